import { newOf, oldOf, type Shown } from './rows';
import { commentOf, isBlank, pick, widthOf, type Random, type SourceFile } from './sourceFile';

/** An answer's edits without what stands around them. */
export interface Body {
  readonly lines: readonly string[];
  /** It names its file by itself. */
  readonly isNamed?: boolean;
  /** It stands for itself, without a fence. */
  readonly isMarked?: boolean;
  /** A careful person would not be certain of the place. */
  readonly isVague?: boolean;
}

export type WriteRows = (
  shown: readonly Shown[],
  file: SourceFile,
  random: Random,
) => Body | undefined;

function blocks(
  shown: readonly Shown[],
  [open, middle, close]: readonly [string, string, string],
  half: (lines: readonly string[]) => readonly string[] = (lines) => lines,
): readonly string[] {
  return shown.flatMap(({ rows }, at) => [
    ...(at === 0 ? [] : ['']),
    open,
    ...half(oldOf(rows)),
    middle,
    ...half(newOf(rows)),
    close,
  ]);
}

const usual = ['<<<<<<< SEARCH', '=======', '>>>>>>> REPLACE'] as const;

/** The dialects of SEARCH/REPLACE blocks. */
export const searchReplaceWays = {
  none: (shown) => ({ lines: blocks(shown, usual), isMarked: true }),
  dashes: (shown) => ({
    lines: blocks(shown, ['------- SEARCH', '=======', '+++++++ REPLACE']),
    isMarked: true,
  }),
  originalUpdated: (shown) => ({
    lines: blocks(shown, ['<<<<<<< ORIGINAL', '=======', '>>>>>>> UPDATED']),
    isMarked: true,
  }),
  fiveMarks: (shown) => ({
    lines: blocks(shown, ['<<<<< SEARCH', '=====', '>>>>> REPLACE']),
    isMarked: true,
  }),
  nameBehindSearch: (shown, { path }) => ({
    lines: blocks(shown, [`<<<<<<< SEARCH ${path}`, '=======', '>>>>>>> REPLACE']),
    isNamed: true,
    isMarked: true,
  }),
  fencedHalves: (shown) => {
    if (shown.some(({ rows }) => rows.some(({ text }) => text.includes('```')))) return undefined;
    return { lines: blocks(shown, usual, (lines) => ['```', ...lines, '```']), isMarked: true };
  },
  startLineRight: (shown) => ({ lines: numbered(shown, () => 0), isMarked: true }),
  startLineWrong: (shown, _, random) => ({
    lines: numbered(shown, () => 1 + Math.floor(random() * 40)),
    isMarked: true,
  }),
  elidedMiddle: (shown, file, random) => {
    const cut = shown.map((one) => withElision(one, file, random));
    if (cut.every((one, at) => one === shown[at])) return undefined;
    return { lines: blocks(cut, usual), isMarked: true, isVague: true };
  },
} satisfies Record<string, WriteRows>;

function numbered(shown: readonly Shown[], wrong: () => number): readonly string[] {
  return shown.flatMap((one) => {
    const [open = '', ...rest] = blocks([one], usual);
    return [open, `:start_line:${one.start + 1 + wrong()}`, '-------', ...rest];
  });
}

/** The longest run of kept lines inside a block, left out on both sides alike. */
function withElision(shown: Shown, { languageId }: SourceFile, random: Random): Shown {
  const { rows } = shown;
  const runs: { readonly start: number; readonly end: number }[] = [];
  for (let at = 0; at < rows.length; at++) {
    let end = at;
    while (rows[end]?.kind === 'kept') end++;
    if (end - at > 4) runs.push({ start: at + 1, end: end - 1 });
    at = Math.max(at, end);
  }
  const run = pick(runs, random);
  if (!run) return shown;
  const margin = ' '.repeat(widthOf(rows[run.start]?.text ?? ''));
  const text = margin + commentOf(languageId, '... existing code ...');
  return {
    ...shown,
    rows: [...rows.slice(0, run.start), { kind: 'kept', text }, ...rows.slice(run.end)],
  };
}

const marks = { kept: ' ', old: '-', new: '+' } as const;

function hunk({ rows }: Shown, keptMark: string = marks.kept): readonly string[] {
  return rows.map(({ kind, text }) => {
    if (kind === 'kept') return isBlank(text) ? '' : keptMark + text;
    return marks[kind] + text;
  });
}

function header({ start, rows }: Shown, shift: number, behind = ''): string {
  const [old, now] = [oldOf(rows).length, newOf(rows).length];
  const line = old === 0 ? start : start + 1;
  return `@@ -${line + shift},${old} +${line + shift},${now} @@${behind}`;
}

function ofFile(path: string, lines: readonly string[]): readonly string[] {
  return [`--- a/${path}`, `+++ b/${path}`, ...lines];
}

