/** What a run of tests says while it goes, one JSON line each; `end` comes last or the run died. */
export type ResultEvent =
  | { readonly kind: 'suite'; readonly depth: number; readonly title: string }
  | { readonly kind: 'pass'; readonly depth: number; readonly title: string; readonly ms: number }
  | { readonly kind: 'skip'; readonly depth: number; readonly title: string }
  | {
      readonly kind: 'fail';
      readonly depth: number;
      readonly title: string;
      /** The error's stack, and what was expected where the assertion knows. */
      readonly error: string;
    }
  | { readonly kind: 'end'; readonly totals: Totals };

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The environment variable that names the file to which the events are appended. */
export const resultsVariable = 'FRUGAL_TEST_RESULTS';
