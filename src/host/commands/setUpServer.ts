import * as vscode from 'vscode';
import { cleanKey } from '../../core/llm/keyShape';
import type { KeyRule, Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import { askAddress } from '../providers/askAddress';
import { Cancelled } from '../expectedError';
import { pickProvider } from '../providers/pickProvider';
import { agreeToPrices } from '../providers/agreeToPrices';
import { tryProvider } from '../providers/tryProvider';
import { tellSetUp } from '../providers/tellSetUp';
import type { Command } from './command';

/** Sets up a server of the user's own: on this machine, or a gateway. Nothing is asked of it before. Costs no request. */
export const setUpServer: Command = {
  id: 'frugal.setUpServer',
  run: async (app) => {
    const { l10n } = vscode;
    const offered = Object.values<Preset>(presets).filter(({ url }) => url === '');
    const preset = await pickProvider(l10n.t('Which server?'), offered);
    if (preset === undefined) throw new Cancelled();
    const url = await askAddress(app.settings, preset);
    const key = preset.key && (await askOptionalKey(preset, preset.key));
    const headers = app.settings.read().headers[preset.id] ?? {};
    await tryProvider(app, { preset, url, headers, ...(key !== undefined && { key }) });
    if (preset.prices === 'unseen') await agreeToPrices(app, url);
    if (key !== undefined) await app.keys.set(preset.id, key);
    await app.settings.setAddress(preset.id, url);
    await app.session.refresh();
    tellSetUp(app, preset);
  },
};

/** Undefined where the server wants none. @throws Cancelled */
async function askOptionalKey({ name }: Preset, rule: KeyRule): Promise<string | undefined> {
  const { l10n } = vscode;
  const pasted = await vscode.window.showInputBox({
    title: l10n.t('API key of {0}', name),
    prompt: l10n.t("Kept in VS Code's secret storage. Leave it empty if the server wants none."),
    password: true,
    ignoreFocusOut: true,
  });
  if (pasted === undefined) throw new Cancelled();
  return pasted.trim() === '' ? undefined : cleanKey(pasted, name, rule).key;
}
