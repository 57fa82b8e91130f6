import * as vscode from 'vscode';
import type { EditTarget } from '../../core/edits/target';
import type { Clock } from '../../core/ports';
import { createAttachment, type Attachment } from '../../core/prompt/attachment';
import { documentPath, fileName } from './documentPath';
import { NoEditorError, NotTextError, NothingSelectedError, TooLargeFileError } from './errors';
import { findCode, linesRange } from './findCode';
import { selectedCell } from './notebookCell';

/** Characters. Beyond it a file is never attached as a whole. */
export const largestFile = 1_000_000;

/** A range of a document that is not empty. */
export interface Code {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/** A document that somebody works on, and what is selected in it. */
export type ActiveEditor = Pick<vscode.TextEditor, 'document' | 'selection'>;

/**
 * The editor to work on; a cell that is selected in a notebook is meant as a whole.
 * @throws NoEditorError, NotTextError
 */
export function activeEditor(): ActiveEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor) return editor;
  const cell = selectedCell();
  if (cell) return { document: cell.document, selection: wholeOf(cell.document) };
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom) throw new NotTextError(fileName(input.uri));
  // VS Code keeps files of more than 50 MB to itself.
  if (input instanceof vscode.TabInputText) throw new TooLargeFileError(fileName(input.uri));
  throw new NoEditorError();
}

/**
 * The selection; without one, the symbol or the piece of code under the cursor.
 * @throws NoEditorError, NotTextError, NothingSelectedError
 */
export async function codeOfEditor(
  { document, selection }: ActiveEditor,
  clock: Clock,
): Promise<Code> {
  const range = selection.isEmpty
    ? await findCode(document, selection.active, clock)
    : new vscode.Range(selection.start, selection.end);
  if (!range || document.getText(range).trim() === '') throw new NothingSelectedError();
  checkText(document, range);
  return { document, range };
}

/** The function or the piece of code around a problem, and at least the problem's own lines. */
export async function codeOfProblem(
  document: vscode.TextDocument,
  problem: vscode.Range,
  clock: Clock,
): Promise<Code> {
  const around = await findCode(document, problem.start, clock);
  return wholeLines({ document, range: around ? around.union(problem) : problem });
}

/** The same code as whole lines; a line that the selection only touches with its end is left out. */
export function wholeLines({ document, range }: Code): Code {
  const { start, end } = range;
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { document, range: linesRange(document, start.line, last) };
}

/** @throws NotTextError */
export function attachCode({ document, range }: Code, automatic = false): Attachment {
  checkText(document, range);
  const last =
    range.end.character === 0 && range.end.line > range.start.line
      ? range.end.line
      : range.end.line + 1;
  return createAttachment({
    id: crypto.randomUUID(),
    uri: document.uri.toString(),
    path: documentPath(document),
    languageId: document.languageId,
    text: document.getText(range),
    lines: [range.start.line + 1, last],
    automatic,
  });
}

/** @throws TooLargeFileError, NotTextError, NothingSelectedError */
export function attachDocument(document: vscode.TextDocument): Attachment {
  const text = document.getText();
  if (text.length > largestFile) throw new TooLargeFileError(fileName(document.uri));
  if (text.trim() === '') throw new NothingSelectedError();
  checkText(document);
  return createAttachment({
    id: crypto.randomUUID(),
    uri: document.uri.toString(),
    path: documentPath(document),
    languageId: document.languageId,
    text,
  });
}

/** Whole lines, to be replaced. */
export function targetOf(code: Code): EditTarget {
  const { document, range } = wholeLines(code);
  return {
    uri: document.uri.toString(),
    path: documentPath(document),
    languageId: document.languageId,
    text: document.getText(range),
    offset: document.offsetAt(range.start),
    firstLine: range.start.line + 1,
  };
}

function wholeOf(document: vscode.TextDocument): vscode.Selection {
  const { end } = document.lineAt(document.lineCount - 1).range;
  return new vscode.Selection(new vscode.Position(0, 0), end);
}

function checkText(document: vscode.TextDocument, range?: vscode.Range): void {
  if (document.getText(range).includes('\0')) throw new NotTextError(fileName(document.uri));
}
