import * as vscode from 'vscode';
import { findKey } from '../../core/llm/keyShape';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import { Cancelled, ExpectedError } from '../expectedError';
import { keepKey } from '../keys/keepKey';
import { again } from '../providers/tryProvider';
import type { Command } from './command';

/** Asks for a key, whose shape tells the provider; checks it there (which costs no request) and keeps it. */
export const setKey: Command = {
  id: 'frugal.setKey',
  run: async (app) => {
    const { preset, key } = await askKey();
    await keepKey(app, preset, key);
  },
};

async function askKey(): Promise<{ readonly preset: Preset; readonly key: string }> {
  const { l10n } = vscode;
  const offered = Object.values<Preset>(presets).filter(({ key }) => key?.use === 'needed');
  const pasted = await vscode.window.showInputBox({
    title: l10n.t('API key of {0}', offered.map(({ name }) => name).join(', ')),
    prompt: l10n.t("Kept in VS Code's secret storage. Checking it costs no request."),
    placeHolder: offered.map(({ key }) => `${key?.example ?? ''}…`).join('   '),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? undefined : problemOf(findKey(text, offered))),
  });
  if (pasted === undefined) throw new Cancelled();
  const found = findKey(pasted, offered);
  if ('problem' in found) throw new ExpectedError(found.problem, [again('frugal.setKey')]);
  return found;
}

function problemOf(found: ReturnType<typeof findKey>): string | undefined {
  return 'problem' in found ? found.problem : undefined;
}
