import * as vscode from 'vscode';
import type { Notifier } from '../core/ports';
import type { SetAside } from '../core/storageError';

/** Tells that a new file for chats was started, and where the old one is. */
export async function tellSetAside(notifier: Notifier, { path, cause }: SetAside): Promise<void> {
  const { l10n } = vscode;
  const reveal = l10n.t('Show the old file');
  const sentence =
    cause === 'corrupt'
      ? l10n.t(
          'The file with your chats was damaged. Frugal started a new one; the old one is {0}.',
          path,
        )
      : l10n.t(
          'The file with your chats comes from a newer Frugal. This one started a new file; the other one is {0}.',
          path,
        );
  // Elsewhere there is nothing that could show a file.
  const ways = vscode.env.uiKind === vscode.UIKind.Desktop ? [reveal] : [];
  if ((await notifier.tell('warning', sentence, ...ways)) !== reveal) return;
  await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(path));
}
