import * as vscode from 'vscode';
import type { Clock } from '../core/ports';

/** Milliseconds until work counts as long: what is done sooner shows nothing. */
const soonMs = 400;

/**
 * Does what may take long: then VS Code shows its progress with a *Cancel*, and the signal comes when that is pressed.
 * @param work rejects with the signal's reason, or has done all that it was to do
 */
export async function longWork<T>(
  { clock }: { readonly clock: Clock },
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const doing = work(abort.signal);
  const timer = clock.after(soonMs, () => {
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
      token.onCancellationRequested(() => abort.abort());
      // Whoever asked for it hears how it went.
      await doing.catch(() => undefined);
    });
  });
  try {
    return await doing;
  } finally {
    timer.dispose();
  }
}
