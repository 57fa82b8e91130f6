import type { Edit } from '../edit';

/** One contiguous change of the document as it is: offset and length in UTF-16 units, ready to be made. */
export interface Hunk {
  readonly offset: number;
  readonly length: number;
  /** With the document's line endings. */
  readonly replacement: string;
  readonly edit: Edit;
  /** Sentences for the user: what had to be assumed to place it. Empty where the code is exactly as the answer has it. */
  readonly assumptions: readonly string[];
}

/** A stretch of the document in UTF-16 units. */
export interface Candidate {
  readonly offset: number;
  readonly length: number;
}

/** Why an edit has no place: nothing of it is applied. */
export interface Refusal {
  readonly edit: Edit;
  readonly cause: 'missing' | 'several' | 'unchanged' | 'unclear' | 'overlap';
  /** A sentence for the user. */
  readonly reason: string;
  /** Where it fits equally well, the likeliest first; the user may choose one. */
  readonly candidates?: readonly Candidate[];
}
