import * as vscode from 'vscode';
import type { EditTarget } from '../../core/edits/target';
import { fileName } from '../editor/documentPath';
import { isInMemory } from '../editor/changeable';
import { GoneError, NotebookError } from '../editor/errors';
import { isCell, isNotebook, openCell } from '../editor/notebookCell';

/**
 * The document that a change is for, as it is now.
 * @throws GoneError, NotebookError
 */
export async function targetDocument({
  uri: text,
}: Pick<EditTarget, 'uri'>): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.parse(text);
  const open = vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === uri.toString(),
  );
  if (isInMemory(uri.scheme)) {
    const document = open ?? (isCell(uri) ? await openCell(uri) : undefined);
    if (document) return document;
    throw new GoneError(fileName(uri));
  }
  if (isNotebook(uri)) throw new NotebookError(fileName(uri));
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
