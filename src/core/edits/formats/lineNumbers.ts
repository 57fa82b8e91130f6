const numbered = /^ *(\d{1,6}) ?\|(?: (.*)|$)/;

/** What is searched and what takes its place. */
export interface Halves {
  readonly search: readonly string[];
  readonly replacement: readonly string[];
  /** 1-based, of the first line that is searched, as the answer says. */
  readonly line?: number;
}

/** Both halves of an edit without the line numbers that models copy from what they were shown: `12 | code`. */
export function withoutLineNumbers(
  search: readonly string[],
  replacement: readonly string[],
): Halves {
  const [first, ...others] = search.map(numberOf);
  const areCounted = others.every((number, at) => number === (first ?? Number.NaN) + at + 1);
  if (first === undefined || others.length === 0 || !areCounted) return { search, replacement };
  const numbers = replacement.filter((line) => numberOf(line) !== undefined).length;
  if (numbers > 0 && numbers < replacement.length) return { search, replacement };
  return { search: search.map(codeOf), replacement: replacement.map(codeOf), line: first };
}

function codeOf(line: string): string {
  const [isNumbered, , code = ''] = numbered.exec(line) ?? [];
  return isNumbered === undefined ? line : code;
}

function numberOf(line: string): number | undefined {
  const digits = numbered.exec(line)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
