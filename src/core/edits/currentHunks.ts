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
   * file; `edited`: it was accepted, and the user edited what it put there; `discarded`: by the user.
   */
  readonly status: 'open' | 'touched' | 'made' | 'edited' | 'discarded';
  /** Of what it replaces, or of what it has put there, in UTF-16 units. Only a guess where it is `touched` or `edited`. */
  readonly offset: number;
  readonly length: number;
  /** The lines that it puts there. */
  readonly replacement: string;
}

/**
 * Where the hunks of a proposal are in the text as it is now, whatever was typed since: a hunk moves with the text around it,
 * and one whose own place was edited is marked. The text has the last word: a hunk that was accepted and then undone is open
 * again, and one that the text has is made, whoever put it there.
 */
export function currentHunks(
  { before = '', hunks }: FileProposal,
  text: string,
): readonly CurrentHunk[] {
  const known = follow(before, hunks, text, ({ state }) => state === 'accepted');
  if (known.every(isCertain)) return known;
  const others = [
    follow(before, hunks, text, () => false),
    follow(before, hunks, text, ({ state }) => state !== 'discarded'),
  ];
  return inOrder(
    known.map((hunk, index) => {
      if (isCertain(hunk)) return hunk;
      return others.map((view) => view[index]).find((one) => one && isCertain(one)) ?? hunk;
    }),
    hunks,
  );
}

const isCertain = ({ status }: CurrentHunk): boolean => status !== 'touched' && status !== 'edited';

/** Several ways to see a text can claim the same place for two hunks: then neither is certain. */
function inOrder(
  found: readonly CurrentHunk[],
  hunks: readonly ProposedHunk[],
): readonly CurrentHunk[] {
  const certain = found.filter((hunk) => isCertain(hunk) && hunk.status !== 'discarded');
  const clashing = new Set<number>();
  for (const [at, { index, offset }] of certain.entries()) {
    const before = certain[at - 1];
    if (!before || before.offset + before.length <= offset) continue;
    clashing.add(before.index).add(index);
  }
  return found.map((hunk) =>
    clashing.has(hunk.index) ? { ...hunk, status: uncertain(hunks[hunk.index]) } : hunk,
  );
}

const uncertain = (hunk: ProposedHunk | undefined): 'edited' | 'touched' =>
  hunk?.state === 'accepted' ? 'edited' : 'touched';

/** The hunks in the text, if those that `isDone` tells were made before anything else was typed. */
function follow(
  before: string,
  hunks: readonly ProposedHunk[],
  text: string,
  isDone: (hunk: ProposedHunk) => boolean,
): readonly CurrentHunk[] {
  const edits = hunksOf(applyHunks(before, hunks.filter(isDone)), text);
  const lineCount = before.split('\n').length;
  let shift = 0;
  let [passed, moved] = [0, 0];
  return hunks.map((hunk, index) => {
    const done = isDone(hunk);
    const start = hunk.offset + shift;
    const length = done ? hunk.replacement.length : hunk.length;
    if (done) shift += hunk.replacement.length - hunk.length;
    for (let edit = edits[passed]; edit && edit.offset + edit.length <= start;) {
      moved += edit.replacement.length - edit.length;
      edit = edits[++passed];
    }
    const { replacement } = hunk;
    const offset = start + moved;
    const isTouched =
      touchesAny(edits, Math.max(0, passed - 1), start, start + length) ||
      !isWhole(text, offset, isAtEnd(hunk, lineCount)) ||
      !isWhole(text, offset + length, hunk.beforeEnd === lineCount);
    return { index, status: statusOf(hunk, done, isTouched), offset, length, replacement };
  });
}

function statusOf(hunk: ProposedHunk, done: boolean, isTouched: boolean): CurrentHunk['status'] {
  if (hunk.state === 'discarded') return 'discarded';
  if (isTouched) return uncertain(hunk);
  return done ? 'made' : 'open';
}

/** Whether lines begin, or at the end of the text end, at an offset: else the hunk would join what are two lines. */
function isWhole(text: string, offset: number, atEnd: boolean): boolean {
  if (atEnd) return offset === text.length || text[offset] === '\n';
  return offset === 0 || text[offset - 1] === '\n';
}

/** A stretch that was edited, as offset and length. */
type Edited = Pick<ProposedHunk, 'offset' | 'length'>;

/** Whether one of the edits, which are in order, touches the stretch; those before `first` lie before it. */
function touchesAny(edits: readonly Edited[], first: number, start: number, end: number): boolean {
  for (let at = first, edit = edits[at]; edit && edit.offset <= end; edit = edits[++at])
    if (touches(edit, start, end)) return true;
  return false;
}

/** Edits beside a hunk leave it alone; only text put in where it would put its own leaves the order open. */
function touches({ offset, length }: Edited, start: number, end: number): boolean {
  const editedEnd = offset + length;
  if (start === end && length === 0) return offset === start;
  if (start === end) return offset < start && start < editedEnd;
  return offset < end && start < editedEnd;
}
