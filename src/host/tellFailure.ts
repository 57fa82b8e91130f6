import * as vscode from 'vscode';
import { CatalogueError, isUnreached } from '../core/catalogue/catalogueError';
import { TurnError } from '../core/llm/errors';
import { toFailure } from '../core/llm/toFailure';
import type { Logger, Notifier } from '../core/ports';
import { StorageError } from '../core/storageError';
import { joinSentences } from '../shared/joinSentences';
import { pageStrings } from '../shared/strings';
import { inBrowser } from '../core/inBrowser';
import type { ReachAction } from '../shared/protocol';
import { ExpectedError } from './expectedError';
import { reachModels } from './networkSettings';

interface Teller extends Notifier {
  run(action: () => unknown): Promise<void>;
}

/** Says what went wrong and offers what helps; a bug goes to the log with its stack. */
export async function tellFailure(error: unknown, notifier: Teller, log: Logger): Promise<void> {
  if (error instanceof ExpectedError) {
    const labels = error.actions.map(({ label }) => label);
    const chosen = await notifier.tell(error.severity, error.message, ...labels);
    const action = error.actions.find(({ label }) => label === chosen);
    if (action) await notifier.run(action.run);
    return;
  }
  if (isKnown(error)) {
    log.info(`${error.name}: ${error.message}`);
    const ways = isUnreached(error) ? waysToModels() : {};
    const sentence = joinSentences([sentenceOf(error), ...reachOf(error)]);
    const chosen = await notifier.tell('warning', sentence, ...Object.keys(ways));
    const way = ways[chosen ?? ''];
    if (way) await notifier.run(reachModels[way]);
    return;
  }
  log.error('unexpected failure', error);
  const showLog = vscode.l10n.t('Show log');
  const reason = error instanceof Error ? error.message : String(error);
  const sentence = vscode.l10n.t('Frugal met an error that it did not expect: {0}', reason);
  const chosen = await notifier.tell('error', sentence, showLog);
  if (chosen === showLog) await vscode.commands.executeCommand('frugal.showLog');
}

/** What helps where the models cannot be fetched, by what it is called. */
function waysToModels(): Readonly<Record<string, ReachAction>> {
  return {
    [vscode.l10n.t('Try again')]: 'refreshModels',
    ...(!inBrowser && { [vscode.l10n.t('Proxy settings')]: 'openProxySettings' }),
    [vscode.l10n.t('Change the address')]: 'changeAddress',
  };
}

/** What helps in a browser; the failure of a turn says so itself. */
function reachOf(error: Error): readonly string[] {
  const isSaid = !inBrowser || !(error instanceof CatalogueError);
  return isSaid ? [] : [vscode.l10n.t(pageStrings.reachInBrowser)];
}

/** Failures of the core: their messages are sentences, or have some. */
function isKnown(error: unknown): error is TurnError | CatalogueError | StorageError {
  return (
    error instanceof TurnError || error instanceof CatalogueError || error instanceof StorageError
  );
}

function sentenceOf(error: TurnError | CatalogueError | StorageError): string {
  if (!(error instanceof TurnError)) return error.message;
  const context = { modelName: vscode.l10n.t('The model'), now: Date.now(), requestsUsed: 0 };
  const { title, detail } = toFailure(error, context);
  return vscode.l10n.t('{0}. {1}', title, detail);
}
