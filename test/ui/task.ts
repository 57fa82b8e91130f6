/** What the windows of some test files did, which `quiet.test.ts` looks at when all have ended. */
export interface Seen {
  /** What no window may do, and during which test it was done. */
  readonly problems: readonly string[];
  /** What Frugal wrote into its log in a window, and what must not stand there. */
  readonly logs: readonly { readonly text: string; readonly secrets: readonly string[] }[];
}

/** A file of tests for a process that runs one after the other. */
export interface Task {
  readonly file: string;
  /** A pattern of the titles of those that run; absent: all. */
  readonly grep?: string;
  /** Where its results go. */
  readonly results: string;
  /** What was seen before, by all processes. */
  readonly seen: Seen;
}

/** What such a process says when it is through with a file. */
export interface Done {
  readonly failures: number;
  readonly seen: Seen;
}
