import type { Matching, Stretch } from './matching';

/** Differences looked for at once: bounds time and memory by its square, whatever the texts. */
const maxDifferences = 200;
const nowhere = -1;

/**
 * Matches the lines that the shortest edit script keeps (Myers 1986). Where more lines differ than the bound allows, it
 * keeps the way that came furthest and goes on from there: correct, not the shortest.
 */
export function matchShortest(matching: Matching, stretch: Stretch): void {
  let { aStart, bStart } = stretch;
  const { aEnd, bEnd } = stretch;
  while (aStart < aEnd && bStart < bEnd) {
    const way = furthestWay(matching, { aStart, aEnd, bStart, bEnd });
    keepWay(matching, { aStart, aEnd, bStart, bEnd }, way);
    aStart += way.x;
    bStart += way.x - way.diagonal;
  }
}

interface Way {
  readonly differences: number;
  readonly diagonal: number;
  readonly x: number;
}

/** For each number of differences d, at d * d, how far each diagonal from -d to d comes in `a`. */
const reaches = new Int32Array((maxDifferences + 1) ** 2);

function furthestWay({ a, b }: Matching, { aStart, aEnd, bStart, bEnd }: Stretch): Way {
  const [n, m] = [aEnd - aStart, bEnd - bStart];
  let [diagonal, furthest] = [0, nowhere];
  for (let d = 0; d <= maxDifferences; d++) {
    furthest = nowhere;
    for (let k = -d; k <= d; k += 2) {
      let x = entry(d, k, n).x;
      if (x !== nowhere && x - k > m) x = nowhere;
      if (x !== nowhere) while (x < n && x - k < m && a[aStart + x] === b[bStart + x - k]) x++;
      reaches[d * d + d + k] = x;
      if (x === n && x - k === m) return { differences: d, diagonal: k, x };
      if (x !== nowhere && (furthest === nowhere || 2 * x - k > 2 * furthest - diagonal))
        [diagonal, furthest] = [k, x];
    }
  }
  return { differences: maxDifferences, diagonal, x: furthest };
}

/** Where the d-th difference enters diagonal `k`, and the diagonal it comes from: adding a line of `b` or removing one of `a`. */
function entry(d: number, k: number, n: number): { readonly x: number; readonly from: number } {
  if (d === 0) return { x: 0, from: k };
  const added = reach(d - 1, k + 1);
  const left = reach(d - 1, k - 1);
  const removed = left === nowhere || left >= n ? nowhere : left + 1;
  return added >= removed ? { x: added, from: k + 1 } : { x: removed, from: k - 1 };
}

function reach(d: number, k: number): number {
  return k < -d || k > d ? nowhere : (reaches[d * d + d + k] ?? nowhere);
}

function keepWay({ partners }: Matching, { aStart, aEnd, bStart }: Stretch, way: Way): void {
  let { x, diagonal: k } = way;
  for (let d = way.differences; d >= 0; d--) {
    const entered = entry(d, k, aEnd - aStart);
    for (let line = entered.x; line < x; line++) partners[aStart + line] = bStart + line - k;
    x = entered.from < k ? entered.x - 1 : entered.x;
    k = entered.from;
  }
}
