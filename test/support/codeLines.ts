/** Lines that are not blank. */
export const solid = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.trim() !== '');

/** How far a line is indented, in signs. */
export const widthOf = (line: string): number => line.search(/\S|$/);

/** Whether every bracket that the lines close they have opened, and the other way about. */
export function isBalanced(lines: readonly string[]): boolean {
  let depth = 0;
  for (const sign of lines.join('\n').match(/[()[\]{}]/g) ?? []) {
    depth += '([{'.includes(sign) ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Whether every line that is further in follows one that opens a block, and every bracket closes one at its own depth. */
export function isNested(lines: readonly string[]): boolean {
  const all = solid(lines);
  return all.every((line, at) => {
    const width = widthOf(line);
    const above = all[at - 1];
    const isDeeper = above !== undefined && width > widthOf(above);
    if (isDeeper && !/([{([:,=?+.]|=>|&&|\|\|)$/.test(above)) return false;
    if (!/^\s*[)\]}]/.test(line)) return true;
    const outer = all.slice(0, at).findLast((other) => widthOf(other) <= width);
    return outer === undefined || widthOf(outer) === width;
  });
}
