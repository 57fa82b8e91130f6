import { findEnvironmentValues, isEnvironmentFile } from './environmentFile';
import type { FoundSecret } from './foundSecret';
import { findKnownKeys } from './knownKeys';
import { findByPatterns } from './patterns';

/**
 * Everything in a text that must not leave this machine, in order; what overlaps is one.
 * @param path of the file that the text is from; empty for none
 */
export function findSecrets(text: string, path = ''): readonly FoundSecret[] {
  const found = [
    ...findKnownKeys(text),
    ...findByPatterns(text, path),
    ...(isEnvironmentFile(path) ? findEnvironmentValues(text) : []),
  ];
  const joined: FoundSecret[] = [];
  // What is named most exactly comes first, and gives the name.
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (!last || one.start >= last.end) joined.push(one);
    else joined[joined.length - 1] = { ...last, end: Math.max(last.end, one.end) };
  }
  return joined;
}
