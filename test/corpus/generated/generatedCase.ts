import type { SourceFile } from './sourceFile';
import type { Change } from './truth';

export const writtenFormats = [
  'searchReplace',
  'unifiedDiff',
  'patch',
  'toolCall',
  'selection',
  'bare',
  'wholeFile',
  'block',
  'lazy',
  'definition',
] as const;

export type WrittenFormat = (typeof writtenFormats)[number];

/** An answer made of a file and a truth, with one thing wrong with it. */
export interface GeneratedCase {
  readonly format: WrittenFormat;
  readonly fault: string;
  readonly file: SourceFile;
  /** The document as it is when the answer is read; it may not be what the model saw. */
  readonly text: string;
  readonly answer: string;
  readonly selected?: readonly [first: number, last: number];
  /** What is meant, once each edit that has a place is made; absent where nothing may be applied. */
  readonly truth?: string;
  /** The same with only some of the edits; each is right as far as it goes. */
  readonly parts: readonly string[];
  /** The answer and the document still tell the place and the new text to a careful person. */
  readonly isClear: boolean;
  /** Blank lines that the answer left out of what it quotes are nobody's fault. */
  readonly ignoresBlankLines: boolean;
}

/** The document that is edited: what became of the file since the model saw it, and how it is written. */
export interface DocumentForm {
  readonly drift: readonly Change[];
  readonly encode: (lines: readonly string[]) => string;
}
