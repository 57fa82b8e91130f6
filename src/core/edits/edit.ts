/** The way in which an answer writes an edit; each has its reader in `formats/`. */
export type EditFormat =
  'searchReplace' | 'unifiedDiff' | 'patch' | 'toolCall' | 'wholeFile' | 'block' | 'bare';

/**
 * One change as an answer wrote it; where it belongs is found later. Texts have \n line ends and no BOM. A text of whole
 * lines ends with \n, so that no line ('') and one blank line ('\n') differ.
 */
export interface Edit {
  /** The file as the answer names it; absent where it names none. */
  readonly path?: string;
  readonly format: EditFormat;
  readonly change: Change;
  /** Lines of the answer it was written in, 0-based, end exclusive. */
  readonly source: SourceLines;
}

export type SourceLines = readonly [start: number, end: number];

export type Change =
  ReplaceChange | CodeChange | CreateChange | { readonly kind: 'remove' } | MoveChange;

/** `search` becomes `replacement`. Without a final \n, `search` may be a part of a line. */
export interface ReplaceChange {
  readonly kind: 'replace';
  /** Empty: an insertion before `line`, or the whole text of an empty or new file. */
  readonly search: string;
  readonly replacement: string;
  /** 1-based, of the first line of `search`; a hint only. */
  readonly line?: number;
  /** Other code that the document must have too: what the answer quotes beside code that it leaves out. */
  readonly beside?: readonly string[];
  /** Lines of code that stand above the place, outermost first: what a hunk has behind its @@. */
  readonly anchors?: readonly string[];
}

/** A bare block of code: the new text of the selection, of the file, or of a part of it. */
export interface CodeChange {
  readonly kind: 'code';
  readonly text: string;
  /** Lines of `text`, 0-based, that stand for code left out, unless the file has them too. */
  readonly elisions: readonly number[];
  /** As the answer names it, in VS Code's terms. */
  readonly languageId?: string;
  /** The answer says outright that this is the whole file. */
  readonly extent?: 'file';
  /** First lines (a comment, blank lines) that only name the file: not in `text`, but of a file that has them. */
  readonly nameLine?: string;
}

export interface CreateChange {
  readonly kind: 'create';
  readonly text: string;
}

export interface MoveChange {
  readonly kind: 'move';
  readonly to: string;
}

/** A place of an answer that looks like an edit but cannot be read with certainty. */
export interface AnswerFault {
  readonly source: SourceLines;
  /** A sentence for the user. */
  readonly reason: string;
}

/** What was read of an answer, in its order. */
export interface ReadAnswer {
  readonly edits: readonly Edit[];
  readonly faults: readonly AnswerFault[];
  /** The answer came to its own end. */
  readonly complete: boolean;
}
