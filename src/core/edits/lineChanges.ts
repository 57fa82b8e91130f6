/**
 * How many lines a change adds and removes: the lines outside the longest common run of lines. Exact up to
 * 2,000 x 2,000 lines; beyond, what is not a common start or end counts as changed.
 */
export function countLineChanges(
  before: string,
  after: string,
): { readonly added: number; readonly removed: number } {
  const a = before.split(/\r?\n/);
  const b = after.split(/\r?\n/);
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const old = a.slice(start, a.length - end);
  const next = b.slice(start, b.length - end);
  const common = old.length * next.length > 4_000_000 ? 0 : longestCommonLength(old, next);
  return { added: next.length - common, removed: old.length - common };
}

function longestCommonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Uint32Array(b.length + 1);
  for (const line of a) {
    const next = new Uint32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      next[j + 1] = line === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
