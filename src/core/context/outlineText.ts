import type { Outline } from '../syntax/codeSymbol';

/** Longer lines say no more of what is defined there. */
const longestLine = 160;

/**
 * What a file defines in place of its text: the first line of each definition, with its number. Undefined where it defines
 * nothing, or that would be no shorter.
 */
export function outlineText(text: string, { symbols }: Outline): string | undefined {
  const lines = text.split('\n');
  const starts = lineStarts(lines);
  const numbers = [...new Set(symbols.map(({ start }) => lineAt(starts, start)))];
  if (numbers.length === 0) return undefined;
  const heads = numbers.map(
    (at) => `${at + 1}: ${(lines[at] ?? '').slice(0, longestLine).trimEnd()}`,
  );
  const outline = [
    `[Frugal put an outline here in the place of the ${lines.length} lines of this file]`,
    ...heads,
  ].join('\n');
  return outline.length < text.length ? outline : undefined;
}

function lineStarts(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

/** The last line that does not begin behind the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
