import * as vscode from 'vscode';
import type { Preset } from '../../core/llm/preset';
import { Cancelled } from '../expectedError';
import { apiAddress } from '../settingValues';
import type { SettingsReader } from '../settings';

/** What was typed last in this window, by the id of its preset: whoever tries again need not type it again. */
const typedLast = new Map<string, string>();

/** Asks where a server of the user's own is. @throws Cancelled */
export async function askAddress(settings: SettingsReader, preset: Preset): Promise<string> {
  const { l10n } = vscode;
  const { id, name, exampleUrl = '', runsHere } = preset;
  const known = typedLast.get(id) ?? settings.read().addresses[id];
  const typed = await vscode.window.showInputBox({
    title: l10n.t('Address of {0}', name),
    prompt: l10n.t('Where its OpenAI-compatible API begins. Only https, or http to this machine.'),
    placeHolder: exampleUrl,
    value: known === '' && runsHere ? exampleUrl : known,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || apiAddress(text.trim()) !== undefined
        ? undefined
        : l10n.t('Frugal does not send anything there: it must be https, or http to this machine.'),
  });
  const address = apiAddress(typed?.trim());
  if (address === undefined) throw new Cancelled();
  typedLast.set(id, address);
  return address;
}
