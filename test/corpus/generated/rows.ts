import { isBlank, pick, solid, type Random } from './sourceFile';
import type { Change, Truth } from './truth';

/** A line of what an answer shows of a file. */
export interface Row {
  readonly kind: 'kept' | 'old' | 'new';
  readonly text: string;
}

/** A stretch of the file that an answer shows with what becomes of it; the end is exclusive. */
export interface Shown {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly Row[];
  readonly changes: readonly Change[];
}

/** The changes, each with so many lines of the file around it; those that touch are one. */
export function showChanges(
  { file, changes }: Truth,
  above: number,
  under: number,
): readonly Shown[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && change.start - above <= (last.at(-1)?.end ?? 0) + under) last.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => {
    const start = Math.max(0, (group[0]?.start ?? 0) - above);
    const end = Math.min(file.lines.length, (group.at(-1)?.end ?? 0) + under);
    return showRange(file.lines, group, withoutBlankEdges(file.lines, group, start, end));
  });
}

/** Nobody begins or ends a quotation with a blank line. */
function withoutBlankEdges(
  lines: readonly string[],
  group: readonly Change[],
  from: number,
  to: number,
): readonly [number, number] {
  let [start, end] = [from, to];
  while (start < (group[0]?.start ?? 0) && isBlank(lines[start])) start++;
  while (end > (group.at(-1)?.end ?? 0) && isBlank(lines[end - 1])) end--;
  return [start, end];
}

export function showRange(
  lines: readonly string[],
  changes: readonly Change[],
  [start, end]: readonly [number, number],
): Shown {
  const rows: Row[] = [];
  const keep = (from: number, to: number): void => {
    for (const text of lines.slice(from, to)) rows.push({ kind: 'kept', text });
  };
  let at = start;
  for (const change of changes) {
    keep(at, change.start);
    for (const text of lines.slice(change.start, change.end)) rows.push({ kind: 'old', text });
    for (const text of change.lines) rows.push({ kind: 'new', text });
    at = change.end;
  }
  keep(at, end);
  return { start, end, rows, changes };
}

export const oldOf = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ kind, text }) => (kind === 'new' ? [] : [text]));

export const newOf = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ kind, text }) => (kind === 'old' ? [] : [text]));

/** A kept row with words that is neither at an end nor beside a change. */
export function innerRow(rows: readonly Row[], random: Random): number | undefined {
  const able = rows.flatMap(({ kind, text }, at) => {
    const isInner = at > 0 && at < rows.length - 1 && kind === 'kept';
    const isAlone = rows[at - 1]?.kind === 'kept' && rows[at + 1]?.kind === 'kept';
    return isInner && isAlone && /\w{3}/.test(text) ? [at] : [];
  });
  return pick(able, random);
}

/** How often the code of a block is among the lines, whatever its spacing, quotes and last punctuation. */
export function countOf(lines: readonly string[], block: readonly string[]): number {
  const key = (line: string): string =>
    line
      .replace(/\s+/g, '')
      .replace(/["'`]/g, "'")
      .replace(/[;,]+$/, '');
  const [all, own] = [solid(lines).map(key), solid(block).map(key)];
  if (own.length === 0) return 0;
  return all.filter((_, at) => own.every((line, offset) => all[at + offset] === line)).length;
}

export const hasWords = (lines: readonly string[]): boolean =>
  lines.some((line) => /[\w$]{2}/.test(line));
