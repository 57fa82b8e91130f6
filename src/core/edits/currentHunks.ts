import { isAtEnd } from './atEnd';
import { hunksOf } from './hunksOf';
import { applyHunks } from './places/applyHunks';
import type { FileProposal, ProposedHunk } from './proposal';

/** A hunk in the file as it is now. */
export interface CurrentHunk {
  /** Of the proposal's hunk. */
  readonly index: number;
  /**
   * `open`: it can be made; `touched`: the user edited its place, so where it belongs is not certain; `made`: it is in the
   * file; `discarded`: by the user.
   */
  readonly status: 'open' | 'touched' | 'made' | 'discarded';
  /** Of what it replaces, or of what it has put there, in UTF-16 units. Only a guess where it is `touched`. */
  readonly offset: number;
  readonly length: number;
  /** The lines that it puts there. */
  readonly replacement: string;
}

/**
 * Where the hunks of a proposal are in the text as it is now, whatever was typed since: a hunk moves with the text around it,
 * and one whose own place was edited is marked. A hunk that was accepted and then undone is open again.
 */
export function currentHunks(
  { before = '', hunks }: FileProposal,
  text: string,
): readonly CurrentHunk[] {
  const made = follow(before, hunks, text, isMade);
  if (!made.some(({ status }, index) => status === 'touched' && hunks[index]?.state === 'accepted'))
    return made;
  const unmade = follow(before, hunks, text, () => false);
  return inOrder(
    made.map((hunk, index) => {
      const other = unmade[index];
      return hunk.status === 'touched' && other?.status === 'open' ? other : hunk;
    }),
  );
}

const isMade = ({ state }: ProposedHunk): boolean => state === 'accepted';

/** Two ways to see a text can claim the same place for two hunks: then neither is certain. */
function inOrder(hunks: readonly CurrentHunk[]): readonly CurrentHunk[] {
  const certain = hunks.filter(({ status }) => status !== 'touched');
  const clashing = new Set<number>();
  for (const [at, { index, offset }] of certain.entries()) {
    const before = certain[at - 1];
    if (!before || before.offset + before.length <= offset) continue;
    clashing.add(before.index).add(index);
  }
  return hunks.map((hunk) =>
    clashing.has(hunk.index) && hunk.status === 'open' ? { ...hunk, status: 'touched' } : hunk,
  );
}

/** The hunks in the text, if those that `isDone` tells were made before anything else was typed. */
function follow(
  before: string,
  hunks: readonly ProposedHunk[],
  text: string,
  isDone: (hunk: ProposedHunk) => boolean,
): readonly CurrentHunk[] {
  const known = applyHunks(before, hunks.filter(isDone));
  const edited = hunksOf(known, text);
  const lineCount = before.split('\n').length;
  let shift = 0;
  return hunks.map((hunk, index) => {
    const done = isDone(hunk);
    const start = hunk.offset + shift;
    const length = done ? hunk.replacement.length : hunk.length;
    if (done) shift += hunk.replacement.length - hunk.length;
    const moved = edited
      .filter((one) => one.offset + one.length <= start)
      .reduce((sum, one) => sum + one.replacement.length - one.length, 0);
    const { replacement } = hunk;
    const offset = start + moved;
    const isTouched =
      edited.some((one) => touches(one, start, start + length)) ||
      !isWhole(text, offset, isAtEnd(hunk, lineCount)) ||
      !isWhole(text, offset + length, hunk.beforeEnd === lineCount);
    const status = isTouched ? 'touched' : done ? 'made' : closedOrOpen(hunk);
    return { index, status, offset, length, replacement };
  });
}

const closedOrOpen = ({ state }: ProposedHunk): 'discarded' | 'open' =>
  state === 'discarded' ? 'discarded' : 'open';

/** Whether lines begin, or at the end of the text end, at an offset: else the hunk would join what are two lines. */
function isWhole(text: string, offset: number, atEnd: boolean): boolean {
  if (atEnd) return offset === text.length || text[offset] === '\n';
  return offset === 0 || text[offset - 1] === '\n';
}

/** A stretch that was edited, as offset and length. */
type Edited = Pick<ProposedHunk, 'offset' | 'length'>;

/** Edits beside a hunk leave it alone; only text put in where it would put its own leaves the order open. */
function touches({ offset, length }: Edited, start: number, end: number): boolean {
  const editedEnd = offset + length;
  if (start === end && length === 0) return offset === start;
  if (start === end) return offset < start && start < editedEnd;
  return offset < end && start < editedEnd;
}
