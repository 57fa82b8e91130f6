import { diffSequences } from '../diff/diffLines';

export interface NewLine {
  readonly text: string;
  /** 0-based, in the text as it would be. */
  readonly at: number;
}

/** The lines that a change brings; those that were only moved are not new. */
export function newLines(before: readonly string[], after: readonly string[]): readonly NewLine[] {
  const known = new Set(before.map((line) => line.trim()));
  return diffSequences(before, after).flatMap(({ afterStart, afterEnd }) =>
    after
      .slice(afterStart, afterEnd)
      .map((text, offset) => ({ text, at: afterStart + offset }))
      .filter(({ text }) => !known.has(text.trim())),
  );
}
