import type { DocumentForm, GeneratedCase, WrittenFormat } from './generatedCase';
import { placeFaults, documentForms, type FormFault } from './documentForm';
import { rowFaults, isSame, type Faulty, type RowFaultName } from './rowFaults';
import { countOf, hasWords, newOf, oldOf, showChanges, showRange, type Shown } from './rows';
import { below, isBlank, solid, withNonBmp, type Random, type SourceFile } from './sourceFile';
import { apply, makeTruth, type Truth } from './truth';
import { wrapAnswer, wrapFaults, type WrapFault } from './wrapAnswer';
import {
  codeFaults,
  writeDefinition,
  writeLazy,
  writeSelection,
  writeWhole,
  type CodeBody,
  type CodeFault,
} from './writeCode';
import {
  patchWays,
  searchReplaceWays,
  toolCallWays,
  unifiedDiffWays,
  type WriteRows,
} from './writeRows';

/** Lines, 0-based and the end exclusive, of each definition with a name of its own. */
export type Definitions = readonly (readonly [first: number, end: number])[];

type RowFormat = 'searchReplace' | 'unifiedDiff' | 'patch' | 'toolCall';

const ways: Readonly<Record<RowFormat, Readonly<Record<string, WriteRows>>>> = {
  searchReplace: searchReplaceWays,
  unifiedDiff: unifiedDiffWays,
  patch: patchWays,
  toolCall: toolCallWays,
};

const around: readonly string[] = [
  ...Object.keys(wrapFaults),
  ...Object.keys(documentForms),
  'nonBmp',
];
const ofRows = [...Object.keys(rowFaults), ...Object.keys(placeFaults), ...around];
const lazyFaults = ['none', 'heads', 'closeCut'];

/** Every fault that answers of a format are made with. */
export function faultsOf(format: WrittenFormat): readonly string[] {
  if (format in ways) return [...Object.keys(ways[format as RowFormat]), ...ofRows];
  if (format === 'lazy') return [...lazyFaults, ...around];
  if (format === 'bare')
    return [
      ...Object.keys(codeFaults),
      ...Object.keys(documentForms),
      'crlfAnswer',
      'noNewlineAtEnd',
    ];
  const code = Object.keys(codeFaults);
  if (format === 'wholeFile' || format === 'block')
    return [
      ...code.filter((fault) => !fault.includes('edented')),
      ...around.filter((fault) => fault !== 'drifted'),
    ];
  return [...code, ...around];
}

/** One case, or nothing where this piece of the file cannot have the fault. */
export function generate(
  file: SourceFile,
  format: WrittenFormat,
  fault: string,
  definitions: Definitions,
  random: Random,
): GeneratedCase | undefined {
  const truth = makeTruth(fault === 'nonBmp' ? withNonBmp(file) : file, random);
  if (!truth) return undefined;
  return format in ways
    ? rowCase(truth, format as RowFormat, fault, random)
    : codeCase(truth, format as Exclude<WrittenFormat, RowFormat>, fault, definitions, random);
}

function rowCase(
  truth: Truth,
  format: RowFormat,
  fault: string,
  random: Random,
): GeneratedCase | undefined {
  const { file } = truth;
  const whole = showChanges(truth, below(6, random), below(6, random));
  const faulty = whole.map((one) => rowsWith(one, file, fault, random));
  if (whole.length > 5 || faulty.some((one) => one === undefined)) return undefined;
  const shown = whole.map((one, at) => ({ ...one, rows: faulty[at]?.rows ?? one.rows }));
  const write = ways[format][fault] ?? ways[format]['none'];
  const body = write?.(shown, file, random);
  const form = formOf(truth, shown, fault, random);
  if (!body || !form) return undefined;
  const document = apply(file.lines, form.drift);
  const quotes = shown.map(({ rows }) => oldOf(rows));
  // An answer that quotes another place word for word says that one.
  if (shown.some((one, at) => misleads(file.lines, one, quotes[at] ?? []))) return undefined;
  const isUnique = whole.every(
    ({ rows }) => hasWords(oldOf(rows)) && countOf(document, oldOf(rows)) === 1,
  );
  const isCertain =
    !body.isVague &&
    faulty.every((one) => one?.isClear) &&
    !(fault in placeFaults && fault !== 'twin');
  const isStale = faulty.some((one) => one?.isStale) || fault === 'gone' || fault === 'twinOnly';
  const isFenced = !body.isMarked || random() < 0.5;
  if (fault === 'shortFence' && !hasFence(body.lines)) return undefined;
  const tag = tagOf(format, fault, file);
  const wrap = fault in wrapFaults ? (fault as WrapFault) : random() < 0.3 ? 'prose' : 'plain';
  // A line break at the end of what is quoted, and of what is not, says nothing of blank lines.
  if (
    format === 'toolCall' &&
    shown.some(({ rows }) => endsBlank(oldOf(rows)) || endsBlank(newOf(rows)))
  )
    return undefined;
  if (tag !== file.languageId && (wrap === 'wrongTag' || wrap === 'noTag')) return undefined;
  const fencing = {
    tag,
    isFenced: isFenced || wrap !== 'plain',
    isNamed: random() < 0.7,
    mayNameInside: format === 'searchReplace',
  };
  return {
    ...resultsOf(
      truth,
      // An elision makes of a block several, each with its own place.
      fault === 'elidedMiddle'
        ? shown.flatMap(({ changes }) => changes.map((change) => [change]))
        : shown.map(({ changes }) => changes),
      form,
      isStale,
    ),
    format,
    fault,
    file,
    answer: wrapAnswer(body, file, wrap, fencing, random),
    isClear: isUnique && isCertain && !isStale && (!isCut(wrap) || format === 'searchReplace'),
    ignoresBlankLines: fault === 'blankLinesDropped',
  };
}

