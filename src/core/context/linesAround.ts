/** Lines of a file, 0-based and inclusive. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** At most `most` lines of a range: from its first one on where that shows the line, else with the line in their middle. */
export function linesAround({ first, last }: LineRange, line: number, most: number): LineRange {
  const start =
    line < first + most ? first : Math.min(line - Math.floor(most / 2), last - most + 1);
  return { first: start, last: Math.min(last, start + most - 1) };
}
