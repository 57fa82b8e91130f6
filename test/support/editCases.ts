import type { CodeChange, Edit } from '../../src/core/edits/edit';
import { isBalanced, isNested, solid, widthOf } from './codeLines';
import { editOf, replacing } from './placing';

/** A document, an edit as a model may write it, and the truth: what it makes of the document; `refuse` where it has no place. */
export interface EditCase {
  readonly fault: Fault;
  readonly text: string;
  readonly languageId: string;
  readonly edit: Edit;
  readonly selection?: readonly [start: number, end: number];
  readonly truth: string;
  /** A careful reader would find the one place. */
  readonly isClear: boolean;
}

/** A file to make cases from, with `\n` line ends. */
export interface SourceFile {
  readonly lines: readonly string[];
  readonly languageId: string;
}

type Random = () => number;

/** A block of a file, and what a model changes in it; numbers are lines of the file. */
interface Truth {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  /** The lines that change, inside the block; empty where lines are only added before `changeStart`. */
  readonly changeStart: number;
  readonly changeEnd: number;
  readonly added: readonly string[];
}

interface Written {
  readonly search: readonly string[];
  readonly replacement: readonly string[];
}

/** What goes wrong on the way from the file to the answer; each gives what the answer says instead. */
const replaceFaults = {
  none: (truth) => written(truth),
  trailingSpace: (truth, random) =>
    // At the end of what is new it is as good as anything.
    mapLines(written(truth), (line) =>
      random() < 0.3 && !truth.added.includes(line) ? `${line}  ` : line,
    ),
  dedented: (truth) => {
    const whole = written(truth);
    const margin = Math.min(...solid([...whole.search, ...whole.replacement]).map(widthOf));
    return mapLines(whole, (line) => line.slice(margin));
  },
  firstLineTrimmed: (truth) => {
    const { search, replacement } = written(truth);
    // A single line without its indentation does not tell that of another.
    const widths = new Set([...search.slice(0, 1), ...truth.added].map(widthOf));
    if (solid(search).length === 1 && widths.size > 1) return written(truth);
    return { search: trimFirst(search), replacement: trimFirst(replacement) };
  },
  indented: (truth) => mapLines(written(truth), (line) => (line === '' ? '' : `    ${line}`)),
  tabs: (truth) =>
    mapLines(written(truth), (line) =>
      line.replace(/^( {2})+/, (spaces) => '\t'.repeat(spaces.length / 2)),
    ),
  blankLinesDropped: (truth) => {
    const kept = (lines: readonly string[]): readonly string[] => solid(lines);
    const { search, replacement } = written(truth);
    return { search: kept(search), replacement: kept(replacement) };
  },
  otherQuotes: (truth) => mapKept(truth, (line) => line.replaceAll("'", '"')),
  noSemicolons: (truth) => mapKept(truth, (line) => line.replace(/;$/, '')),
  commentDropped: (truth) => mapKept(truth, (line) => (isComment(line) ? undefined : line)),
  wordDropped: (truth, random) => {
    const chosen = pickKept(truth, random);
    return mapKept(truth, (line, at) =>
      at === chosen && !/\b(function|class|interface|type)\b/.test(line)
        ? line.replace(/(\w+ )(\w+ )(?=\S)/, '$1')
        : line,
    );
  },
  lineSkipped: (truth, random) => {
    const chosen = pickKept(truth, random);
    return mapKept(truth, (line, at) => (at === chosen ? undefined : line));
  },
  otherName: (truth, random) => {
    const chosen = pickKept(truth, random);
    return mapKept(truth, (line, at) => (at === chosen ? line.replace(/\w{3,}/, 'other') : line));
  },
} satisfies Record<string, (truth: Truth, random: Random) => Written>;

type ReplaceFault = keyof typeof replaceFaults;

