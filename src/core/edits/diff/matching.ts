/** A stretch of both texts, ends exclusive. */
export interface Stretch {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Lines as numbers, equal where the lines are, and what has been matched so far. */
export interface Matching {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** For each kind of line where it is, -1 between two uses. */
  readonly placesInA: Int32Array;
  readonly placesInB: Int32Array;
  /** For each line of `a` its partner in `b`, or -1. */
  readonly partners: Int32Array;
}
