import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';
import { targetDocument } from '../review/targetDocument';

/** Shows where an attachment came from. @throws GoneError */
export async function openAttachment(attachment: Attachment): Promise<void> {
  const { uri, path, languageId, text, chip } = attachment;
  const target = { uri, path, languageId, text, offset: 0, firstLine: 1 };
  const document = await targetDocument(target);
  if (!chip.lines) {
    await vscode.window.showTextDocument(document);
    return;
  }
  const [first, last] = chip.lines;
  const lines = new vscode.Range(first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER);
  await vscode.window.showTextDocument(document, { selection: document.validateRange(lines) });
}