const replaceFaultNames = Object.keys(replaceFaults) as readonly ReplaceFault[];
/** What is wrong with the place, not with the text. */
const placeFaults = ['gone', 'twin', 'twinOnly', 'lineRight', 'lineWrong', 'windows'] as const;
const codeForms = ['selection', 'selectionDedented', 'wholeFile', 'elided'] as const;

export type Fault = ReplaceFault | (typeof placeFaults)[number] | (typeof codeForms)[number];

export const faults: readonly Fault[] = [...replaceFaultNames, ...placeFaults, ...codeForms];

/** One case of the fault, or nothing where this piece of the file cannot have it. */
export function makeCase(file: SourceFile, fault: Fault, random: Random): EditCase | undefined {
  const truth = makeTruth(file, random);
  if (!truth) return undefined;
  const isCode = (codeForms as readonly string[]).includes(fault);
  const made = isCode ? codeCase(truth, fault) : replaceCase(truth, fault, random);
  return made && made.truth !== made.text ? made : undefined;
}

function replaceCase(truth: Truth, fault: Fault, random: Random): EditCase | undefined {
  const { file, start, end } = truth;
  const { languageId } = file;
  const isOfText = (replaceFaultNames as readonly string[]).includes(fault);
  const { search, replacement } = isOfText
    ? replaceFaults[fault as ReplaceFault](truth, random)
    : written(truth);
  const right = written(truth);
  if (isOfText && fault !== 'none' && same(search, right.search)) return undefined;
  if (solid(search).length === 0 || same(search, replacement)) return undefined;
  const base = { fault, languageId, text: toText(file.lines), truth: toText(apply(truth)) };
  const edit = replacing(toText(search), toText(replacement));
  const block = file.lines.slice(start, end);
  const isUnique = countOf(file.lines, block) === 1;
  // An answer that quotes another place word for word says that one.
  if (fault !== 'none' && isOfText && misleads(truth, search)) return undefined;
  if (fault === 'gone') {
    const rest = [...file.lines.slice(0, start), ...file.lines.slice(end)];
    if (isQuotable(rest, block)) return undefined;
    return { ...base, text: toText(rest), edit, truth: 'refuse', isClear: false };
  }
  if (fault === 'twin' || fault === 'twinOnly') return twinCase(truth, base, edit, random);
  if (fault === 'lineRight' || fault === 'lineWrong') {
    const off = fault === 'lineRight' ? 0 : 1 + Math.floor(random() * 40);
    const line = start + 1 + off;
    const trimmed = (lines: readonly string[]): readonly string[] => lines.map((own) => own.trim());
    if (off > 0 && sameAt(trimmed(file.lines), trimmed(block), line - 1)) return undefined;
    const hinted = replacing(toText(search), toText(replacement), { line });
    return { ...base, edit: hinted, isClear: isUnique };
  }
  if (fault === 'windows')
    return {
      ...base,
      text: base.text.replaceAll('\n', '\r\n'),
      truth: base.truth.replaceAll('\n', '\r\n'),
      edit,
      isClear: isUnique,
    };
  return { ...base, edit, isClear: isUnique && isClearWith(fault, truth) };
}

/** A copy of the block with another name in it, as people copy code; `twinOnly` has lost the original. */
function twinCase(
  { file, start, end }: Truth,
  base: Pick<EditCase, 'fault' | 'languageId' | 'text' | 'truth'>,
  edit: Edit,
  random: Random,
): EditCase | undefined {
  const block = file.lines.slice(start, end);
  const words =
    block
      .filter((line) => !isComment(line))
      .join('\n')
      .match(/\b[a-z]\w{3,}\b/g) ?? [];
  const word = words[Math.floor(random() * words.length)];
  if (word === undefined) return undefined;
  const twin = block.map((line) => line.replace(new RegExp(`\\b${word}\\b`, 'g'), `${word}Twin`));
  const rest = toText(['', ...twin]);
  if (base.fault === 'twin') {
    const isClear = countOf(file.lines, block) === 1;
    return { ...base, text: base.text + rest, truth: base.truth + rest, edit, isClear };
  }
  const others = [...file.lines.slice(0, start), ...file.lines.slice(end)];
  if (isQuotable([...others, '', ...twin], block)) return undefined;
  return { ...base, text: toText(others) + rest, edit, truth: 'refuse', isClear: false };
}

