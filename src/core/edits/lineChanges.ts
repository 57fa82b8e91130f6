import { diffLines } from './diff/diffLines';

/** How many lines a change adds and removes. Line endings do not count. */
export function countLineChanges(
  before: string,
  after: string,
): { readonly added: number; readonly removed: number } {
  const changes = diffLines(before.replaceAll('\r\n', '\n'), after.replaceAll('\r\n', '\n'));
  const count = (lengthOf: (change: (typeof changes)[number]) => number): number =>
    changes.reduce((sum, change) => sum + lengthOf(change), 0);
  return {
    added: count(({ afterStart, afterEnd }) => afterEnd - afterStart),
    removed: count(({ beforeStart, beforeEnd }) => beforeEnd - beforeStart),
  };
}
