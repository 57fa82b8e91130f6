import type { Matching, Stretch } from './matching';
import { matchShortest } from './matchShortest';
import { uniqueAnchors } from './uniqueAnchors';

/** Anchors inside anchors, no deeper than this: what is left is matched by the shortest script. */
const maxDepth = 12;

/** For each line of `a` the equal line of `b` that it stays, or -1; the partners only ever increase. */
export function matchLines(a: readonly string[], b: readonly string[]): Int32Array {
  const matching = number(a, b);
  const open: (Stretch & { readonly depth: number })[] = [
    { aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length, depth: 0 },
  ];
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const inner = matchEnds(matching, stretch);
    if (inner.aStart === inner.aEnd || inner.bStart === inner.bEnd) continue;
    const { depth } = stretch;
    const gaps = depth < maxDepth ? uniqueAnchors(matching, inner) : [];
    if (gaps.length === 0) matchShortest(matching, inner);
    else for (const gap of gaps) open.push({ ...gap, depth: depth + 1 });
  }
  return matching.partners;
}

function number(a: readonly string[], b: readonly string[]): Matching {
  const kinds = new Map<string, number>();
  const numbered = (lines: readonly string[]): Int32Array => {
    const result = new Int32Array(lines.length);
    for (let line = 0; line < lines.length; line++) {
      const text = lines[line] ?? '';
      let kind = kinds.get(text);
      if (kind === undefined) kinds.set(text, (kind = kinds.size));
      result[line] = kind;
    }
    return result;
  };
  const [first, second] = [numbered(a), numbered(b)];
  const filled = (length: number): Int32Array => new Int32Array(length).fill(-1);
  return {
    a: first,
    b: second,
    placesInA: filled(kinds.size),
    placesInB: filled(kinds.size),
    partners: filled(a.length),
  };
}

/** Matches what both begin and end with, and gives what is left between. */
function matchEnds({ a, b, partners }: Matching, stretch: Stretch): Stretch {
  let { aStart, aEnd, bStart, bEnd } = stretch;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) partners[aStart++] = bStart++;
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) partners[--aEnd] = --bEnd;
  return { aStart, aEnd, bStart, bEnd };
}
