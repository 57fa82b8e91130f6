import * as vscode from 'vscode';
import { canWrite } from '../node/fileAccess';
import { fileName } from './documentPath';
import { isChangeable, isInMemory } from './changeable';
import { ReadOnlyError } from './errors';

/**
 * Resolves when the document can be changed.
 * @throws ReadOnlyError
 */
export async function checkWritable(uri: vscode.Uri): Promise<void> {
  if (uri.scheme === 'vscode-notebook-cell') return checkNotebook(uri);
  if (isInMemory(uri.scheme)) return;
  if (!(await isWritable(uri))) throw new ReadOnlyError(fileName(uri));
}

async function checkNotebook(cell: vscode.Uri): Promise<void> {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some(({ document }) => document.uri.toString() === cell.toString()),
  );
  if (notebook && !notebook.isUntitled) await checkWritable(notebook.uri);
}

async function isWritable(uri: vscode.Uri): Promise<boolean> {
  if (!isChangeable(uri.scheme)) return false;
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    if (permissions === vscode.FilePermission.Readonly) return false;
  } catch {
    // A file that is gone is noticed, and said better, where it is opened.
    return true;
  }
  // VS Code does not tell extensions about a file's own permissions.
  return uri.scheme !== 'file' || canWrite(uri.fsPath);
}
