import type { Check } from '../../shared/chat';
import type { LineChange } from './diff/lineChange';

/** What an answer would change, each place proven; nothing of it is written before it is accepted. */
export interface Proposal {
  readonly files: readonly FileProposal[];
  /** The answer is still coming in: what is here may go again, and nothing of it can be accepted. Never kept. */
  readonly isComing?: boolean;
}

/** What becomes of one file. */
export interface FileProposal {
  readonly uri: string;
  /** As the user knows it, relative to the workspace. */
  readonly path: string;
  readonly languageId: string;
  /** The text that the change was made for, as it was when the answer ended; absent: the file is made. */
  readonly before?: string;
  /** In order; together they make `before` what it would be. */
  readonly hunks: readonly ProposedHunk[];
  /** What had to be assumed to find the places, and what of the answer found none: sentences for the user. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
}

/** `open`: the user has not decided yet. */
export type HunkState = 'open' | 'accepted' | 'discarded';

/** A contiguous change of `before`: whole lines of it, as offset and length in UTF-16 units, and what takes their place. */
export interface ProposedHunk extends LineChange {
  readonly offset: number;
  readonly length: number;
  readonly replacement: string;
  readonly state: HunkState;
  /** What had to be assumed to find its place: sentences for the user. */
  readonly assumptions?: readonly string[];
}
