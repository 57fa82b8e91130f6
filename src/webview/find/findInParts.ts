/** A place in texts that follow one another: in which of them, and where in it. */
export interface PartPlace {
  readonly part: number;
  readonly offset: number;
}

export interface FoundPlace {
  readonly start: PartPlace;
  readonly end: PartPlace;
}

/** More are nobody's to step through, and each costs a highlight. */
const most = 1000;

/** Where the words stand in texts that are read as one, in whatever case; at most a thousand times. */
export function findInParts(parts: readonly string[], words: string): readonly FoundPlace[] {
  const found: FoundPlace[] = [];
  if (words === '') return found;
  // Letter by letter: a whole text in small letters may be longer than it was.
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.length;
  }
  let part = 0;
  const placeOf = (at: number, isEnd: boolean): PartPlace => {
    const isBehind = (next: number): boolean => (isEnd ? next < at : next <= at);
    while (part + 1 < starts.length && isBehind(starts[part + 1] ?? 0)) part += 1;
    return { part, offset: at - (starts[part] ?? 0) };
  };
  for (const { 0: text, index } of parts.join('').matchAll(pattern)) {
    const start = placeOf(index, false);
    found.push({ start, end: placeOf(index + text.length, true) });
    // The next one may begin in the part where this one begins.
    part = start.part;
    if (found.length >= most) break;
  }
  return found;
}
