import * as vscode from 'vscode';
import type { Clock } from '../../core/ports';
import { codeAround } from './codeAround';
import { commentAbove } from './commentAbove';
import { symbolAround } from './symbolAround';
import { symbolsOf } from './symbols';

/** A language server that is still starting is not waited for longer. */
const patienceMs = 1500;

/** The lines of the symbol around a position with the comment above it, else of the piece of code around it. */
export async function findCode(
  document: vscode.TextDocument,
  position: vscode.Position,
  clock: Clock,
): Promise<vscode.Range | undefined> {
  const symbol = symbolAround(await symbolsOf(document, clock, patienceMs), position.line);
  const lines = document.getText().split(/\r?\n/);
  if (symbol) return linesRange(document, commentAbove(lines, symbol.first), symbol.last);
  const span = codeAround(lines, position.line);
  return span && linesRange(document, span.first, span.last);
}

/** Whole lines, without the line break of the last one. */
export function linesRange(
  document: vscode.TextDocument,
  first: number,
  last: number,
): vscode.Range {
  return document.validateRange(new vscode.Range(first, 0, last, Number.MAX_SAFE_INTEGER));
}
