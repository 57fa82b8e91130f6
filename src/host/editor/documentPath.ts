import * as vscode from 'vscode';

/** The document's path as the user knows it: relative to the workspace, with the cell for a notebook. */
export function documentPath(document: vscode.TextDocument): string {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some((cell) => cell.document === document),
  );
  if (!notebook) return vscode.workspace.asRelativePath(document.uri);
  const index = notebook.getCells().findIndex((cell) => cell.document === document);
  return vscode.l10n.t('{0} (cell {1})', vscode.workspace.asRelativePath(notebook.uri), index + 1);
}

/** What the user calls a file. */
export function fileName(uri: vscode.Uri | string): string {
  const { path } = typeof uri === 'string' ? vscode.Uri.parse(uri) : uri;
  return path.slice(path.lastIndexOf('/') + 1);
}
