import type { LineChange } from './diff/lineChange';

/** At the end of a text of so many lines the line break before the lines belongs to a change, else the one behind them. */
export function isAtEnd({ beforeStart, beforeEnd }: LineChange, lineCount: number): boolean {
  return beforeStart > 0 && beforeEnd === lineCount;
}
