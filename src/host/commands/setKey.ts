import * as vscode from 'vscode';
import type { KeyInfo } from '../../core/llm/keyInfo';
import { findKey } from '../../core/llm/keyShape';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { quotaSentence } from '../quotaText';
import { again, tryProvider } from '../tryProvider';
import type { Command } from './command';

/** Asks for a key, whose shape tells the provider; checks it there (which costs no request) and keeps it. */
export const setKey: Command = {
  id: 'frugal.setKey',
  run: async (app) => {
    const { preset, key } = await askKey();
    const url = app.settings.read().addresses[preset.id];
    const at = app.clock.now();
    const info = await tryProvider(app, { preset, url, key });
    await app.keys.set(preset.id, key);
    await app.meter.keyChanged();
    if (info?.freeUsed !== undefined && info.freeLimit !== undefined)
      await app.meter.confirm({ used: info.freeUsed, limit: info.freeLimit }, at);
    await app.session.refresh();
    void app.notifier.tell('info', await sentenceOf(app, preset, info));
  },
};

async function sentenceOf(app: App, preset: Preset, info: KeyInfo | undefined): Promise<string> {
  const { l10n } = vscode;
  const { name, limits } = preset;
  if (!info) return l10n.t('The key is kept. It was not checked.');
  if (limits !== 'keyInfo')
    return l10n.t('{0} accepts the key. Pick one of its models to use it.', name);
  const quota = quotaSentence(await app.meter.quota(), app.clock.now());
  return l10n.t('{0} accepts the key. {1}.', name, quota);
}

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
