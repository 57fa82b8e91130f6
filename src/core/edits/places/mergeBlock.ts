import { diffSequences } from '../diff/diffLines';
import type { LineChange } from '../diff/lineChange';
import type { Alignment } from './alignment';
import type { Block } from './block';
import { isCommentLine } from './commentLine';
import type { LineEdit } from './documentLines';
import { headsOf } from './headsOf';
import {
  indentationOf,
  inUnit,
  isStarred,
  learnIndentation,
  lostFirstIndentation,
  mayHaveLostFirst,
  type Reindent,
} from './indentation';
import { unitsOf } from './indentationUnit';
import type { PlacesDocument } from './placesDocument';
import { spelling, wordsOf } from './spelling';
import { say } from '../../say';

export type Merged = { readonly edits: readonly LineEdit[] } | { readonly reason: string };

const otherwiseIndented = (): Merged => ({
  reason: say('The code there is indented in another way.'),
});

/**
 * What the answer changes between its two blocks, made on the document's own lines. Lines that the answer keeps stay as
 * the document has them, byte for byte. A line that it changes or removes must be in the document as the answer has it,
 * but for spacing, quotes and last punctuation: else something is lost that the model has not seen.
 *
 * @param marksLines the answer marks each line that changes, as a diff does, so that none is another by negligence
 */
export function mergeBlock(
  document: PlacesDocument,
  answeredSearch: Block,
  answeredReplacement: Block,
  alignment: Alignment,
  marksLines: boolean,
): Merged {
  const restored = restoreFirstLine(document, answeredSearch, answeredReplacement, alignment);
  if (!restored) return otherwiseIndented();
  const [search, replacement] = restored;
  const frame = frameOf(document, search, replacement, alignment);
  if (!frame) return otherwiseIndented();
  const edits: LineEdit[] = [];
  const own = ownLines(document, search, alignment);
  const changes = diffSequences(frame.before, replacement.lines);
  for (const change of changes) {
    const { beforeStart, beforeEnd, afterStart, afterEnd } = change;
    const range = rangeOf(document, search, alignment, beforeStart, beforeEnd);
    if ('reason' in range) return range;
    const lines = replacement.lines.slice(afterStart, afterEnd).map(frame.reindent);
    if (lines.includes(undefined)) return otherwiseIndented();
    const added = lines.map((line = '', at) => {
      const end = endAt(replacement, frame, afterStart + at);
      const quoted = own.get(line.trim() + end);
      return quoted === undefined ? line + end : indentationOf(line) + quoted;
    });
    const last = edits.at(-1);
    // Lines that the answer keeps but the file does not have leave two changes side by side.
    if (last?.end !== range.start) edits.push({ ...range, lines: added });
    else edits[edits.length - 1] = { ...last, end: range.end, lines: [...last.lines, ...added] };
  }
  if (edits.length === 0 || marksLines)
    edits.push(...changedEnds(document, search, replacement, alignment, changes));
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  return { edits: edits.filter((edit) => isEdit(document, edit)) };
}

/** Lines that are kept but for the white space at their ends. */
function changedEnds(
  document: PlacesDocument,
  search: Block,
  replacement: Block,
  { partners }: Alignment,
  changes: readonly LineChange[],
): readonly LineEdit[] {
  const whole = ({ lines, ends }: Block): readonly string[] =>
    lines.map((line, at) => line + (ends[at] ?? ''));
  // With their ends, no more lines differ: the same line stands twice, and the other one goes.
  if (sizeOf(diffSequences(whole(search), whole(replacement))) === sizeOf(changes)) return [];
  let [next, shift] = [0, 0];
  return search.ends.flatMap((end, at) => {
    for (let change = changes[next]; change && change.beforeEnd <= at; change = changes[++next])
      shift = change.afterEnd - change.beforeEnd;
    const isChanged = (changes[next]?.beforeStart ?? Infinity) <= at;
    const start = partners[at] ?? -1;
    const own = document.lines[start];
    const now = replacement.ends[at + shift];
    if (isChanged || own === undefined || now === undefined || now === end) return [];
    return [{ start, end: start + 1, lines: [own.trimEnd() + now] }];
  });
}

function sizeOf(changes: readonly LineChange[]): number {
  return changes.reduce(
    (sum, { beforeStart, beforeEnd, afterStart, afterEnd }) =>
      sum + beforeEnd - beforeStart + afterEnd - afterStart,
    0,
  );
}

/** What the answer quotes otherwise than the document has it, as that has it: where it is moved, it was not meant to change. */
function ownLines(
  document: PlacesDocument,
  search: Block,
  { partners }: Alignment,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const [at, text] of search.lines.entries()) {
    const inDocument = document.lines[partners[at] ?? -1];
    const asQuoted = text + (search.ends[at] ?? '');
    if (inDocument === undefined || inDocument === asQuoted) continue;
    if (inDocument === '' && text === '') own.set(asQuoted, inDocument);
    const [line, quoted] = [inDocument.trimStart(), asQuoted.trimStart()];
    const isSame = /[\w$]{2}/.test(line) || line.trimEnd() === quoted.trimEnd();
    if (line !== quoted && isSame) own.set(quoted, line);
  }
  return own;
}

