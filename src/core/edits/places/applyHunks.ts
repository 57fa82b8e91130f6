import type { Hunk } from './hunk';

/** The text with the hunks made; they are in order and do not overlap. */
export function applyHunks(
  text: string,
  hunks: readonly Pick<Hunk, 'offset' | 'length' | 'replacement'>[],
): string {
  const parts: string[] = [];
  let kept = 0;
  for (const { offset, length, replacement } of hunks) {
    parts.push(text.slice(kept, offset), replacement);
    kept = offset + length;
  }
  return parts.join('') + text.slice(kept);
}
