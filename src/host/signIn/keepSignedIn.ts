import { l10n } from 'vscode';
import { TurnError } from '../../core/llm/errors';
import { openRouter } from '../../core/llm/presets';
import type { Target } from '../../core/llm/request';
import type { App } from '../app';
import { ExpectedError, type Action } from '../expectedError';
import { keptUnchecked, keyAccepted, keyTaken } from '../keys/keepKey';
import { askProvider, notAsked } from '../providers/tryProvider';

/**
 * Keeps a key that was just made, which nobody has to paste again, and checks it then, which costs no request.
 * @param signIn makes another one @throws ExpectedError: the key is kept, but not known to work
 */
export async function keepSignedIn(app: App, key: string, signIn: Action): Promise<void> {
  const url = app.settings.read().addresses[openRouter.id];
  await app.keys.set(openRouter.id, key);
  await keyTaken(app);
  await check(app, { preset: openRouter, url, key }, signIn);
}

async function check(app: App, target: Target, signIn: Action): Promise<void> {
  const at = app.clock.now();
  try {
    await keyAccepted(app, target, await askProvider(app, target), at);
  } catch (error) {
    if (!(error instanceof TurnError)) throw error;
    const again = { label: l10n.t('Try again'), run: () => check(app, target, signIn) };
    const actions = error.causeName === 'wrongKey' ? [again, signIn] : [again];
    throw new ExpectedError(sentenceOf(target, error), actions, { cause: error });
  }
}

function sentenceOf({ preset }: Target, error: TurnError): string {
  if (error.causeName === 'stopped') return keptUnchecked();
  if (error.causeName === 'wrongKey')
    return l10n.t('{0} does not accept the new key yet. It is kept.', preset.name);
  return `${notAsked(preset, error)} ${keptUnchecked()}`;
}
