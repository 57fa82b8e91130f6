import { l10n } from 'vscode';
import type { KeyInfo } from '../../core/llm/keyInfo';
import type { Preset } from '../../core/llm/preset';
import { openRouter } from '../../core/llm/presets';
import type { Target } from '../../core/llm/request';
import type { Quota } from '../../shared/quota';
import type { App } from '../app';
import { setContextKeys } from '../contextKeys';
import { quotaSentence } from '../quota/quotaText';
import { tryProvider } from '../providers/tryProvider';
import { RunningSignIn } from '../signIn/runningSignIn';
import type { TriedKey } from './askKey';

/** Checks a key at its provider, which costs no request, and keeps it. @throws ExpectedError, Cancelled */
export async function keepKey(app: App, preset: Preset, key: string): Promise<void> {
  const target = { preset, url: app.settings.read().addresses[preset.id], key };
  const at = app.clock.now();
  await keepTried(app, { target, info: await tryProvider(app, target), at });
}

/** Keeps a key that was tried, and says what its provider says of it. */
export async function keepTried(app: App, { target, info, at }: TriedKey): Promise<void> {
  await app.keys.set(target.preset.id, target.key);
  if (target.preset.id === openRouter.id) RunningSignIn.giveWay();
  if (info) return keyAccepted(app, target, info, at);
  await keyTaken(app);
  void app.notifier.tell('info', keptUnchecked());
}

/** Says that the provider accepts the key that asks now. @param at when it was asked, in epoch milliseconds */
export async function keyAccepted(
  app: App,
  target: Target,
  info: KeyInfo,
  at: number,
): Promise<void> {
  await app.meter.keyChanged();
  const quota = await confirm(app, target, info, at);
  await show(app, info.spendingLimit === 0);
  const sentence = sentenceOf(target.preset, quota && quotaSentence(quota, app.clock.now()));
  void app.notifier.tell('info', sentence);
}

/** A key asks from now on of which its provider has said nothing. */
export async function keyTaken(app: App): Promise<void> {
  await app.meter.keyChanged();
  await show(app, false);
}

async function show({ session }: App, isCapped: boolean): Promise<void> {
  await session.refresh();
  await setContextKeys({ 'frugal.keyIsCapped': isCapped });
}

export function keptUnchecked(): string {
  return l10n.t('The key is kept. It was not checked.');
}

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
  if (quota !== undefined) return l10n.t('{0} accepts the key. {1}.', name, quota);
  if (limits === 'keyInfo') return l10n.t('{0} accepts the key.', name);
  return l10n.t('{0} accepts the key. Pick one of its models to use it.', name);
}
