import * as vscode from 'vscode';
import { cellAt } from '../editor/notebookCell';
import type { ProposedDocument } from './proposedDocument';

/** Brings up the file of a proposal with its first change in sight. */
export async function reveal({ file, document, hunks }: ProposedDocument): Promise<void> {
  const shown = document ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri)));
  const first = hunks.find(({ status }) => status === 'made' || status === 'open');
  const offset = first?.offset ?? hunks[0]?.offset ?? 0;
  const end = offset + (first?.replacement.length ?? 0);
  await showRange(shown, new vscode.Range(shown.positionAt(offset), shown.positionAt(end)));
}

/** Brings up a document, or the cell that it is, with the cursor where a place begins: what is selected, a key would replace. */
export async function showRange(document: vscode.TextDocument, range: vscode.Range): Promise<void> {
  const cell = cellAt(document.uri);
  if (!cell) {
    // Not as a preview: it would take the place of the review.
    const selection = new vscode.Range(range.start, range.start);
    const editor = await vscode.window.showTextDocument(document, { selection, preview: false });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  await vscode.window.showNotebookDocument(cell.notebook, {
    selections: [new vscode.NotebookRange(cell.index, cell.index + 1)],
  });
}
