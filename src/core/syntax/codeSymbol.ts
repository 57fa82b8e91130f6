/** A definition in a text; offsets in UTF-16 units. */
export interface CodeSymbol {
  readonly kind: 'function' | 'class' | 'value';
  readonly name: string;
  /** The names of what it is in and its own, joined by dots. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A place where the text does not follow the language's grammar. */
export interface SyntaxFault {
  /** 1-based. */
  readonly line: number;
  /** What was not expected there, or what is missing. */
  readonly text: string;
  readonly kind: 'unexpected' | 'missing';
}

/** More faults than this say nothing more. */
export const mostFaults = 100;

/** What a text is to its grammar. */
export interface Outline {
  /** The first of them, `mostFaults` at most. */
  readonly faults: readonly SyntaxFault[];
  /** In the order of the text. */
  readonly symbols: readonly CodeSymbol[];
}
