import type { Alignment } from './alignment';
import { headsOf } from './headsOf';
import type { PlacesDocument } from './placesDocument';

/** What an edit says of its place beside the code itself. */
export interface Hints {
  /** 1-based, of the first line of the block. */
  readonly line?: number;
  /** Lines of code above the place, outermost first. */
  readonly anchors?: readonly string[];
  /** The offset of the candidate that the user chose. */
  readonly chosen?: number;
}

/** Other candidates so near make a line number that is a little wrong point at one of them. */
const nearLines = 10;

/** The one candidate that the hints prove, or nothing. A hint that fits none or several proves none. */
export function chooseCandidate<T extends Alignment>(
  document: PlacesDocument,
  candidates: readonly T[],
  { line, anchors = [], chosen }: Hints,
): T | undefined {
  if (chosen !== undefined)
    return candidates.find(({ start }) => document.offsetOf(start) === chosen);
  if (anchors.length > 0) {
    const inside = candidates.filter(({ start }) => isBelow(document, anchors, start));
    if (inside.length === 1) return inside[0];
  }
  if (line === undefined) return undefined;
  const exact = candidates.find(({ start }) => start === line - 1);
  const others = candidates.filter((candidate) => candidate !== exact);
  return others.every(({ start }) => Math.abs(start - line + 1) > nearLines) ? exact : undefined;
}

/** Whether each anchor is the head of code that the line is in, judged by indentation. */
function isBelow(document: PlacesDocument, anchors: readonly string[], line: number): boolean {
  return anchors.every((anchor) => {
    const heads = headsOf(document, line).map((head) => head.trim());
    return heads.filter((head) => sayTheSame(head, anchor.trim())).length === 1;
  });
}

/** A diff may cut an anchor short, and models leave the brace away. */
function sayTheSame(head: string, anchor: string): boolean {
  if (anchor === '' || !head.startsWith(anchor.replace(/\s*[{:]$/, ''))) return false;
  const next = head.charAt(anchor.replace(/\s*[{:]$/, '').length);
  return !/[\w$]/.test(next);
}
