/** What is kept of answers at most. */
export interface AnswerBounds {
  readonly entries: number;
  /** Of all values together. */
  readonly bytes: number;
}

export const usualBounds: AnswerBounds = { entries: 500, bytes: 8 * 1024 * 1024 };
