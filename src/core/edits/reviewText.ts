import { isAtEnd } from './atEnd';
import { currentHunks } from './currentHunks';
import type { FileProposal, ProposedHunk } from './proposal';

/** What a line of a review is: of the file (`same`, `removed`), or of the proposal (`added`). */
export type ReviewLineKind = 'same' | 'removed' | 'added';

/** A hunk in a review: its lines, 0-based and end exclusive; of one that was touched the first alone, as the rest is a guess. */
export interface ReviewHunk {
  /** Of the proposal's hunk. */
  readonly index: number;
  readonly status: 'open' | 'touched';
  readonly first: number;
  readonly end: number;
  /** What had to be assumed to find its place: sentences for the user. */
  readonly assumptions: readonly string[];
}

/** A file with all that is to be decided about it: the lines to go and those to come, one after the other. */
export interface ReviewText {
  /** Without line endings. */
  readonly lines: readonly string[];
  /** One for each line. */
  readonly kinds: readonly ReviewLineKind[];
  /** In the order of their lines; what was made or discarded is none any more. */
  readonly hunks: readonly ReviewHunk[];
}

/** What a review of the file shows, with its text as it is now. */
export function reviewText(file: FileProposal, text: string): ReviewText {
  const old = text.split(/\r?\n/);
  const lineCount = lineCountOf(file);
  const lines: string[] = [];
  const kinds: ReviewLineKind[] = [];
  const hunks: ReviewHunk[] = [];
  let next = 0;
  const show = (shown: readonly string[], kind: ReviewLineKind): void => {
    for (const line of shown) {
      lines.push(line);
      kinds.push(kind);
    }
  };
  const goTo = (line: number): void => {
    show(old.slice(next, line), 'same');
    next = Math.max(next, line);
  };
  for (const { index, status, line } of hunkLines(file, text)) {
    goTo(line);
    const first = lines.length;
    const hunk = file.hunks[index];
    const assumptions = hunk?.assumptions ?? [];
    if (status === 'open' && hunk) {
      const removed = hunk.beforeEnd - hunk.beforeStart;
      show(old.slice(next, next + removed), 'removed');
      next += removed;
      show(addedLines(hunk, lineCount), 'added');
      hunks.push({ index, status, first, end: lines.length, assumptions });
    } else {
      const last = first + old.length - next - 1;
      const shown = Math.min(first, last);
      hunks.push({ index, status, first: shown, end: shown + 1, assumptions });
    }
  }
  goTo(old.length);
  return { lines, kinds, hunks };
}

/** The line of the file that a line of its review is, or stands before; both 0-based. */
export function fileLine({ kinds }: ReviewText, line: number): number {
  return kinds.slice(0, line).filter((kind) => kind !== 'added').length;
}

/** The line of a review that is this line of the file with all that is open made; both 0-based. */
export function reviewLine({ kinds }: ReviewText, line: number): number {
  let left = line;
  const found = kinds.findIndex((kind) => kind !== 'removed' && left-- === 0);
  return found < 0 ? Math.max(0, kinds.length - 1) : found;
}

interface HunkLine extends Pick<ReviewHunk, 'index' | 'status'> {
  /** Of the text as it is now. */
  readonly line: number;
}

/** Where each hunk that waits begins; what was touched, and so is only a guess, comes before the next that is certain. */
function hunkLines(file: FileProposal, text: string): readonly HunkLine[] {
  const starts = lineStarts(text);
  const lineCount = lineCountOf(file);
  const found: HunkLine[] = [];
  let nextOpen = Infinity;
  for (const { index, status, offset } of currentHunks(file, text).toReversed()) {
    const hunk = file.hunks[index];
    if (!hunk || (status !== 'open' && status !== 'touched')) continue;
    const line = lineOf(starts, offset);
    if (status === 'open') nextOpen = isAtEnd(hunk, lineCount) ? line + 1 : line;
    found.push({ index, status, line: status === 'open' ? nextOpen : Math.min(line, nextOpen) });
  }
  return found.reverse();
}

const lineCountOf = ({ before = '' }: FileProposal): number => before.split('\n').length;

function addedLines(hunk: ProposedHunk, lineCount: number): readonly string[] {
  const { afterStart, afterEnd, replacement } = hunk;
  if (afterStart === afterEnd) return [];
  const lines = replacement.split(/\r?\n/);
  return isAtEnd(hunk, lineCount) ? lines.slice(1) : lines.slice(0, afterEnd - afterStart);
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line that an offset is in. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
