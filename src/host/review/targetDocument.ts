import * as vscode from 'vscode';
import type { EditTarget } from '../../core/edits/target';
import { fileName } from '../editor/documentPath';
import { GoneError } from '../editor/errors';

/** Schemes of documents that exist only while they are open. */
const onlyWhileOpen = ['untitled', 'vscode-notebook-cell'];

/**
 * The document that a change is for, as it is now.
 * @throws GoneError
 */
export async function targetDocument({
  uri: text,
}: Pick<EditTarget, 'uri'>): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.parse(text);
  const open = vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === uri.toString(),
  );
  if (onlyWhileOpen.includes(uri.scheme)) {
    if (open) return open;
    throw new GoneError(fileName(uri));
  }
  // A document can outlive its file: writing to it would bring the file back.
  if (!open?.isDirty) await checkExists(uri);
  return open ?? vscode.workspace.openTextDocument(uri);
}

async function checkExists(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch (error) {
    throw new GoneError(fileName(uri), { cause: error });
  }
}