function codeCase(truth: Truth, fault: Fault): EditCase | undefined {
  const { file, start, end, changeStart, changeEnd } = truth;
  const text = toText(file.lines);
  const next = apply(truth);
  const base = { fault, languageId: file.languageId, text, truth: toText(next) };
  const codeEdit = (lines: readonly string[], more: Partial<CodeChange> = {}): Edit =>
    editOf({ kind: 'code', text: toText(lines), elisions: [], ...more });
  if (fault === 'wholeFile') {
    const isClear = file.lines.length > 20;
    return { ...base, edit: codeEdit(next), isClear };
  }
  if (fault === 'elided') {
    // Who takes away half of a block and half of the next says so.
    if (!isBalanced(file.lines.slice(changeStart, changeEnd))) return undefined;
    // Three lines around the change, and a comment for the rest.
    const from = Math.max(0, changeStart - 3);
    const shown = next.slice(from, changeStart + truth.added.length + 3);
    const mark = '// ... existing code ...';
    const edges = [file.lines[from], file.lines[changeEnd + 2]];
    const isClear = edges.every((line) => line !== undefined && isAlone(file.lines, line));
    return {
      ...base,
      edit: codeEdit([mark, ...shown, mark], { elisions: [0, shown.length + 1] }),
      isClear,
    };
  }
  const block = next.slice(start, next.length - (file.lines.length - end));
  if (solid(block).length === 0) return undefined;
  const isFirstBlank = file.lines[start]?.trim() === '' || block[0]?.trim() === '';
  const isLastBlank = file.lines[end - 1]?.trim() === '' || block.at(-1)?.trim() === '';
  if (isFirstBlank || isLastBlank) return undefined;
  const old = file.lines.slice(start, end);
  // Taken out of its middle, code may be indented as no code is.
  if (!isNested(block)) return undefined;
  const margin = Math.min(...solid(block).map(widthOf));
  if (margin !== Math.min(...solid(old).map(widthOf))) return undefined;
  const offset = file.lines.slice(0, start).reduce((sum, line) => sum + line.length + 1, 0);
  const selection = [offset, offset + toText(old).length] as const;
  const lines = fault === 'selection' ? block : block.map((line) => line.slice(margin));
  return { ...base, edit: codeEdit(lines), selection, isClear: true };
}

function makeTruth(file: SourceFile, random: Random): Truth | undefined {
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const size = 1 + upTo(14);
  if (file.lines.length < size + 2) return undefined;
  const start = upTo(file.lines.length - size);
  const end = start + size;
  const changeStart = start + upTo(size);
  const kind = upTo(3);
  const count = kind === 0 ? 0 : 1 + upTo(Math.min(4, end - changeStart));
  const changeEnd = changeStart + count;
  const model = file.lines.slice(changeStart).find((line) => line.trim() !== '') ?? '';
  const changed = `${/^\s*/.exec(model)?.[0] ?? ''}changed${upTo(1e6)}(${upTo(100)});`;
  const added = kind === 2 ? [] : [changed, ...(random() < 0.3 ? [`${changed} // twice`] : [])];
  // White space at the ends of lines is what some faults are about.
  const isPlain = file.lines.slice(start, end).every((line) => line === line.trimEnd());
  return isPlain ? { file, start, end, changeStart, changeEnd, added } : undefined;
}

function written({ file, start, end, changeStart, changeEnd, added }: Truth): Written {
  const { lines } = file;
  return {
    search: lines.slice(start, end),
    replacement: [...lines.slice(start, changeStart), ...added, ...lines.slice(changeEnd, end)],
  };
}

