import * as vscode from 'vscode';
import { TurnError } from '../../core/llm/errors';
import { fetchKeyInfo, type KeyInfo } from '../../core/llm/keyInfo';
import { cleanKey, type CleanedKey } from '../../core/llm/keyShape';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { quotaSentence } from '../quotaText';
import type { Command } from './command';

/** Asks for the key, checks it with the provider (which costs no request) and keeps it. A wrong key changes nothing. */
export const setKey: Command = {
  id: 'frugal.setKey',
  run: async (app) => {
    const key = await askKey(app);
    const at = app.clock.now();
    const info = await verify(app, key);
    await app.keys.set(key);
    await app.meter.keyChanged();
    if (info?.freeUsed !== undefined && info.freeLimit !== undefined)
      await app.meter.confirm({ used: info.freeUsed, limit: info.freeLimit }, at);
    await app.session.refresh();
    const quota = quotaSentence(await app.meter.quota(), app.clock.now());
    const sentence = info
      ? vscode.l10n.t('{0} accepts the key. {1}.', app.preset.name, quota)
      : vscode.l10n.t('The key is kept. It was not checked.');
    void app.notifier.tell('info', sentence);
  },
};

async function askKey({ preset }: App): Promise<string> {
  const { l10n } = vscode;
  const pasted = await vscode.window.showInputBox({
    title: l10n.t('API key of {0}', preset.name),
    prompt: l10n.t("Kept in VS Code's secret storage. Checking it costs no request."),
    placeHolder: `${preset.keyExample}…`,
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? undefined : problemOf(cleanKey(text, preset))),
  });
  if (pasted === undefined) throw new Cancelled();
  const cleaned = cleanKey(pasted, preset);
  if (cleaned.key === undefined) throw new ExpectedError(cleaned.problem, [again()]);
  return cleaned.key;
}

function problemOf(cleaned: CleanedKey): string | undefined {
  return cleaned.key === undefined ? cleaned.problem : undefined;
}

/** What the provider says of the key; undefined when it cannot be asked and the user keeps the key all the same. */
async function verify(app: App, key: string): Promise<KeyInfo | undefined> {
  const { preset, settings } = app;
  const { providerUrl } = settings.read();
  try {
    const info = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Frugal: checking the key with {0}', preset.name),
        cancellable: true,
      },
      (_progress, token) => fetchKeyInfo(app, providerUrl, key, toSignal(token), preset),
    );
    if (info.isManagementKey) throw managementKey(app);
    return info;
  } catch (error) {
    if (!(error instanceof TurnError)) throw error;
    if (error.causeName === 'stopped') throw new Cancelled();
    if (error.causeName === 'wrongKey') throw await wrongKey(app, error);
    await offerUnchecked(app, error);
    return undefined;
  }
}

async function wrongKey({ keys, preset }: App, cause: TurnError): Promise<ExpectedError> {
  const { l10n } = vscode;
  const kept = (await keys.key()) === undefined ? '' : ` ${l10n.t('The key you had is kept.')}`;
  const sentence = l10n.t('{0} does not accept this key.', preset.name) + kept;
  return new ExpectedError(sentence, [again(), getOne()], { cause });
}

function managementKey({ preset }: App): ExpectedError {
  return new ExpectedError(
    vscode.l10n.t('This key of {0} manages other keys and cannot ask a model.', preset.name),
    [again(), getOne()],
  );
}

/** @throws Cancelled unless the user keeps the key */
async function offerUnchecked({ notifier, preset }: App, error: TurnError): Promise<void> {
  const { l10n } = vscode;
  const keep = l10n.t('Keep it unchecked');
  const sentence = l10n.t('{0} could not be asked about the key: {1}.', preset.name, error.message);
  const chosen = await notifier.tell('warning', sentence, keep, again().label);
  if (chosen === again().label) await again().run();
  if (chosen !== keep) throw new Cancelled();
}

function again(): ExpectedError['actions'][number] {
  return {
    label: vscode.l10n.t('Try again'),
    run: () => vscode.commands.executeCommand('frugal.setKey'),
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
