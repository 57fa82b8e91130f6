import { innerRow, newOf, oldOf, type Row, type Shown } from './rows';
import { isBlank, isComment, solid, widthOf, type Random, type SourceFile } from './sourceFile';
import { stepOf } from './truth';

/** What became of the lines that an answer quotes. */
export interface Faulty {
  readonly rows: readonly Row[];
  /** A careful person would still be certain of the place and of the new text. */
  readonly isClear: boolean;
  /** What is to change is not what the file has: nothing of it may be applied. */
  readonly isStale?: boolean;
}

type RowFault = (shown: Shown, file: SourceFile, random: Random) => Faulty | undefined;

const clear = (rows: readonly Row[]): Faulty => ({ rows, isClear: true });

/** What models do to the lines that they quote and write; nothing where these lines cannot have it. */
export const rowFaults = {
  trailingSpace: ({ rows }, _, random) =>
    // Behind new lines they could be meant.
    clear(
      rows.map((row) =>
        row.kind !== 'new' && random() < 0.4 ? withText(row, `${row.text}  `) : row,
      ),
    ),
  dedented: ({ rows }) => {
    const margin = Math.min(...solid(rows.map(({ text }) => text)).map(widthOf));
    return margin === 0 ? undefined : clear(map(rows, (text) => text.slice(margin)));
  },
  firstLineDedented: ({ rows }) => {
    const first = rows.findIndex(({ kind }) => kind !== 'new');
    const begin = rows.findIndex(({ kind }) => kind !== 'old');
    const widths = new Set(rows.flatMap(({ text }) => (isBlank(text) ? [] : [widthOf(text)])));
    // A single line without its indentation does not tell that of another.
    if (first !== begin || (solid(oldOf(rows)).length === 1 && widths.size > 1)) return undefined;
    return clear(rows.map((row, at) => (at === first ? withText(row, row.text.trimStart()) : row)));
  },
  indented: ({ rows }) => clear(map(rows, (text) => `    ${text}`)),
  otherStep: ({ rows }, file) => {
    const step = stepOf(file.lines);
    // Quoted lines at the margin do not tell that four spaces are one step, and not a line that goes on.
    if (!isStepped(file, step) || oldOf(rows).every((text) => /^ \*|^\S|^$/.test(text)))
      return undefined;
    return clear(
      map(rows, (text) =>
        text.replace(/^(?: {2})+/, (space) =>
          step.length === 2 ? space + space : space.slice(space.length / 2),
        ),
      ),
    );
  },
  tabs: ({ rows }, file) => {
    const step = stepOf(file.lines);
    if (!isStepped(file, step)) return undefined;
    return clear(map(rows, (text) => withTabs(text, step)));
  },
  blankLinesDropped: ({ rows }) =>
    rows.some(({ kind, text }) => kind === 'kept' && isBlank(text))
      ? clear(rows.filter(({ kind, text }) => kind !== 'kept' || !isBlank(text)))
      : undefined,
  otherQuotes: ({ rows }) => clear(mapKept(rows, (text) => text.replaceAll("'", '"'))),
  noSemicolons: ({ rows }) => clear(mapKept(rows, (text) => text.replace(/;$/, ''))),
  commentDropped: ({ rows }) =>
    clear(keptWithout(rows, (row, at) => isComment(row.text) && isInside(rows, at))),
  wordDropped: ({ rows }, _, random) => {
    const at = innerRow(rows, random);
    const text = rows[at ?? -1]?.text ?? '';
    if (/\b(?:function|class|interface|type|def|fn|func|struct|enum)\b/.test(text))
      return undefined;
    return vague(replaced(rows, at, text.replace(/(\w+ )(\w+ )(?=\S)/, '$1')), rows);
  },
  lineSkipped: ({ rows }, _, random) => {
    const at = innerRow(rows, random);
    return at === undefined
      ? undefined
      : vague(
          keptWithout(rows, (_row, own) => own === at),
          rows,
        );
  },
  otherName: ({ rows }, _, random) => {
    const at = innerRow(rows, random);
    const text = rows[at ?? -1]?.text ?? '';
    return { rows: replaced(rows, at, text.replace(/\w{3,}/, 'other')), isClear: false };
  },
  stale: ({ rows }) => {
    const at = rows.findIndex(
      ({ kind, text }) => kind === 'old' && /\w{3}/.test(text) && !isComment(text),
    );
    const text = rows[at]?.text ?? '';
    return at < 0
      ? undefined
      : {
          rows: replaced(
            rows,
            at,
            text.replace(/\w{3,}/, (word) => `${word}Former`),
          ),
          isClear: false,
          isStale: true,
        };
  },
} satisfies Record<string, RowFault>;

export type RowFaultName = keyof typeof rowFaults;

/** Lines that a person would recognise where enough others are as they were. */
function vague(rows: readonly Row[], whole: readonly Row[]): Faulty {
  return { rows, isClear: solid(oldOf(whole)).length >= 6 };
}

/** The stars of a comment keep the space before them. */
export function withTabs(text: string, step: string): string {
  const steps = Math.floor(/^ */.exec(text)![0].length / step.length);
  return '\t'.repeat(steps) + text.slice(steps * step.length);
}

/** Indented by whole steps of spaces, as code is. */
function isStepped({ lines }: SourceFile, step: string): boolean {
  return lines.every(
    (line) => !line.startsWith('\t') && (/^ +\*/.test(line) || widthOf(line) % step.length === 0),
  );
}

function withText(row: Row, text: string): Row {
  return { ...row, text };
}

function map(rows: readonly Row[], change: (text: string) => string): readonly Row[] {
  return rows.map((row) => (isBlank(row.text) ? row : withText(row, change(row.text))));
}

/** Of the lines that stay, and are not beside what changes. */
function mapKept(rows: readonly Row[], change: (text: string) => string): readonly Row[] {
  return rows.map((row, at) => (isInside(rows, at) ? withText(row, change(row.text)) : row));
}

function isInside(rows: readonly Row[], at: number): boolean {
  return [at - 1, at, at + 1].every((near) => (rows[near]?.kind ?? 'kept') === 'kept');
}

function keptWithout(
  rows: readonly Row[],
  drops: (row: Row, at: number) => boolean,
): readonly Row[] {
  return rows.filter((row, at) => row.kind !== 'kept' || !drops(row, at));
}

function replaced(rows: readonly Row[], at: number | undefined, text: string): readonly Row[] {
  return rows.map((row, own) => (own === at ? withText(row, text) : row));
}

/** Whether a fault left anything as it was not. */
export function isSame(a: readonly Row[], b: readonly Row[]): boolean {
  const text = (rows: readonly Row[]): string => JSON.stringify([oldOf(rows), newOf(rows)]);
  return text(a) === text(b);
}
