/** First and last line, 0-based and inclusive. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

const blank = (line: string): boolean => line.trim() === '';
const indentOf = (line: string): number => line.length - line.trimStart().length;
/** Closes what a line above opened: `}`, `});`, `end`. */
const closer = /^\s*([}\])]+[;,)]*|end\b)/;

/**
 * The piece of code around a line where no language tells its symbols: the paragraph; and when that is indented, or what
 * follows it is, all up to the lines without indentation that hold it. Undefined on a blank line.
 */
export function codeAround(lines: readonly string[], at: number): LineSpan | undefined {
  if (blank(lines[at] ?? '')) return undefined;
  let first = at;
  while (first > 0 && !(blank(lines[first - 1] ?? '') && startsHere(lines, first))) first--;
  let last = at;
  while (last < lines.length - 1 && !endsHere(lines, last)) last++;
  while (last > at && blank(lines[last] ?? '')) last--;
  while (first < at && blank(lines[first] ?? '')) first++;
  return { first, last };
}

/** A line without indentation that closes nothing begins a piece. */
function startsHere(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return !blank(line) && indentOf(line) === 0 && !closer.test(line);
}

/** A piece ends before a blank line, unless what follows that still belongs to it. */
function endsHere(lines: readonly string[], at: number): boolean {
  if (!blank(lines[at + 1] ?? '')) return false;
  const next = lines.slice(at + 1).find((line) => !blank(line));
  return next === undefined || (indentOf(next) === 0 && !closer.test(next));
}
