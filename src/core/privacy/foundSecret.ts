/** A stretch of a text that must not leave this machine, in UTF-16 units, end exclusive. */
export interface FoundSecret {
  readonly start: number;
  readonly end: number;
  /** What it is, for the user: `GitHub token`. */
  readonly kind: string;
}