function apply({ file, changeStart, changeEnd, added }: Truth): readonly string[] {
  return [...file.lines.slice(0, changeStart), ...added, ...file.lines.slice(changeEnd)];
}

function mapLines({ search, replacement }: Written, map: (line: string) => string): Written {
  return { search: search.map(map), replacement: replacement.map(map) };
}

/** The same in both of every line that the change keeps, and is not beside it. */
function mapKept(
  { file, start, end, changeStart, changeEnd, added }: Truth,
  map: (line: string, at: number) => string | undefined,
): Written {
  const lineAt = (at: number): readonly string[] => {
    const line = file.lines[at] ?? '';
    const isNear = at >= changeStart - 1 && at <= changeEnd;
    const mapped = isNear ? line : map(line, at);
    return mapped === undefined ? [] : [mapped];
  };
  const range = (from: number, to: number): readonly string[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => lineAt(from + at)).flat();
  return {
    search: range(start, end),
    replacement: [...range(start, changeStart), ...added, ...range(changeEnd, end)],
  };
}

/** A kept line with text that is neither at an end of the block nor beside the change. */
function pickKept({ file, start, end, changeStart, changeEnd }: Truth, random: Random): number {
  const able: number[] = [];
  for (let at = start + 1; at < end - 1; at++) {
    const isNear = at >= changeStart - 1 && at <= changeEnd;
    if (!isNear && /\w{3}/.test(file.lines[at] ?? '')) able.push(at);
  }
  return able[Math.floor(random() * able.length)] ?? -1;
}

/** Whether a careful reader would take a block with this fault for the one in the file. */
function isClearWith(fault: Fault, { file, start, end }: Truth): boolean {
  const length = solid(file.lines.slice(start, end)).length;
  if (fault === 'otherName') return false;
  return !['wordDropped', 'lineSkipped'].includes(fault) || length >= 6;
}

/** Whether the edit did what was meant. Where an answer has no blank lines, it cannot say where they are. */
export function isRight({ fault, truth }: EditCase, result: string): boolean {
  const text = (all: string): string =>
    fault === 'blankLinesDropped' ? all.replace(/\n{2,}/g, '\n').trim() : all;
  return text(result) === text(truth);
}

/** Whether the corrupted search is, as it stands, at a place that was not meant. */
function misleads({ file, start }: Truth, search: readonly string[]): boolean {
  const tail = search.map((line) => line.trimEnd());
  return file.lines.some((_, at) => at !== start && sameAt(file.lines, tail, at));
}

function countOf(lines: readonly string[], block: readonly string[]): number {
  const all = solid(lines).map((line) => line.trim());
  const own = solid(block).map((line) => line.trim());
  return all.filter((_, at) => sameAt(all, own, at)).length;
}

/** Whether the same code is there, but for comments and last punctuation: then the answer means it. */
function isQuotable(lines: readonly string[], block: readonly string[]): boolean {
  const code = (all: readonly string[]): readonly string[] =>
    solid(all)
      .filter((line) => !isComment(line))
      .map((line) => line.trim().replace(/[;,]+$/, ''));
  const [all, own] = [code(lines), code(block)];
  return own.length === 0 || all.some((_, at) => sameAt(all, own, at));
}

function sameAt(lines: readonly string[], block: readonly string[], at: number): boolean {
  return block.every((line, offset) => lines[at + offset] === line);
}

function isAlone(lines: readonly string[], line: string): boolean {
  return /\w{3}/.test(line) && lines.filter((other) => other.trim() === line.trim()).length === 1;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, at) => line === b[at]);
const toText = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const isComment = (line: string): boolean => /^\s*(\/\/|\/\*|\*[ /]|\*$)/.test(line);

function trimFirst(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => (at === 0 ? line.trimStart() : line));
}
