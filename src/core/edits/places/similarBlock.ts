import { alignBlock } from './alignment';
import { alignSimilar, type SimilarAlignment } from './alignSimilar';
import type { Block } from './block';
import { isCommentLine } from './commentLine';
import type { LineIndex } from './lineIndex';
import type { Located } from './located';
import type { PlacesDocument } from './placesDocument';
import { meansTheSame } from './meansTheSame';
import { wordsOf } from './spelling';
import { keyOf } from './versionOf';
import { say } from '../../say';

/** A line in more places than this says little of where a block is. */
const common = 16;
/** Nobody quotes more lines than this with a few of them wrong; comparing them would take long. */
const maxLines = 2000;
/** So many places are looked at closely. */
const maxPlaces = 8;

/**
 * The one place that most lines of the block are at. Undefined where there is none, where another place resembles the
 * block nearly as much, or where what differs may mean other code.
 */
export function similarBlock(document: PlacesDocument, block: Block): Located | undefined {
  const solid = block.solid.map((at) => block.lines[at] ?? '');
  const words = solid.filter((line) => /[\w$]{2}/.test(line));
  if (solid.length > maxLines || words.length < 2) return undefined;
  const index = document.spelledLines;
  const kinds = index.kindsOf(block.lines);
  const slack = Math.min(50, Math.max(8, Math.ceil(solid.length / 3)));
  const places = likelyStarts(index, kinds, slack)
    .map((start) => alignSimilar(document, index, solid, kinds, start, slack))
    .sort((a, b) => b.equal.size - a.equal.size);
  const [best, ...others] = places;
  if (!best || !isWithinBounds(document, solid, best)) return undefined;
  const hasAllCode = [
    ...best.altered.map(({ answered }) => answered),
    ...best.absent,
    ...best.skipped,
  ].every((line) => isCommentLine(line, document.languageId));
  if (countUnique(document, index, solid, kinds, best) < (hasAllCode ? 1 : 2)) return undefined;
  if (others.some((other) => isRival(best, other))) return undefined;
  if (!hasFirmEdges(document, index, solid, kinds, best)) return undefined;
  return {
    alignment: alignBlock(document, block, best.partners),
    assumptions: assumptionsOf(best),
  };
}

/** Every line that is not common votes for the start that it implies, the rarer the more. */
function likelyStarts(
  index: LineIndex,
  kinds: readonly number[],
  slack: number,
): readonly number[] {
  const rarest = Math.min(...kinds.map((kind) => index.countOf(kind)).filter((count) => count > 0));
  const votes = new Map<number, number>();
  kinds.forEach((kind, at) => {
    const count = index.countOf(kind);
    if (count === 0 || count > Math.max(common, rarest)) return;
    for (const ordinal of index.ordinalsOf(kind))
      votes.set(ordinal - at, (votes.get(ordinal - at) ?? 0) + 1 / count);
  });
  const chosen: number[] = [];
  for (const [start] of [...votes].sort((a, b) => b[1] - a[1])) {
    // A few lines more or less are the same place.
    if (chosen.every((other) => Math.abs(other - start) > slack)) chosen.push(start);
    if (chosen.length === maxPlaces) break;
  }
  return chosen;
}

/** In a short block only comments may differ; in a longer one, one line in five, and none that the file does not have. */
function isWithinBounds(
  { languageId }: PlacesDocument,
  solid: readonly string[],
  { altered, absent, skipped, partners }: SimilarAlignment,
): boolean {
  if ((partners[0] ?? -1) < 0 || (partners.at(-1) ?? -1) < 0) return false;
  const isCode = (line: string): boolean => !isCommentLine(line, languageId);
  const alteredCode = altered.filter(({ answered }) => isCode(answered));
  const absentCode = absent.filter(isCode).length;
  const skippedCode = skipped.filter(isCode).length;
  const differences = altered.length + absent.length + skippedCode;
  const inCode = alteredCode.length + skippedCode;
  return (
    differences <= solid.length &&
    inCode * 5 <= solid.length &&
    absentCode === 0 &&
    alteredCode.every(
      ({ answered, inDocument }) =>
        isOfOneName(answered, inDocument) && meansTheSame(answered, inDocument),
    )
  );
}

/** Another key is another entry, however alike the two are. */
function isOfOneName(answered: string, inDocument: string): boolean {
  const [one, other] = [keyOf(answered), keyOf(inDocument)];
  return one === undefined || other === undefined || one === other;
}

/** Its lines of more than one word that are nowhere else: a block of lines that are everywhere has no place of its own. */
function countUnique(
  { languageId }: PlacesDocument,
  index: LineIndex,
  solid: readonly string[],
  kinds: readonly number[],
  { equal }: SimilarAlignment,
): number {
  return [...equal].filter(
    (at) =>
      index.countOf(kinds[at] ?? -1) === 1 &&
      !isCommentLine(solid[at] ?? '', languageId) &&
      wordsOf(solid[at] ?? '').filter((word) => /\w/.test(word)).length > 1,
  ).length;
}

/** A first or last line of a comment that is everywhere has no place of its own where lines are left out. */
function hasFirmEdges(
  { languageId }: PlacesDocument,
  index: LineIndex,
  solid: readonly string[],
  kinds: readonly number[],
  { skipped }: SimilarAlignment,
): boolean {
  return [0, solid.length - 1].every(
    (at) =>
      skipped.length === 0 ||
      index.countOf(kinds[at] ?? -1) === 1 ||
      !isCommentLine(solid[at] ?? '', languageId),
  );
}

/** Whether the other place may be meant as well: it has lines of the block that the best has not, or nearly as many. */
function isRival(best: SimilarAlignment, other: SimilarAlignment): boolean {
  const isSamePlace = other.partners.some((line, at) => line >= 0 && line === best.partners[at]);
  if (isSamePlace) return false;
  const misses = [...best.equal].filter((at) => !other.equal.has(at)).length;
  const gains = [...other.equal].filter((at) => !best.equal.has(at)).length;
  return gains > 0 ? misses < 2 * gains + 2 : misses < 2;
}

function assumptionsOf({ altered, absent, skipped }: SimilarAlignment): readonly string[] {
  return [
    ...altered.map(({ answered, inDocument }) =>
      say('The file has “{0}” where the answer has “{1}”.', inDocument.trim(), answered.trim()),
    ),
    ...absent.map((line) => say('The file does not have the line “{0}” there.', line.trim())),
    ...skipped.map((line) => say('The file has the line “{0}” too, which stays.', line.trim())),
  ];
}
