import * as vscode from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
import { insertionMark } from '../../core/prompt/answerFormats';
import type { App } from '../app';
import { attachCode, targetOf } from '../editor/readCode';

/** Where whole lines can come in. */
export interface Gap {
  readonly document: vscode.TextDocument;
  /** 0-based. */
  readonly line: number;
  /** `at`: the line is blank and is filled. */
  readonly where: 'at' | 'above' | 'below';
}

/** Lines around that say what belongs there. */
const linesAround = 60;
/** Characters that find the place again. */
const charactersAround = 200;

/** A blank line; else the gap above the line where the cursor stands before its code, the one below it where not. */
export function gapAt(document: vscode.TextDocument, position: vscode.Position): Gap {
  const { line, character } = position;
  const { isEmptyOrWhitespace, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
  if (isEmptyOrWhitespace) return { document, line, where: 'at' };
  return {
    document,
    line,
    where: character <= firstNonWhitespaceCharacterIndex ? 'above' : 'below',
  };
}

/** Asks for code to put there. */
export async function insertionAt(
  { tasks }: App,
  { document, line, where }: Gap,
  text: string,
): Promise<NewTurn> {
  const { range } = document.lineAt(line);
  const at = document.offsetAt(where === 'above' ? range.start : range.end);
  const around = document.validateRange(
    new vscode.Range(Math.max(0, line - linesAround), 0, line + linesAround, 10_000),
  );
  const code = { document, range: around };
  const shown = attachCode(code);
  const cut = at - document.offsetAt(around.start);
  const mark = { at: insertionMark, above: `${insertionMark}\n`, below: `\n${insertionMark}` }[
    where
  ];
  const marked = shown.text.slice(0, cut) + mark + shown.text.slice(cut);
  const whole = document.getText();
  const target = {
    ...targetOf({ document, range }),
    text: '',
    offset: at,
    around: [
      whole.slice(Math.max(0, at - charactersAround), at),
      whole.slice(at, at + charactersAround),
    ],
  } as const;
  const attachments = [{ ...shown, text: marked }, ...(await tasks.gather(code))];
  return { task: 'edit', text, attachments, target };
}
