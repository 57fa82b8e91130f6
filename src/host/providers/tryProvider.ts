import * as vscode from 'vscode';
import { TurnError } from '../../core/llm/errors';
import { toFailure } from '../../core/llm/toFailure';
import { fetchKeyInfo, type KeyInfo, type KeyInfoDeps } from '../../core/llm/keyInfo';
import type { Preset } from '../../core/llm/preset';
import type { Target } from '../../core/llm/request';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';

/** What the provider says of the key; undefined when it cannot be asked and the user keeps the key all the same. */
export async function tryProvider(app: App, target: Target): Promise<KeyInfo | undefined> {
  const { preset } = target;
  try {
    const info = await askProvider(app, target);
    const refusal = await keyRefusal(app, preset, info);
    if (refusal !== undefined) throw refused(preset, refusal);
    return info;
  } catch (error) {
    if (!(error instanceof TurnError)) throw error;
    if (error.causeName === 'stopped') throw new Cancelled();
    const refusal = await keyRefusal(app, preset, error);
    if (refusal !== undefined) throw refused(preset, refusal, error);
    await offerUnchecked(app, preset, error);
    return undefined;
  }
}

/** The same, without a word about what went wrong. @throws TurnError, `stopped` where the user cancels */
export async function askProvider(deps: KeyInfoDeps, target: Target): Promise<KeyInfo> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Frugal: asking {0}', target.preset.name),
      cancellable: true,
    },
    (_progress, token) => fetchKeyInfo(deps, target, toSignal(token)),
  );
}

/** Why it could not be asked. */
export function notAsked({ name }: Preset, error: TurnError): string {
  const context = { modelName: name, now: Date.now(), requestsUsed: 0 };
  return vscode.l10n.t('{0} could not be asked: {1}.', name, toFailure(error, context).title);
}

/** Why a key is of no use, by what its provider said of it; undefined where nothing is wrong with the key. */
export async function keyRefusal(
  { keys }: App,
  { id, name }: Preset,
  said: KeyInfo | TurnError,
): Promise<string | undefined> {
  const { l10n } = vscode;
  if (!(said instanceof TurnError))
    return said.isManagementKey
      ? l10n.t('This key of {0} manages other keys and cannot ask a model.', name)
      : undefined;
  if (said.causeName !== 'wrongKey') return undefined;
  const sentence = l10n.t('{0} does not accept this key.', name);
  const before = await keys.key(id);
  return before === undefined ? sentence : `${sentence} ${l10n.t('The key you had is kept.')}`;
}

function refused(preset: Preset, sentence: string, cause?: TurnError): ExpectedError {
  return new ExpectedError(sentence, [again(commandOf(preset)), getOne()], { cause });
}

/** @throws Cancelled unless the user keeps the key */
async function offerUnchecked({ notifier }: App, preset: Preset, error: TurnError): Promise<void> {
  const { l10n } = vscode;
  const retry = again(commandOf(preset));
  const keep = preset.key ? l10n.t('Keep it unchecked') : l10n.t('Set it up all the same');
  const chosen = await notifier.tell('warning', notAsked(preset, error), keep, retry.label);
  if (chosen === retry.label) await retry.run();
  if (chosen !== keep) throw new Cancelled();
}

/** A server of the user's own has an address to be asked for, all others have a fixed one. */
function commandOf({ url }: Preset): string {
  return url === '' ? 'frugal.setUpServer' : 'frugal.setKey';
}

function again(command: string): ExpectedError['actions'][number] {
  return {
    label: vscode.l10n.t('Try again'),
    run: () => vscode.commands.executeCommand(command),
  };
}

function getOne(): ExpectedError['actions'][number] {
  return {
    label: vscode.l10n.t('Get a key'),
    run: () => vscode.commands.executeCommand('frugal.getKey'),
  };
}

function toSignal(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}
