import { headsOf } from './headsOf';
import { indentationOf } from './indentation';
import type { PlacesDocument } from './placesDocument';

type Stretch = readonly [start: number, end: number];

/**
 * The selection, and lines beside it that the answer repeats, as offsets; `elsewhere` where the answer begins with code that
 * stands further up.
 */
export function selectionReach(
  document: PlacesDocument,
  lines: readonly string[],
  [start, end]: Stretch,
): Stretch | 'elsewhere' {
  const [first, last] = [document.lineAt(start), document.lineAt(Math.max(start, end - 1))];
  // A part of a line has nothing above that could be told from it.
  if (document.text.slice(document.offsetOf(first), start).trim() !== '') return [start, end];
  const code = lines.filter((line) => line.trim() !== '');
  const above = solidLines(document, 0, first).reverse();
  const below = solidLines(document, last + 1, document.lines.length);
  const isOutside = isOnlyOutside(document, first, last);
  const up = countRepeated(document, code.toReversed(), above, isOutside);
  const down =
    countRepeated(document, code, below, isOutside) ||
    closesToo(document, code, above[up - 1], below);
  const begin = solidLines(document, first, last + 1)[0] ?? first;
  const heads = [
    ...headsOf(document, begin).filter((head) => !branching.test(head)),
    fileHead(document),
  ];
  const texts = new Set(code.map((line) => line.trim()));
  if (up === 0 && heads.some((head) => isOutside(head) && texts.has(head.trim())))
    return 'elsewhere';
  return [
    up === 0 ? start : document.offsetOf(above[up - 1] ?? first),
    down === 0 ? end : document.offsetOf((below[down - 1] ?? last) + 1),
  ];
}

function solidLines(document: PlacesDocument, from: number, to: number): number[] {
  const found: number[] = [];
  for (let line = from; line < to; line++)
    if (document.lines[line]?.trim() !== '') found.push(line);
  return found;
}

/** Lines with words that the document has once, and not in the selection: no new code would repeat them. */
function isOnlyOutside(
  { lines, trimmedLines }: PlacesDocument,
  first: number,
  last: number,
): (line: string) => boolean {
  const own = new Set(lines.slice(first, last + 1).map((line) => line.trim()));
  return (line) =>
    /[\w$]{2}/.test(line) &&
    !own.has(line.trim()) &&
    trimmedLines.countOf(trimmedLines.kindsOf([line])[0] ?? -1) === 1;
}

/** How many of the lines beside the selection the code has at its end, the nearest first. */
function countRepeated(
  document: PlacesDocument,
  code: readonly string[],
  beside: readonly number[],
  isOutside: (line: string) => boolean,
): number {
  for (let count = Math.min(code.length - 1, beside.length, mostRepeated); count > 0; count--) {
    const repeated = code.slice(code.length - count);
    const isSame = repeated.every(
      (line, at) => document.lines[beside[at] ?? -1]?.trim() === line.trim(),
    );
    if (isSame && repeated.some(isOutside)) return count;
  }
  return 0;
}

/** Models repeat the head of what the code is in, not pages of it. */
const mostRepeated = 20;

/** Where the answer has the head of the block that the selection is in, its last line closes that block. */
function closesToo(
  document: PlacesDocument,
  code: readonly string[],
  head: number | undefined,
  [next = -1]: readonly number[],
): number {
  const [own, close = ''] = [document.lines[head ?? -1], document.lines[next]];
  const last = code.at(-1) ?? '';
  if (own === undefined || !/^\s*[)\]}]/.test(close) || last.trim() !== close.trim()) return 0;
  const isLevel = indentationOf(own) === indentationOf(close);
  return isLevel && indentationOf(code[0] ?? '') === indentationOf(last) ? 1 : 0;
}

/** The file's first line with text. */
function fileHead({ lines }: PlacesDocument): string {
  return lines.find((line) => line.trim() !== '') ?? '';
}

/** Heads of branches and loops, which are often alike. */
const branching =
  /^\W*(?:if|else|elif|elsif|unless|for|foreach|while|do|try|catch|except|rescue|finally|ensure|switch|case|default|match|when|with|loop|begin)\b/;
