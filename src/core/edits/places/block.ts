/** Code as an answer has it, as lines without the white space at their ends: what an answer is sloppy with proves no place. */
export interface Block {
  readonly lines: readonly string[];
  /** For each line, the white space at its end. */
  readonly ends: readonly string[];
  /** Those with text, by their number in `lines`. */
  readonly solid: readonly number[];
}

/** @param text with `\n` line ends */
export function readBlock(text: string): Block {
  const written = linesOf(text);
  const lines = written.map((line) => line.trimEnd());
  return {
    lines,
    ends: written.map((line, at) => line.slice(lines[at]?.length)),
    solid: lines.flatMap((line, at) => (line === '' ? [] : [at])),
  };
}

/** As they are written. @param text with `\n` line ends */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
