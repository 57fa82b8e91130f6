import type { Outline } from './codeSymbol';

/** Reads texts of one language. */
export interface Syntax {
  outline(text: string): Outline;
  /** Of a text and of a later version of it. The first is remembered: its next versions take a fraction of the time. */
  outlines(before: string, after: string): readonly [before: Outline, after: Outline];
  /** Frees what is remembered. */
  forget(): void;
}
