import * as vscode from 'vscode';
import { cellPath } from '../../core/cellPath';
import { onWindows } from './isBelow';
import { cellAt, fileOf } from './notebookCell';

/** The path as user and models know it: relative to the workspace, with `/`, and with the cell for a notebook. */
export function pathOf(uri: vscode.Uri): string {
  const cell = cellAt(uri);
  const file = fileOf(uri);
  const relative = vscode.workspace.asRelativePath(file);
  // Outside of the workspace VS Code writes a path as the disk does.
  const path = onWindows(file) ? relative.replaceAll('\\', '/') : relative;
  return cell ? cellPath(path, cell.index + 1) : path;
}

/** The path of its file within the workspace folder that it is in. */
export function pathInFolder(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(fileOf(uri), false);
}

export function documentPath({ uri }: Pick<vscode.TextDocument, 'uri'>): string {
  return pathOf(uri);
}

/** What the user calls a file. */
export function fileName(uri: vscode.Uri | string): string {
  const { path } = typeof uri === 'string' ? vscode.Uri.parse(uri) : uri;
  return path.slice(path.lastIndexOf('/') + 1);
}
