/** A file by its path in the workspace. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** An answer as a model wrote it, the files that it is about, and what a careful person makes of both. */
export interface CorpusCase {
  /** The language's folder and the file's name without its ending. */
  readonly name: string;
  readonly language: string;
  readonly format: CorpusFormat;
  /** What is wrong with the answer; `none` where nothing is. */
  readonly fault: string;
  /** The files that the question was about. */
  readonly originals: readonly NamedText[];
  /** Other files of the workspace. */
  readonly others: readonly NamedText[];
  /** Lines of the first original that are to be replaced, 1-based and inclusive. */
  readonly selected?: readonly [first: number, last: number];
  readonly answer: string;
  readonly finished: boolean;
  /** Each changed or new file as it must be; empty where nothing may be proposed. */
  readonly expected: readonly NamedText[];
  /** Why the answer, or the rest of it, must be refused. */
  readonly refuse?: string;
  /** A careful person would be certain of `expected`. */
  readonly isClear: boolean;
}

/** What an answer is written in. */
export const corpusFormats = [
  'selection',
  'block',
  'bare',
  'searchReplace',
  'unifiedDiff',
  'patch',
  'wholeFile',
  'lazy',
  'toolCall',
] as const;

export type CorpusFormat = (typeof corpusFormats)[number];
