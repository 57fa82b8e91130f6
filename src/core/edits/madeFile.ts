import type { PlaceChoice } from '../../shared/chat';
import type { FileProposal } from './proposal';

/** What became of the edits of one file; refusals are sentences for the user. */
export interface MadeFile {
  readonly proposal?: FileProposal;
  readonly refusals: readonly string[];
  readonly isUnchanged?: boolean;
  /** Some of the edits found no place; the notes of the proposal say which. */
  readonly isPartial?: boolean;
  /** Of the refusals, those that the user can settle. */
  readonly choices?: readonly PlaceChoice[];
}
