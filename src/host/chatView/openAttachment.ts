import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';
import { targetDocument } from '../review/targetDocument';
import { showAttachmentText } from './attachmentDocuments';

/** Shows where an attachment came from. @throws GoneError */
export async function openAttachment(attachment: Attachment): Promise<void> {
  const { uri, chip } = attachment;
  if (uri === '') return showAttachmentText(attachment);
  const document = await targetDocument({ uri });
  if (!chip.lines) {
    await vscode.window.showTextDocument(document);
    return;
  }
  const [first, last] = chip.lines;
  const lines = new vscode.Range(first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER);
  await vscode.window.showTextDocument(document, { selection: document.validateRange(lines) });
}
