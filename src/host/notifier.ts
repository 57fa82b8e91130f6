import * as vscode from 'vscode';
import type { Logger, Notifier } from '../core/ports';
import { Cancelled } from './expectedError';

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

  /** Asks in a dialog of the window, which has a *Cancel* of its own. */
  async confirm(
    sentence: string,
    detail: string,
    ...actions: readonly string[]
  ): Promise<string | undefined> {
    const options = { modal: true, detail };
    return vscode.window.showInformationMessage(sentence, options, ...actions);
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
    // Nobody needs the sentences of all failures before the first one.
    const { tellFailure } = await import('./tellFailure');
    await tellFailure(error, this, this.log);
  }
}

function isCancellation(error: unknown): boolean {
  return (
    error instanceof Cancelled ||
    error instanceof vscode.CancellationError ||
    (error instanceof Error && error.name === 'AbortError')
  );
}
