import * as vscode from 'vscode';
import { fileAccess } from '../fileAccess';
import { fileName } from './documentPath';
import { isChangeable, isInMemory } from './changeable';
import { OutsideWorkspaceError, ReadOnlyError } from './errors';
import { fileOf } from './notebookCell';

/**
 * Resolves when an answer may change the document.
 * @throws ReadOnlyError, OutsideWorkspaceError
 */
export async function checkWritable(uri: vscode.Uri): Promise<void> {
  await checkNotReadOnly(uri);
  const file = savedIn(uri);
  if (file && !(await isInWorkspace(file))) throw new OutsideWorkspaceError(fileName(file));
}

/**
 * Resolves when the user can change the document.
 * @throws ReadOnlyError
 */
export async function checkNotReadOnly(uri: vscode.Uri): Promise<void> {
  const file = savedIn(uri);
  if (file && !(await isWritable(file))) throw new ReadOnlyError(fileName(file));
}

/** The file that the document is kept in; undefined where it is only in memory. */
function savedIn(uri: vscode.Uri): vscode.Uri | undefined {
  const file = fileOf(uri);
  return isInMemory(file.scheme) ? undefined : file;
}

/** Without a folder, what is open is all that there is. Links are followed. */
export async function isInWorkspace(uri: vscode.Uri): Promise<boolean> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return true;
  if (!vscode.workspace.getWorkspaceFolder(uri)) return false;
  if (uri.scheme !== 'file') return true;
  const { isInside, realPath } = await fileAccess();
  const real = await realPath(uri.fsPath);
  const local = folders.filter((folder) => folder.uri.scheme === 'file');
  const roots = await Promise.all(local.map((folder) => realPath(folder.uri.fsPath)));
  return roots.some((root) => real !== undefined && root !== undefined && isInside(real, root));
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
  return uri.scheme !== 'file' || (await fileAccess()).canWrite(uri.fsPath);
}
