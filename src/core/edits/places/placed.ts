import type { Hunk, Refusal } from './hunk';

/** One edit's hunks in the order of the document, or why it has none. */
export type Placed =
  | {
      readonly hunks: readonly Hunk[];
      /** Where the code begins that was searched: 1-based. */
      readonly line?: number;
    }
  | { readonly refusal: Refusal };
