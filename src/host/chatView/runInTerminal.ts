import * as vscode from 'vscode';
import type { HostNotifier } from '../notifier';
import { ExpectedError } from '../expectedError';

/** Lines that the question shows at most; a dialog that is higher than the window hides its buttons. */
const mostLines = 20;
/** What a terminal could obey, or nobody could see, in the command that was agreed to. */
const unseen = /(?!\t|\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Runs a command in the terminal once the user agreed. `shown` is what the user sees of it, with its secrets masked.
 * @throws ExpectedError
 */
export async function runInTerminal(
  shown: string,
  restore: (text: string) => Promise<string>,
  notifier: Pick<HostNotifier, 'confirm'>,
): Promise<void> {
  const found = unseen.exec(shown)?.[0].codePointAt(0);
  if (found !== undefined) {
    const name = `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
    throw new ExpectedError(
      vscode.l10n.t('This has a sign that nobody sees ({0}), so it is not run.', name),
    );
  }
  const run = vscode.l10n.t('Run');
  const question = vscode.l10n.t('Run this in the terminal? A model wrote it.');
  if ((await notifier.confirm(question, excerpt(shown), run)) !== run) return;
  const terminal = vscode.window.activeTerminal ?? vscode.window.createTerminal();
  terminal.show();
  terminal.sendText(await restore(shown));
}

function excerpt(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= mostLines) return text;
  const more = vscode.l10n.t('… and {0} more lines', lines.length - mostLines);
  return [...lines.slice(0, mostLines), more].join('\n');
}