/** On a line that is nothing else, white space may be an indentation, which would have to be another. */
function endAt({ lines, ends }: Block, { isAsWritten }: Frame, at: number): string {
  return lines[at] !== '' || isAsWritten ? (ends[at] ?? '') : '';
}

function isEdit({ lines: all }: PlacesDocument, { start, end, lines }: LineEdit): boolean {
  return end - start !== lines.length || lines.some((line, at) => line !== all[start + at]);
}

/** The document's lines that the answer's lines from `start` to `end` are. */
function rangeOf(
  document: PlacesDocument,
  search: Block,
  { partners, start: first }: Alignment,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | { readonly reason: string } {
  const before = nearestPartner(partners, start - 1, -1);
  const following = nearestPartner(partners, end, 1);
  const changed = partners.slice(start, end);
  for (const [at, partner] of changed.entries()) {
    const line = search.lines[start + at] ?? '';
    if (line === '' || isSame(document, line, partner)) continue;
    return {
      reason: say('The file does not have the line “{0}”, which would change.', line.trim()),
    };
  }
  const own = changed.filter((partner) => partner >= 0);
  if (own.length === 0 && !isJoined(document, search, partners, start, before, following))
    return { reason: say('The file has other lines where the answer adds some.') };
  const from = own[0] ?? (before === undefined ? (following ?? first) : before + 1);
  const to = (own.at(-1) ?? from - 1) + 1;
  const taken = new Set(own);
  // Where lines go beside blank ones, one that the answer skipped may belong to either side of them.
  const isBlankAt = (...at: readonly number[]): boolean =>
    own.length > 0 && at.some((line) => search.lines[line] === '');
  const above = isBlankAt(start - 1, start) ? (before ?? from - 1) + 1 : from;
  const below = isBlankAt(end - 1, end) ? (following ?? to) : to;
  for (let line = above; line < below; line++) {
    const text = (document.lines[line] ?? '').trim();
    if (text !== '' && !taken.has(line))
      return {
        reason: say('The file has the line “{0}” there, which the answer does not know.', text),
      };
  }
  return { start: from, end: to };
}

/** From that line on, upwards or downwards. */
function nearestPartner(
  partners: readonly number[],
  line: number,
  step: 1 | -1,
): number | undefined {
  let at = line;
  while (partners[at] === -1) at += step;
  return partners[at];
}

/** Whether lines can be added before a line of the answer without a question to which of its neighbours they belong. */
function isJoined(
  document: PlacesDocument,
  search: Block,
  partners: readonly number[],
  start: number,
  before: number | undefined,
  following: number | undefined,
): boolean {
  // A blank line that the document does not have stands for lines that the answer skipped.
  const isBehindGap = start > 0 && search.lines[start - 1] === '' && partners[start - 1] === -1;
  if (following === undefined) return !isBehindGap;
  if (before === undefined)
    return (partners[start] ?? -1) >= 0 && search.solid.every((at) => at >= start);
  // A comment that the answer left out may belong to what is added, unless that follows a line of code.
  const { languageId } = document;
  const line = search.lines[start - 1] ?? '';
  const followsCode = line !== '' && !isCommentLine(line, languageId);
  return document.lines
    .slice(before + 1, following)
    .every((own) => own.trim() === '' || (followsCode && isCommentLine(own, languageId)));
}

function isSame(document: PlacesDocument, line: string, partner: number): boolean {
  const own = document.lines[partner];
  if (partner < 0 || own === undefined) return false;
  if (own.trim() === line.trim() || spelling(own) === spelling(line)) return true;
  const { languageId } = document;
  return (
    isCommentLine(own, languageId) && isCommentLine(line, languageId) && shareMostWords(own, line)
  );
}

function shareMostWords(a: string, b: string): boolean {
  const [first, second] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared * 2 >= first.size + second.size - shared;
}

/** Answers often lose the indentation of their very first line, and of no other. */
function restoreFirstLine(
  document: PlacesDocument,
  search: Block,
  replacement: Block,
  { partners }: Alignment,
): readonly [Block, Block] | undefined {
  const [first = 0, ...others] = search.solid;
  const own = indentationOf(document.lines[partners[first] ?? -1] ?? '');
  const isLost = (block: Block, at: number): boolean =>
    own !== '' && indentationOf(block.lines[at] ?? '') === '';
  const othersAreRight = others.every((at) => {
    const partner = partners[at] ?? -1;
    const line = search.lines[at] ?? '';
    return partner < 0 || indentationOf(document.lines[partner] ?? '') === indentationOf(line);
  });
  const [begin = 0, ...rest] = replacement.solid;
  if (!isLost(search, first) || !othersAreRight) return [search, replacement];
  if (others.length === 0 && mayHaveLostFirst(replacement.lines, own)) return undefined;
  if (others.length === 0 && (rest.length === 0 || !lostFirstIndentation(replacement.lines, own)))
    return [search, replacement];
  const kept = keptFirst(search, replacement, begin);
  const places = new Set(kept.map((at) => indentationOf(document.lines[partners[at] ?? -1] ?? '')));
  const [indentation, another] = places;
  const isTold = indentation !== undefined && another === undefined;
  if (!isTold && isLost(replacement, begin)) return undefined;
  const restored = (block: Block, at: number, to: string): Block =>
    isLost(block, at)
      ? {
          ...block,
          lines: block.lines.map((line, own) => (own === at && line !== '' ? to + line : line)),
        }
      : block;
  return [restored(search, first, own), restored(replacement, begin, indentation ?? '')];
}

/** The searched lines that the replacement may begin with, or whose place its first line may take. */
function keptFirst(search: Block, replacement: Block, begin: number): readonly number[] {
  const line = (replacement.lines[begin] ?? '').trim();
  const same = search.solid.filter((at) => search.lines[at]?.trim() === line);
  if (same.length > 0) return same;
  // A bracket that was not there may be any one's.
  return /^[\w$@"'`/#<]/.test(line) || line === '' ? search.solid.slice(0, 1) : [];
}

interface Frame {
  /** The searched lines, indented as the replacement's are. */
  readonly before: readonly string[];
  readonly reindent: Reindent;
  readonly isAsWritten: boolean;
}

/** Models that drop the indentation of what they quote may still indent the new code right: whichever lines tell. */
function frameOf(
  document: PlacesDocument,
  search: Block,
  replacement: Block,
  { partners }: Alignment,
): Frame | undefined {
  const asInDocument = search.lines.map((line, at) => {
    const own = document.lines[partners[at] ?? -1];
    return own === undefined || line === '' ? line : indentationOf(own) + line.trimStart();
  });
  const changed = search.lines.some((line, at) => line !== asInDocument[at]);
  // Lines at the margin are the same in tabs and in spaces.
  const isMargin = search.lines.every((line) => isStarred(line) || indentationOf(line) === '');
  if (!changed && !isMargin)
    return { before: search.lines, reindent: (line) => line, isAsWritten: true };
  const aligned = search.solid.flatMap((at) => {
    const inDocument = document.lines[partners[at] ?? -1];
    return inDocument === undefined ? [] : [{ answered: search.lines[at] ?? '', inDocument }];
  });
  const units = {
    ...unitsOf([...search.lines, ...replacement.lines], document, aligned),
    ...localStep(document, partners[search.solid[0] ?? -1] ?? -1),
  };
  const asIs: Reindent = (line) =>
    isMargin && !document.hasExactly(line) ? inUnit(line, units) : line;
  if (!changed) return { before: search.lines, reindent: asIs, isAsWritten: true };
  const rightly = countShared(asInDocument, replacement.lines);
  const alike = countShared(search.lines, replacement.lines);
  const first = indentationOf(replacement.lines[replacement.solid[0] ?? -1] ?? '');
  const firstOf = (lines: readonly string[]): string =>
    indentationOf(lines[search.solid[0] ?? -1] ?? '');
  const beginsAs = (lines: readonly string[]): boolean => first === firstOf(lines);
  const isRight =
    // Code that is put into a new block may be as deep as it is in the document, and is not meant so.
    (rightly > alike && (beginsAs(asInDocument) || !beginsAs(search.lines))) ||
    (rightly === 0 && alike === 0 && beginsAs(asInDocument) && !beginsAs(search.lines));
  const known = new Set([...search.lines, ...asInDocument]);
  // What stands between two steps of the document is indented by the answer's own.
  const isBetween = replacement.lines.some(
    (line) =>
      !known.has(line) &&
      !isStarred(line) &&
      indentationOf(line).length % units.document.length > 0,
  );
  if (isRight && !(isBetween && units.answer.length < units.document.length))
    return { before: asInDocument, reindent: asIs, isAsWritten: true };
  const pairs = aligned.filter(({ answered, inDocument }) => answered.trim() === inDocument.trim());
  const reindent = learnIndentation(pairs, units);
  return reindent && { before: search.lines, reindent, isAsWritten: false };
}

/** What the line is further in than the head that it is in. */
function localStep(document: PlacesDocument, line: number): { readonly local?: string } {
  const [head] = headsOf(document, line);
  const own = indentationOf(document.lines[line] ?? '');
  return head === undefined ? {} : { local: own.slice(indentationOf(head).length) };
}

function countShared(a: readonly string[], b: readonly string[]): number {
  const lines = new Set(a.filter((line) => line !== ''));
  return b.filter((line) => lines.has(line)).length;
}
