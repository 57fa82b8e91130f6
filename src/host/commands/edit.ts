import * as vscode from 'vscode';
import type { App } from '../app';
import { Cancelled } from '../expectedError';
import { checkProvider } from '../tasks/checkProvider';
import { codeToChange } from '../tasks/codeToChange';
import { runCodeTask } from '../tasks/runCodeTask';
import { textArgument, type Command } from './command';

/** One request for a change in the user's own words, which are asked for unless they come as `{ instruction }`. */
export const edit: Command = {
  id: 'frugal.edit',
  run: async (app: App, ...args) => {
    const code = await codeToChange(app);
    const text = textArgument(args[0], 'instruction') ?? (await askInstruction(app));
    await runCodeTask(app, { task: 'edit', code, text, replaces: true });
  },
};

async function askInstruction(app: App): Promise<string> {
  await checkProvider(app);
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Edit (1 request)'),
    prompt: vscode.l10n.t('What should change? You see every change before it is made.'),
    placeHolder: vscode.l10n.t('Return early when the list is empty'),
  });
  if (text === undefined || text.trim() === '') throw new Cancelled();
  return text.trim();
}
