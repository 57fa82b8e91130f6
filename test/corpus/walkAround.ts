interface Change {
  readonly offset: number;
  readonly length: number;
  readonly replacement: string;
}

/**
 * Walks two texts side by side around the changes that make one the other: the first piece outside of them that is not the
 * same in both, or undefined.
 */
export function firstDifferenceAround(
  before: string,
  after: string,
  changes: readonly Change[],
): string | undefined {
  let [old, now] = [0, 0];
  const end = { offset: before.length, length: 0, replacement: '' };
  for (const { offset, length, replacement } of [...changes, end]) {
    if (offset < old || offset + length > before.length) return `a change at ${offset}`;
    const kept = before.slice(old, offset);
    if (after.slice(now, now + kept.length) !== kept) return kept;
    now += kept.length;
    if (after.slice(now, now + replacement.length) !== replacement) return replacement;
    [old, now] = [offset + length, now + replacement.length];
  }
  return now === after.length ? undefined : after.slice(now);
}
