import { currentHunks } from './currentHunks';
import type { FileProposal } from './proposal';

/** What takes the accepted hunks of a file out of its text again. */
export interface TakenBack {
  /** In order, as offset and length in UTF-16 units of the text, and what was there before. */
  readonly edits: readonly {
    readonly offset: number;
    readonly length: number;
    readonly replacement: string;
  }[];
  /** Indexes of hunks whose new code was edited since: nobody can say what to put in its place. */
  readonly edited: readonly number[];
  /** Nothing would be left of a file that the proposal made. */
  readonly isWhole: boolean;
}

/** How to take back what the text has of a proposal; the places that it does not replace stay as they are. */
export function takeBack(file: FileProposal, text: string): TakenBack {
  const { before = '', hunks } = file;
  const current = currentHunks(file, text);
  const edits = current
    .filter(({ status }) => status === 'made')
    .map(({ index, offset, length }) => {
      const { offset: from = 0, length: count = 0 } = hunks[index] ?? {};
      return { offset, length, replacement: before.slice(from, from + count) };
    });
  const edited = current.filter(({ status }) => status === 'edited').map(({ index }) => index);
  const made = edits.reduce((sum, { length }) => sum + length, 0);
  const isWhole = file.before === undefined && edits.length > 0 && made === text.length;
  return { edits, edited, isWhole };
}
