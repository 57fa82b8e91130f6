/**
 * What a line says, whatever its spacing, quotes and last punctuation: lines with the same spelling are the same code to
 * somebody who reads it. White space inside texts is no spacing.
 */
export function spelling(line: string): string {
  const spaced = line.trim().replace(/[;,\s]+$/, '');
  if (!/["'`]/.test(spaced)) return spaced.replace(spacing, '').replace(gap, ' ');
  return spaced.replace(textOrSpacing, (_, _quote, text?: string, between?: string) =>
    text === undefined ? (between === undefined ? '' : ' ') : `'${text}'`,
  );
}

/** White space beside anything that is not a letter or a digit of a name. */
const spacing = /(?<![\w$\u0080-\uFFFF\s])\s+|\s+(?![\w$\u0080-\uFFFF\s])/g;
/** Between words, any white space is a space. */
const gap = /\s{2,}|[^\S ]/g;
const textOrSpacing = new RegExp(
  `(["'\`])((?:\\\\.|(?!\\1)[^\\\\])*)\\1|${spacing.source}|(${gap.source})`,
  'g',
);

/** The words of a line: names, numbers, and every other sign by itself. */
export function wordsOf(line: string): readonly string[] {
  return line.match(/[\w$\u0080-\uFFFF]+|[^\s\w$\u0080-\uFFFF]/g) ?? [];
}

/** Whether both are versions of one line: most of their words are the same. */
export function areSimilar(a: string, b: string): boolean {
  if (a.length > 2 * b.length + 20 || b.length > 2 * a.length + 20) return false;
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return shared * 5 >= Math.max(first.length, second.length) * 3;
}
