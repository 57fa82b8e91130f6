/**
 * What a line says, whatever its spacing, quotes and last punctuation: lines with the same spelling are the same code to
 * somebody who reads it. White space inside texts counts as spacing too.
 */
export function spelling(line: string): string {
  return line
    .replace(spacing, '')
    .replace(/["`]/g, "'")
    .replace(/[;,]+$/, '');
}

/** White space at the ends and beside anything that is not a letter or a digit of a name. */
const spacing = /^\s+|\s+$|(?<![\w$\u0080-\uFFFF])\s+|\s+(?![\w$\u0080-\uFFFF])/g;

/** The words of a line: names, numbers, and every other sign by itself. */
export function wordsOf(line: string): readonly string[] {
  return line.match(/[\w$\u0080-\uFFFF]+|[^\s\w$\u0080-\uFFFF]/g) ?? [];
}