function tagOf(format: RowFormat, fault: string, { languageId }: SourceFile): string {
  if (format === 'unifiedDiff' && fault !== 'inFenceOfCode') return 'diff';
  return format === 'toolCall' ? 'xml' : languageId;
}

const endsBlank = (lines: readonly string[]): boolean => lines.length > 0 && isBlank(lines.at(-1));

function rowsWith(
  shown: Shown,
  file: SourceFile,
  fault: string,
  random: Random,
): Faulty | undefined {
  if (!(fault in rowFaults)) return { rows: shown.rows, isClear: true };
  const made: Faulty | undefined = rowFaults[fault as RowFaultName](shown, file, random);
  return made && !isSame(made.rows, shown.rows) && solid(oldOf(made.rows)).length > 0
    ? made
    : undefined;
}

function formOf(
  truth: Truth,
  shown: readonly Shown[],
  fault: string,
  random: Random,
): DocumentForm | undefined {
  if (fault in placeFaults)
    return placeFaults[fault as keyof typeof placeFaults](truth, shown, random);
  return documentForms[fault in documentForms ? (fault as FormFault) : 'lf'](truth, shown, random);
}

/** The document, what is meant, and what comes of each part of it. */
function resultsOf(
  { file }: Truth,
  edits: readonly Truth['changes'][],
  { drift, encode }: DocumentForm,
  isStale: boolean,
): Pick<GeneratedCase, 'text' | 'truth' | 'parts'> {
  const made = (chosen: readonly Truth['changes'][]): string =>
    encode(
      apply(
        file.lines,
        [...drift, ...chosen.flat()].toSorted((a, b) => a.start - b.start || a.end - b.end),
      ),
    );
  const text = made([]);
  if (isStale) return { text, parts: [] };
  const parts: string[] = [];
  for (let chosen = 1; chosen < 2 ** edits.length - 1; chosen++)
    parts.push(made(edits.filter((_, at) => chosen & (1 << at))));
  return { text, truth: made(edits), parts };
}

/** Whether the quoted lines are, as they stand, at a place that was not meant. */
function misleads(lines: readonly string[], { start }: Shown, quoted: readonly string[]): boolean {
  const own = quoted.map((line) => line.trimEnd());
  return lines.some(
    (_, at) => at !== start && own.every((line, offset) => lines[at + offset] === line),
  );
}

function codeCase(
  truth: Truth,
  format: Exclude<WrittenFormat, RowFormat>,
  fault: string,
  definitions: Definitions,
  random: Random,
): GeneratedCase | undefined {
  const { file } = truth;
  const body = codeBody(truth, format, fault, definitions, random);
  const shown = body?.range
    ? [showRange(file.lines, truth.changes, body.range)]
    : showChanges(truth, 3, 3);
  const form = formOf(truth, shown, fault, random);
  if (!body || !form || (fault === 'shortFence' && !hasFence(body.lines))) return undefined;
  const wrap = fault in wrapFaults ? (fault as WrapFault) : random() < 0.3 ? 'prose' : 'plain';
  const isBare = format === 'bare';
  const fencing = {
    tag: file.languageId,
    isFenced: !isBare,
    isNamed: format === 'wholeFile',
    mayNameInside: format === 'wholeFile' && file.languageId !== 'plaintext',
  };
  const before = form.drift.filter(({ start }) => start < (body.selected?.[0] ?? 0));
  const shift = before.reduce(
    (sum, { start, end, lines }) => sum + lines.length - (end - start),
    0,
  );
  return {
    ...resultsOf(truth, [truth.changes], form, false),
    format,
    fault,
    file,
    answer: wrapAnswer(body, file, isBare && wrap === 'prose' ? 'plain' : wrap, fencing, random),
    ...(body.selected && {
      selected: [body.selected[0] + shift, body.selected[1] + shift] as const,
    }),
    isClear: !body.isVague && !isCut(wrap) && (!isBare || isCodey(body, file)),
    ignoresBlankLines: false,
  };
}

function codeBody(
  truth: Truth,
  format: Exclude<WrittenFormat, RowFormat>,
  fault: string,
  definitions: Definitions,
  random: Random,
): CodeBody | undefined {
  const own: CodeFault = fault in codeFaults ? (fault as CodeFault) : 'none';
  switch (format) {
    case 'selection':
    case 'bare':
      return writeSelection(truth, own, random);
    case 'definition':
      return writeDefinition(truth, definitions, own, random);
    case 'lazy':
      return writeLazy(
        truth,
        fault === 'closeCut' ? 0 : 1 + below(3, random),
        fault === 'heads',
        random,
      );
    case 'wholeFile':
    case 'block':
      return writeWhole(truth, own);
  }
}

/** Where the code ends is not certain. */
function isCut(wrap: WrapFault): boolean {
  return wrap === 'unclosed' || wrap === 'shortFence';
}

function hasFence(lines: readonly string[]): boolean {
  return lines.some((line) => /^\s*```/.test(line));
}

/** Without a fence, a person tells code from prose by its marks. */
function isCodey({ lines }: CodeBody, { languageId }: SourceFile): boolean {
  if (/^(?:markdown|plaintext|yaml|html)$/.test(languageId)) return false;
  return [lines[0], lines.at(-1)].every(
    (line) => /[;{}()[\],:=>]$/.test(line ?? '') && !isBlank(line),
  );
}
