import type { LineChange } from './lineChange';
import { matchLines } from './matchLines';
import { slideChanges } from './slideChanges';

/**
 * What makes one text the other, line by line, in order and with an equal line between any two changes. A line ends with
 * `\n`; a `\r` before it belongs to the line.
 */
export function diffLines(before: string, after: string): readonly LineChange[] {
  return diffSequences(before.split('\n'), after.split('\n'));
}

/** The same for texts that are lines already. */
export function diffSequences(
  before: readonly string[],
  after: readonly string[],
): readonly LineChange[] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const matches = matchLines(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  const changes: LineChange[] = [];
  let [i, j] = [start, start];
  const changeUpTo = (beforeEnd: number, afterEnd: number): void => {
    if (i < beforeEnd || j < afterEnd)
      changes.push({ beforeStart: i, beforeEnd, afterStart: j, afterEnd });
    [i, j] = [beforeEnd + 1, afterEnd + 1];
  };
  matches.forEach((match, line) => {
    if (match >= 0) changeUpTo(start + line, start + match);
  });
  changeUpTo(before.length - end, after.length - end);
  return slideChanges(changes, before, after);
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  const limit = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