/** The ways of writing a unified diff. */
export const unifiedDiffWays = {
  none: (shown, { path }) => ({
    lines: [
      `diff --git a/${path} b/${path}`,
      ...ofFile(
        path,
        shown.flatMap((one) => [header(one, 0), ...hunk(one)]),
      ),
    ],
    isNamed: true,
  }),
  wrongNumbers: (shown, { path }, random) => ({
    lines: ofFile(
      path,
      shown.flatMap((one) => [
        header(one, 1 + Math.floor(random() * 60)).replace(
          /,\d+/g,
          () => `,${1 + Math.floor(random() * 9)}`,
        ),
        ...hunk(one),
      ]),
    ),
    isNamed: true,
  }),
  noNumbers: (shown, { path }) => ({
    lines: ofFile(
      path,
      shown.flatMap((one) => ['@@ ... @@', ...hunk(one)]),
    ),
    isNamed: true,
  }),
  noFileHeader: (shown) => ({ lines: shown.flatMap((one) => ['@@', ...hunk(one)]) }),
  noHeaderAtAll: (shown) =>
    shown.length > 1 ? undefined : { lines: shown.flatMap((one) => hunk(one)) },
  unmarkedContext: (shown, { path }) => ({
    lines: ofFile(
      path,
      shown.flatMap((one) => [header(one, 0), ...hunk(one, '')]),
    ),
    isNamed: true,
    isVague: true,
  }),
  headBehindNumbers: (shown, { path, lines }) => ({
    lines: ofFile(
      path,
      shown.flatMap((one) => [header(one, 0, ` ${headOf(lines, one.start).trim()}`), ...hunk(one)]),
    ),
    isNamed: true,
  }),
  inFenceOfCode: (shown) =>
    shown.length > 1 ? undefined : { lines: shown.flatMap((one) => hunk(one)), isVague: true },
} satisfies Record<string, WriteRows>;

/** The nearest line above that is indented less. */
export function headOf(lines: readonly string[], at: number): string {
  const width = widthOf(lines[at] ?? '');
  return (
    lines
      .slice(0, at)
      .findLast((line) => !isBlank(line) && widthOf(line) < width && /\w/.test(line)) ?? ''
  );
}

function patchOf(
  path: string,
  shown: readonly Shown[],
  head: (one: Shown) => string,
): readonly string[] {
  return [
    '*** Begin Patch',
    `*** Update File: ${path}`,
    ...shown.flatMap((one) => [`@@ ${head(one)}`.trimEnd(), ...hunk(one)]),
    '*** End Patch',
  ];
}

/** The ways of writing a patch. */
export const patchWays = {
  none: (shown, { path }) => ({
    lines: patchOf(path, shown, () => ''),
    isNamed: true,
    isMarked: true,
  }),
  anchored: (shown, { path, lines }) => ({
    lines: patchOf(path, shown, ({ start }) => headOf(lines, start).trim()),
    isNamed: true,
    isMarked: true,
  }),
  heredoc: (shown, { path }) => ({
    lines: ["apply_patch <<'PATCH'", ...patchOf(path, shown, () => ''), 'PATCH'],
    isNamed: true,
    isMarked: true,
  }),
} satisfies Record<string, WriteRows>;

/** The calls of tools that models write as text. */
export const toolCallWays = {
  none: (shown, { path }) => ({
    lines: shown.flatMap(({ rows }) => [
      '<tool_call>',
      JSON.stringify({
        name: 'str_replace',
        arguments: { path, old_str: oldOf(rows).join('\n'), new_str: newOf(rows).join('\n') },
      }),
      '</tool_call>',
    ]),
    isNamed: true,
    isMarked: true,
  }),
  manyInOne: (shown, { path }) => {
    const edits = shown.map(({ rows }) => ({
      old_string: oldOf(rows).join('\n'),
      new_string: newOf(rows).join('\n'),
    }));
    const call = { name: 'multi_edit', arguments: { file_path: path, edits } };
    return { lines: [`[TOOL_CALLS][${JSON.stringify(call)}]`], isNamed: true, isMarked: true };
  },
  replaceInFile: (shown, { path }) => ({
    lines: [
      ...['<replace_in_file>', `<path>${path}</path>`, '<diff>'],
      ...blocks(shown, ['------- SEARCH', '=======', '+++++++ REPLACE']),
      ...['</diff>', '</replace_in_file>'],
    ],
    isNamed: true,
    isMarked: true,
  }),
  parameters: (shown, { path }) => ({
    lines: shown.flatMap(({ rows }) => [
      ...['<tool_call>', '<function=edit_file>', '<parameter=path>', path, '</parameter>'],
      ...['<parameter=old_string>', ...oldOf(rows), '</parameter>'],
      ...['<parameter=new_string>', ...newOf(rows), '</parameter>', '</function>', '</tool_call>'],
    ]),
    isNamed: true,
    isMarked: true,
  }),
} satisfies Record<string, WriteRows>;
