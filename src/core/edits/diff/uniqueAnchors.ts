import type { Matching, Stretch } from './matching';

/**
 * Matches the lines that both stretches hold exactly once, as many as keep their order, and gives what lies between them;
 * nothing where there are none.
 */
export function uniqueAnchors(matching: Matching, stretch: Stretch): readonly Stretch[] {
  const anchors = longestIncreasing(uniquePairs(matching, stretch));
  if (anchors.length === 0) return [];
  const gaps: Stretch[] = [];
  let { aStart, bStart } = stretch;
  for (const { a, b } of anchors) {
    matching.partners[a] = b;
    if (a > aStart && b > bStart) gaps.push({ aStart, aEnd: a, bStart, bEnd: b });
    [aStart, bStart] = [a + 1, b + 1];
  }
  // Also where it is empty: a stretch with an anchor is never matched a second time.
  gaps.push({ aStart, aEnd: stretch.aEnd, bStart, bEnd: stretch.bEnd });
  return gaps;
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** A kind of line that is not there, and one that is there more than once. */
const none = -1;
const several = -2;

/** In the order of `a`. */
function uniquePairs({ a, b, placesInA, placesInB }: Matching, stretch: Stretch): readonly Pair[] {
  const { aStart, aEnd, bStart, bEnd } = stretch;
  note(placesInA, a, aStart, aEnd);
  note(placesInB, b, bStart, bEnd);
  const pairs: Pair[] = [];
  for (let line = aStart; line < aEnd; line++) {
    const kind = a[line] ?? 0;
    const partner = placesInB[kind] ?? none;
    if (partner >= 0 && placesInA[kind] === line) pairs.push({ a: line, b: partner });
  }
  for (let line = aStart; line < aEnd; line++) placesInA[a[line] ?? 0] = none;
  for (let line = bStart; line < bEnd; line++) placesInB[b[line] ?? 0] = none;
  return pairs;
}

function note(places: Int32Array, lines: Int32Array, start: number, end: number): void {
  for (let line = start; line < end; line++) {
    const kind = lines[line] ?? 0;
    places[kind] = places[kind] === none ? line : several;
  }
}

/** The longest run of pairs, not necessarily adjacent, in which `b` increases. */
function longestIncreasing(pairs: readonly Pair[]): readonly Pair[] {
  const lasts: number[] = [];
  const before = new Int32Array(pairs.length);
  pairs.forEach(({ b }, index) => {
    let [low, high] = [0, lasts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[lasts[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (lasts[low - 1] ?? -1) : -1;
    lasts[low] = index;
  });
  const run: Pair[] = [];
  for (let index = lasts.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) run.push(pair);
  }
  return run.reverse();
}
