import { isBalanced } from '../../support/codeLines';
import {
  below,
  commentOf,
  isBlank,
  isComment,
  pick,
  solid,
  widthOf,
  type Random,
  type SourceFile,
} from './sourceFile';
import { showChanges, type Row, type Shown } from './rows';
import { apply, stepOf, type Change, type Truth } from './truth';
import type { Body } from './writeRows';

/** An answer of code alone, and the lines that it was asked to replace. */
export interface CodeBody extends Body {
  /** 1-based and inclusive. */
  readonly selected?: readonly [first: number, last: number];
  /** The lines of the file whose new text it is, 0-based and the end exclusive. */
  readonly range?: readonly [start: number, end: number];
}

/** The new text of some of the file's lines. */
export function newText({ file, changes }: Truth, start: number, end: number): readonly string[] {
  const inside = changes.filter((change) => change.start >= start && change.end <= end);
  const moved = inside.map((change) => ({
    ...change,
    start: change.start - start,
    end: change.end - start,
  }));
  return apply(file.lines.slice(start, end), moved);
}

/** What models do to code without quoting any: its indentation; nothing where this code cannot have it. */
export const codeFaults = {
  none: (lines) => lines,
  dedented: (lines) => {
    const margin = marginOf(lines);
    return margin === 0 ? undefined : lines.map((line) => line.slice(margin));
  },
  firstLineDedented: (lines) =>
    widthOf(lines[0] ?? '') === 0 || solid(lines).length < 3
      ? undefined
      : lines.map((line, at) => (at === 0 ? line.trimStart() : line)),
  tabs: (lines, file) => {
    const step = stepOf(file.lines);
    return isStepped(file.lines, step)
      ? lines.map((line) => line.replace(/^ +/, (space) => '\t'.repeat(space.length / step.length)))
      : undefined;
  },
  otherStep: (lines, file) => {
    const step = stepOf(file.lines);
    const twice = step.length === 2;
    const margin = marginOf(lines);
    // Only lines that stay tell that four spaces are one step, and not a line that goes on.
    const stay = lines.filter((line) => widthOf(line) > margin && isOnce(line, lines, file));
    return isStepped(file.lines, step) && stay.length > 1
      ? lines.map((line) =>
          line.replace(/^ +/, (space) => (twice ? space + space : space.slice(space.length / 2))),
        )
      : undefined;
  },
} satisfies Record<
  string,
  (lines: readonly string[], file: SourceFile) => readonly string[] | undefined
>;

export type CodeFault = keyof typeof codeFaults;

export const marginOf = (lines: readonly string[]): number =>
  Math.min(...solid(lines).map(widthOf));

function isOnce(line: string, lines: readonly string[], file: SourceFile): boolean {
  const count = (all: readonly string[]): number => all.filter((own) => own === line).length;
  return /\w{3}/.test(line) && count(lines) === 1 && count(file.lines) === 1;
}

function isStepped(lines: readonly string[], step: string): boolean {
  return (
    lines.some((line) => /^ +\S/.test(line)) &&
    lines.every((line) => !line.startsWith('\t') && widthOf(line) % step.length === 0)
  );
}

/** The selection that all changes are in, and its new text. */
export function writeSelection(
  truth: Truth,
  fault: CodeFault,
  random: Random,
): CodeBody | undefined {
  const { file, changes } = truth;
  const first = (changes[0]?.start ?? 0) - below(4, random);
  const last = (changes.at(-1)?.end ?? 0) + below(4, random);
  const [start, end] = [Math.max(0, first), Math.min(file.lines.length, last)];
  const old = file.lines.slice(start, end);
  const next = newText(truth, start, end);
  const edges = [old[0], old.at(-1), next[0], next.at(-1)];
  if (edges.some((line) => line === undefined || isBlank(line)) || end - start > 80)
    return undefined;
  // Selected out of the middle, code may be indented as no code is.
  const isOne =
    isBalanced(old) &&
    isBalanced(next) &&
    [old, next].every((lines) => widthOf(lines[0] ?? '') === marginOf(lines));
  if (!isOne || marginOf(old) !== marginOf(next)) return undefined;
  const lines = codeFaults[fault](next, file);
  return lines && { lines, selected: [start + 1, end], range: [start, end] };
}

/** The definition that all changes are in, and its new text. */
export function writeDefinition(
  truth: Truth,
  definitions: readonly (readonly [first: number, end: number])[],
  fault: CodeFault,
  random: Random,
): CodeBody | undefined {
  const { changes, file } = truth;
  const around = definitions.filter(([first, end]) =>
    changes.every((change) => change.start > first && change.end < end),
  );
  const range = pick(around, random);
  const lines = range && codeFaults[fault](newText(truth, ...range), file);
  return lines && { lines, range };
}

export function writeWhole(truth: Truth, fault: CodeFault): CodeBody | undefined {
  const next = apply(truth.file.lines, truth.changes);
  // Blank lines at both ends of a file are nobody's concern.
  const isFramed = [0, -1].every((at) => isBlank(next.at(at)) === isBlank(truth.file.lines.at(at)));
  if (!isFramed || losesWhatIsUsed(truth)) return undefined;
  const lines = codeFaults[fault](next, truth.file);
  return lines && { lines };
}

const declares =
  /\b(?:function\*?|class|interface|enum|struct|trait|fn|func|def|type|const|let|var)\s+([\w$]+)/;

