import * as vscode from 'vscode';
import type { KeyInfo } from '../../core/llm/keyInfo';
import { findKey } from '../../core/llm/keyShape';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import type { Target } from '../../core/llm/request';
import type { Quota } from '../../shared/quota';
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
    const target = { preset, url: app.settings.read().addresses[preset.id], key };
    const at = app.clock.now();
    const info = await tryProvider(app, target);
    await app.keys.set(preset.id, key);
    await app.meter.keyChanged();
    const quota = info && (await confirm(app, target, info, at));
    await app.session.refresh();
    const sentence = info
      ? sentenceOf(preset, quota && quotaSentence(quota, app.clock.now()))
      : vscode.l10n.t('The key is kept. It was not checked.');
    void app.notifier.tell('info', sentence);
  },
};

/** Undefined where the provider does not tell it with the key. */
async function confirm(
  { meter }: App,
  target: Target,
  { freeUsed: used, freeLimit: limit }: KeyInfo,
  at: number,
): Promise<Quota | undefined> {
  if (used === undefined || limit === undefined) return undefined;
  return meter.confirm(target, { used, limit }, at);
}

function sentenceOf({ name, limits }: Preset, quota: string | undefined): string {
  const { l10n } = vscode;
  if (quota !== undefined) return l10n.t('{0} accepts the key. {1}.', name, quota);
  if (limits === 'keyInfo') return l10n.t('{0} accepts the key.', name);
  return l10n.t('{0} accepts the key. Pick one of its models to use it.', name);
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
