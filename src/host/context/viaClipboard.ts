import * as vscode from 'vscode';
import type { Notifier } from '../../core/ports';
import { Cancelled } from '../expectedError';

/**
 * What a command of VS Code copies: it has no other way to what a terminal or the Search view shows. The text that the
 * clipboard held is put back. Empty where nothing is copied.
 * @throws Cancelled
 */
export async function viaClipboard(notifier: Notifier, command: string): Promise<string> {
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  // What is no text, such as an image, could not be put back: it is the user's to give.
  if (before === '') await mayReplace(notifier);
  // Where nothing is copied, what the clipboard held must not be taken for it.
  else await clipboard.writeText('');
  try {
    await vscode.commands.executeCommand(command);
    return await clipboard.readText();
  } finally {
    // Where nothing was copied, an image may still be there: no empty text takes its place.
    if ((await clipboard.readText()) !== before) await clipboard.writeText(before);
  }
}

/** @throws Cancelled */
async function mayReplace(notifier: Notifier): Promise<void> {
  const { l10n } = vscode;
  const use = l10n.t('Use the clipboard');
  const sentence = l10n.t(
    'This comes by way of the clipboard, which holds no text. If it holds an image or a file, that is lost.',
  );
  if ((await notifier.tell('info', sentence, use)) !== use) throw new Cancelled();
}
