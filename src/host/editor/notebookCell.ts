import * as vscode from 'vscode';

const scheme = 'vscode-notebook-cell';

/** The cell of an open notebook that a document is. */
export function cellAt(uri: vscode.Uri): vscode.NotebookCell | undefined {
  if (uri.scheme !== scheme) return undefined;
  const key = uri.toString();
  return vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find(({ document }) => document.uri.toString() === key);
}

/** Where what a document shows is kept: of a cell, its notebook. */
export function fileOf(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== scheme) return uri;
  const notebook = cellAt(uri)?.notebook.uri;
  // The cell of a notebook that was closed has its path, and no more.
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  return notebook ?? uri.with({ scheme: root?.scheme ?? 'file', fragment: '' });
}
