/** Code as an answer has it, as lines without trailing space. */
export interface Block {
  readonly lines: readonly string[];
  /** Those with text, by their number in `lines`. */
  readonly solid: readonly number[];
}

/** @param text with `\n` line ends */
export function readBlock(text: string): Block {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const trimmed = lines.map((line) => line.trimEnd());
  return { lines: trimmed, solid: trimmed.flatMap((line, at) => (line === '' ? [] : [at])) };
}
