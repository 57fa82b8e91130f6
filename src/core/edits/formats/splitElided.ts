import { elisionsIn, hidesCode } from '../answer/elision';
import { headsAbove } from '../places/headsOf';
import { say } from '../../say';

export interface Part {
  readonly search: readonly string[];
  readonly replacement: readonly string[];
  /** Lines of the edit that it is in, outermost first. */
  readonly anchors: readonly string[];
  /** The other parts that stay as they are. */
  readonly beside: readonly string[];
  /** It begins where the edit does. */
  readonly isFirst: boolean;
}

/**
 * Splits an edit at the lines that stand for code left out on both sides alike: what they stand for stays as it is. A
 * reason (the end of a sentence) where they differ.
 */
export function splitElided(
  search: readonly string[],
  replacement: readonly string[],
  languageId?: string,
): readonly Part[] | { readonly reason: string } {
  const lazy = replacement.find((line) => hidesCode(line) && !search.includes(line));
  if (lazy !== undefined) return leavesOut(lazy);
  const isPython = languageId === 'python';
  // In Python a lone `...` is code: searched as it stands, it is found or it is not. A new one may be laziness.
  if (isPython && replacement.filter(isDots).length > search.filter(isDots).length)
    return leavesOut('...');
  const elisions = (lines: readonly string[]): readonly number[] =>
    elisionsIn(lines, languageId).filter((index) => !isPython || !isDots(lines[index] ?? ''));
  const [inSearch, inReplacement] = [elisions(search), elisions(replacement)];
  if (inSearch.length !== inReplacement.length)
    return leavesOut(replacement[inReplacement[0] ?? -1] ?? search[inSearch[0] ?? -1] ?? '');
  if (inSearch.length === 0)
    return [{ search, replacement, anchors: [], beside: [], isFirst: true }];
  const after = cutAt(replacement, inReplacement);
  const parts = cutAt(search, inSearch).map((lines, index): Omit<Part, 'beside'> => ({
    search: lines,
    replacement: after[index] ?? [],
    anchors: index === 0 ? [] : anchorsOf(search, inSearch, (inSearch[index - 1] ?? 0) + 1),
    isFirst: index === 0,
  }));
  const changed = parts.filter((part) => part.search.join('\n') !== part.replacement.join('\n'));
  if (changed.some((part) => part.search.every((line) => line.trim() === '')))
    return { reason: say('adds code beside code that it leaves out, so its place is not certain') };
  const beside = parts
    .filter((part) => !changed.includes(part))
    .map((part) => part.search.join('\n'))
    .filter((text) => text.trim() !== '');
  return changed.map((part) => ({ ...part, beside }));
}

/** The heads that the lines from there on are in, as far as the edit shows them. */
function anchorsOf(
  search: readonly string[],
  elisions: readonly number[],
  start: number,
): readonly string[] {
  const shown = search.map((line, at) => (elisions.includes(at) ? '' : line));
  const first = shown.findIndex((line, at) => at >= start && line.trim() !== '');
  return headsAbove(shown, first).toReversed();
}

function isDots(line: string): boolean {
  return line.trim() === '...';
}

function leavesOut(line: string): { readonly reason: string } {
  return { reason: say('leaves code out (“{0}”)', line.trim()) };
}

function cutAt(lines: readonly string[], cuts: readonly number[]): readonly (readonly string[])[] {
  return [...cuts, lines.length].map((end, index) =>
    lines.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, end),
  );
}
