import * as vscode from 'vscode';
import { canWrite } from '../node/fileAccess';
import { fileName } from './documentPath';
import { ReadOnlyError } from './errors';

/** These have no file: they are written in memory. */
const inMemory = ['untitled', 'vscode-notebook-cell'];

/**
 * Resolves when the document can be changed.
 * @throws ReadOnlyError
 */
export async function checkWritable(uri: vscode.Uri): Promise<void> {
  if (uri.scheme === 'vscode-notebook-cell') return checkNotebook(uri);
  if (inMemory.includes(uri.scheme)) return;
  if (!(await isWritable(uri))) throw new ReadOnlyError(fileName(uri));
}

async function checkNotebook(cell: vscode.Uri): Promise<void> {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some(({ document }) => document.uri.toString() === cell.toString()),
  );
  if (notebook && !notebook.isUntitled) await checkWritable(notebook.uri);
}

async function isWritable(uri: vscode.Uri): Promise<boolean> {
  // False for a read-only file system, undefined for what is no file system: output, git, our own proposals.
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return false;
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
