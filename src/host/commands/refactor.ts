import * as vscode from 'vscode';
import type { App } from '../app';
import { attachCode, type Code } from '../editor/readCode';
import { Cancelled } from '../expectedError';
import { priceText } from '../quota/price';
import { checkProvider } from '../tasks/checkProvider';
import { codeToChange } from '../tasks/codeToChange';
import { runCodeTask } from '../tasks/runCodeTask';
import { pickWish, type Wish } from '../tasks/askWish';
import { givenWish, type Command } from './command';

/** One request for a replacement of whole lines. What to do is asked, unless it comes as `{ instruction }`. */
export const refactor: Command = {
  id: 'frugal.refactor',
  run: async (app: App, ...args) => {
    const code = await codeToChange(app);
    const { text, how } = givenWish(args[0]) ?? (await askWish(app, code));
    await runCodeTask(app, { task: 'refactor', code, text, replaces: true }, how);
  },
};

async function askWish(app: App, code: Code): Promise<Wish> {
  await checkProvider(app);
  const { l10n } = vscode;
  const { name, lines: [first, last] = [1, 1] } = attachCode(code).chip;
  const price = priceText(app.settings.read().maxRequestsPerTurn);
  const wish = await pickWish({
    title: l10n.t('Refactor {0}, lines {1} to {2} ({3})', name, first, last, price),
    placeholder: l10n.t('What should change? Pick one, or type your own words'),
    suggestions: [
      { label: l10n.t('Make it simpler'), icon: 'sparkle' },
      { label: l10n.t('Give things better names'), icon: 'symbol-string' },
      { label: l10n.t('Split it into smaller functions'), icon: 'split-horizontal' },
      { label: l10n.t('Remove what is said twice'), icon: 'copy' },
      { label: l10n.t('Handle errors and edge cases'), icon: 'shield' },
      { label: l10n.t('Use the features of the current language version'), icon: 'history' },
      { label: l10n.t('Make it faster without changing what it does'), icon: 'dashboard' },
    ],
  });
  if (!wish) throw new Cancelled();
  return wish;
}
