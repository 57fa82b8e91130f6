import type { LineIndex } from './lineIndex';
import type { PlacesDocument } from './placesDocument';
import { wordsOf } from './spelling';

/** A block laid against lines of the document that it resembles. */
export interface SimilarAlignment {
  /** For each solid line of the block its line in the document, or -1. */
  readonly partners: readonly number[];
  /** Solid lines, by their place among the solid lines, that the document has exactly, but for their spelling. */
  readonly equal: ReadonlySet<number>;
  /** Lines that were paired though their words differ. */
  readonly altered: readonly { readonly answered: string; readonly inDocument: string }[];
  /** Lines of the block that the document does not have, and lines of the document that the block leaves out. */
  readonly absent: readonly string[];
  readonly skipped: readonly string[];
}

/**
 * Lays the block against the document around one of its lines, so that most lines are equal.
 * @param start the ordinal at which the block would begin if no line were missing
 * @param slack so many lines the document may have more or less
 */
export function alignSimilar(
  document: PlacesDocument,
  index: LineIndex,
  solid: readonly string[],
  kinds: readonly number[],
  start: number,
  slack: number,
): SimilarAlignment {
  const ordinals = commonOrdinals(index, kinds, start, slack);
  const equal = new Set(ordinals.flatMap((ordinal, at) => (ordinal >= 0 ? [at] : [])));
  const altered: { answered: string; inDocument: string }[] = [];
  const skipped: string[] = [];
  const lineAt = (ordinal: number): string => document.lines[index.lineOf[ordinal] ?? -1] ?? '';
  let [at, next] = [0, -1];
  while (at < solid.length) {
    const ordinal = ordinals[at] ?? -1;
    if (ordinal >= 0) {
      next = ordinal + 1;
      at++;
      continue;
    }
    // Lines of the block without a partner, and the document's lines beside them.
    const end = ordinals.findIndex((other, later) => later > at && other >= 0);
    const limit = end < 0 ? next + (solid.length - at) : (ordinals[end] ?? 0);
    const begin = next >= 0 ? next : Math.max(0, limit - end);
    let free = begin;
    for (; at < (end < 0 ? solid.length : end); at++) {
      const answered = solid[at] ?? '';
      for (let other = free; other < Math.min(limit, index.length); other++) {
        const inDocument = lineAt(other);
        if (!areSimilar(answered, inDocument)) continue;
        altered.push({ answered, inDocument });
        ordinals[at] = other;
        free = other + 1;
        break;
      }
    }
    next = free;
  }
  const paired = ordinals.filter((ordinal) => ordinal >= 0);
  const taken = new Set(paired);
  for (let ordinal = paired[0] ?? 0; ordinal < (paired.at(-1) ?? -1); ordinal++)
    if (!taken.has(ordinal)) skipped.push(lineAt(ordinal));
  return {
    partners: ordinals.map((ordinal) => (ordinal < 0 ? -1 : (index.lineOf[ordinal] ?? -1))),
    equal,
    altered,
    absent: solid.filter((_, line) => (ordinals[line] ?? -1) < 0),
    skipped,
  };
}

/** The longest common run of lines within the slack: for each line of the block the ordinal, or -1. */
function commonOrdinals(
  index: LineIndex,
  kinds: readonly number[],
  start: number,
  slack: number,
): number[] {
  const width = 2 * slack + 1;
  // Longest run from line `at` of the block on, and from the ordinal `start + at + shift - slack` on.
  const lengths = new Int32Array((kinds.length + 1) * (width + 1));
  const cell = (at: number, shift: number): number => at * (width + 1) + shift;
  const isEqual = (at: number, shift: number): boolean =>
    (kinds[at] ?? -1) >= 0 && index.kind(start + at + shift - slack) === kinds[at];
  for (let at = kinds.length - 1; at >= 0; at--) {
    for (let shift = width - 1; shift >= 0; shift--) {
      const skippedHere = shift > 0 ? (lengths[cell(at + 1, shift - 1)] ?? 0) : 0;
      const skippedThere = lengths[cell(at, shift + 1)] ?? 0;
      const both = isEqual(at, shift) ? 1 + (lengths[cell(at + 1, shift)] ?? 0) : 0;
      lengths[cell(at, shift)] = Math.max(skippedHere, skippedThere, both);
    }
  }
  const ordinals = kinds.map(() => -1);
  let begins = true;
  for (let [at, shift] = [0, 0]; at < kinds.length && shift < width;) {
    const here = lengths[cell(at, shift)] ?? 0;
    // Before the first equal line, as late as possible: what stands above the block is none of it.
    const isLater = begins && here === (lengths[cell(at, shift + 1)] ?? 0);
    if (isLater && here > 0) shift++;
    else if (isEqual(at, shift) && here === 1 + (lengths[cell(at + 1, shift)] ?? 0)) {
      ordinals[at] = start + at + shift - slack;
      begins = false;
      at++;
    } else if (here === (lengths[cell(at, shift + 1)] ?? 0)) shift++;
    else {
      at++;
      shift--;
    }
  }
  return ordinals;
}

/** Whether both are versions of one line: most of their words are the same. */
export function areSimilar(a: string, b: string): boolean {
  if (a.length > 2 * b.length + 20 || b.length > 2 * a.length + 20) return false;
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return shared * 5 >= Math.max(first.length, second.length) * 3;
}