/** A whole file without a definition or an import that the rest of it uses was cut short, and means nothing. */
function losesWhatIsUsed({ file, changes }: Truth): boolean {
  const words = new Set(
    apply(file.lines, changes)
      .join('\n')
      .match(/[\w$]+/g),
  );
  if (takesHeadComment(file.lines, changes)) return true;
  return changes.some(({ start, end }) =>
    file.lines.slice(start, end).some((line) => {
      const [, imported] = /^\s*(?:import|from|use|using)\b(.*)/.exec(line) ?? [];
      const names = imported?.match(/[\w$]+/g) ?? declares.exec(line)?.slice(1) ?? [];
      return names.some((name) => name.length > 2 && words.has(name));
    }),
  );
}

/** A comment at the head of a file is left out as often as it is taken out. */
function takesHeadComment(lines: readonly string[], changes: readonly Change[]): boolean {
  return changes.some(({ start, end, lines: added }) => {
    const isFirst = solid(lines.slice(0, start)).length === 0;
    const old = solid(lines.slice(start, end));
    return isFirst && old.length > 0 && old.every(isComment) && solid(added).length === 0;
  });
}

const said = [
  '... existing code ...',
  '... rest of the code unchanged ...',
  'rest of the file remains the same',
  '...',
  '... other code stays the same ...',
];

/**
 * The changed places with lines around them, and comments for what lies between.
 * @param around lines kept on both sides; none leaves it open where a change begins
 */
export function writeLazy(
  truth: Truth,
  around: number,
  withHeads: boolean,
  random: Random,
): CodeBody | undefined {
  const { file, changes } = truth;
  const shown = showChanges(truth, around, around);
  // Above its first line, or where its last ends, an answer does not tell what was taken out from what was left out.
  const isEdge = changes[0]?.start === 0 || changes.at(-1)?.end === file.lines.length;
  // New lines that stand elsewhere in the file would be read as the ones that are there.
  const quotesElsewhere = changes.some(({ start, end, lines: added }) => {
    const others = new Set(
      [...file.lines.slice(0, start), ...file.lines.slice(end)].map((line) => line.trim()),
    );
    return added.some((line) => /\w{3}/.test(line) && others.has(line.trim()));
  });
  if (
    isEdge ||
    quotesElsewhere ||
    // New code down to the end of the file may as well be added there.
    shown.some(
      ({ end, rows }) =>
        end === file.lines.length && rows.find(({ text }) => !isBlank(text))?.kind !== 'kept',
    ) ||
    shown.some(({ rows }) => addsAtEdge(rows) || addsAtEdge(rows.toReversed())) ||
    shown.some(({ rows }) => hidesDeletion(rows) || hidesDeletion(rows.toReversed()))
  )
    return undefined;
  const elision = (at: number): string =>
    ' '.repeat(widthOf(file.lines[at] ?? '')) +
    commentOf(file.languageId, pick(said, random) ?? '');
  const lines: string[] = [];
  let next = 0;
  for (const one of shown) {
    for (const head of withHeads ? headsFrom(file, one, next) : []) {
      if (head > next) lines.push(elision(head));
      lines.push(file.lines[head] ?? '');
      next = head + 1;
    }
    const between = file.lines.slice(next, one.start);
    lines.push(...(solid(between).length > 0 ? [elision(one.start)] : between));
    lines.push(...newText(truth, one.start, one.end));
    next = one.end;
  }
  if (solid(file.lines.slice(next)).length > 0) lines.push(elision(next));
  const isLazy =
    lines.length < file.lines.length &&
    lines.some((line) => !file.lines.includes(line)) &&
    said.some((words) => lines.some((line) => line.includes(words)));
  const isVague = shown.some((one) => !isAnchored(truth, one));
  // Of several places without a place of their own, the order alone would tell.
  return isLazy && !(isVague && shown.length > 1) ? { lines, isVague } : undefined;
}

/** New lines beside an elision may be more, or take the place of lines that it stands for: the answer is the same. */
function addsAtEdge(rows: readonly Row[]): boolean {
  const kept = rows.findIndex(({ kind, text }) => kind === 'kept' && !isBlank(text));
  const edge = kept < 0 ? rows : rows.slice(0, kept);
  return edge.some(({ kind }) => kind === 'new') && !edge.some(({ kind }) => kind === 'old');
}

/** What only closes other lines stands everywhere, and tells no place. */
const closes = /^[\s)\]}>;,]*$|^\s*<\/[\w.-]*>\s*$|^\s*(?:end|fi|done)\b/;

/** Lines that are gone beside an elision cannot be told from those that it stands for. */
function hidesDeletion(rows: readonly Row[]): boolean {
  const kept = rows.findIndex(
    ({ kind, text }) => kind === 'kept' && /\w{2}/.test(text) && !closes.test(text),
  );
  const edge = kept < 0 ? rows : rows.slice(0, kept);
  const count = (kind: Row['kind']): number => edge.filter((row) => row.kind === kind).length;
  return count('old') > count('new');
}

/** Heads of what a place is in, the outermost first, from that line on. */
function headsFrom({ lines }: SourceFile, { start }: Shown, from: number): readonly number[] {
  const heads: number[] = [];
  let width = widthOf(lines[start] ?? '');
  for (let at = start - 1; at >= from && width > 0; at--) {
    const line = lines[at] ?? '';
    if (isBlank(line) || widthOf(line) >= width || !/\w/.test(line)) continue;
    heads.unshift(at);
    width = widthOf(line);
  }
  return heads;
}

/** Whether the place begins and ends with lines that stay and that the file has once. */
function isAnchored({ file }: Truth, { start, end, rows }: Shown): boolean {
  const isOnce = (line: string): boolean =>
    /\w{3}/.test(line) && file.lines.filter((own) => own.trim() === line.trim()).length === 1;
  const [first, last] = [rows[0], rows.at(-1)];
  const begins = start === 0 || (first?.kind === 'kept' && isOnce(first.text));
  const ends = end === file.lines.length || (last?.kind === 'kept' && isOnce(last.text));
  return begins && ends;
}
