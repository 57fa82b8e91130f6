import * as vscode from 'vscode';
import { CatalogueError } from '../core/catalogue/catalogueError';
import { TurnError } from '../core/llm/errors';
import type { Logger, Notifier } from '../core/ports';
import { StorageError } from '../core/storageError';
import { Cancelled, ExpectedError } from './expectedError';

type Show = (sentence: string, ...actions: readonly string[]) => Thenable<string | undefined>;

const show: Readonly<Record<'info' | 'warning' | 'error', Show>> = {
  info: (...message) => vscode.window.showInformationMessage(...message),
  warning: (...message) => vscode.window.showWarningMessage(...message),
  error: (...message) => vscode.window.showErrorMessage(...message),
};

/** Says things outside the chat, and turns whatever a command threw into what the user sees. */
export class HostNotifier implements Notifier {
  constructor(private readonly log: Logger) {}

  async tell(
    severity: keyof typeof show,
    sentence: string,
    ...actions: readonly string[]
  ): Promise<string | undefined> {
    return show[severity](sentence, ...actions);
  }

  /** Runs what the user asked for. It never rejects: cancellation is quiet, the rest is said. */
  async run(action: () => unknown): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (isCancellation(error)) return;
      // Not awaited: a notification may stay for minutes, and the command has ended.
      void this.say(error);
    }
  }

  private async say(error: unknown): Promise<void> {
    if (error instanceof ExpectedError) {
      const labels = error.actions.map(({ label }) => label);
      const chosen = await this.tell('warning', error.message, ...labels);
      const action = error.actions.find(({ label }) => label === chosen);
      if (action) await this.run(action.run);
      return;
    }
    if (isKnown(error)) {
      this.log.info(`${error.name}: ${error.message}`);
      await this.tell('warning', await sentenceOf(error));
      return;
    }
    this.log.error('unexpected failure', error);
    const showLog = vscode.l10n.t('Show log');
    const reason = error instanceof Error ? error.message : String(error);
    const sentence = vscode.l10n.t('Frugal met an error that it did not expect: {0}', reason);
    const chosen = await this.tell('error', sentence, showLog);
    if (chosen === showLog) await vscode.commands.executeCommand('frugal.showLog');
  }
}

/** Failures of the core: their messages are sentences, or have some. */
function isKnown(error: unknown): error is TurnError | CatalogueError | StorageError {
  return (
    error instanceof TurnError || error instanceof CatalogueError || error instanceof StorageError
  );
}

async function sentenceOf(error: TurnError | CatalogueError | StorageError): Promise<string> {
  if (!(error instanceof TurnError)) return error.message;
  const context = { modelName: vscode.l10n.t('The model'), now: Date.now(), requestsUsed: 0 };
  const { toFailure } = await import('../core/llm/toFailure');
  const { title, detail } = toFailure(error, context);
  return `${title}. ${detail}`;
}

function isCancellation(error: unknown): boolean {
  return (
    error instanceof Cancelled ||
    error instanceof vscode.CancellationError ||
    (error instanceof Error && error.name === 'AbortError')
  );
}
