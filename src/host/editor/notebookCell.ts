import * as vscode from 'vscode';

const scheme = 'vscode-notebook-cell';

/** The cell of an open notebook that a document is. */
export function cellAt(uri: vscode.Uri): vscode.NotebookCell | undefined {
  if (!isCell(uri)) return undefined;
  const key = uri.toString();
  return vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find(({ document }) => document.uri.toString() === key);
}

/** The document of a cell, whose notebook may have been closed since; undefined where it is gone. */
export async function openCell(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (!cellAt(uri)) await openNotebook(fileOf(uri));
  return cellAt(uri)?.document;
}

async function openNotebook(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.openNotebookDocument(uri);
  } catch {
    // It was deleted or moved, or was never saved.
  }
}

/** The cell that is selected, where nobody types in one. */
export function selectedCell(): vscode.NotebookCell | undefined {
  const { notebook, selection } = vscode.window.activeNotebookEditor ?? {};
  return selection && !selection.isEmpty ? notebook?.cellAt(selection.start) : undefined;
}

export function isNotebook(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.notebookDocuments.some((notebook) => notebook.uri.toString() === key);
}

export function isCell({ scheme: found }: vscode.Uri): boolean {
  return found === scheme;
}

/** Where what a document shows is kept: of a cell, its notebook. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  if (!isCell(uri)) return uri;
  const notebook = cellAt(uri)?.notebook.uri;
  // The cell of a notebook that was closed has its path, and no more.
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  return notebook ?? uri.with({ scheme: root?.scheme ?? 'file', fragment: '' });
}
