import {
  indentationOf,
  isHead,
  isStarred,
  learnIndentation,
  lostFirstIndentation,
  type IndentedPair,
  type Reindent,
} from './indentation';
import { unitsOf } from './indentationUnit';
import type { PlacesDocument } from './placesDocument';
import { sharedLines } from './sharedLines';

/**
 * How a block of the answer is indented at its place: as the document is there, and by the document's steps.
 * @param own the lines whose place it takes
 * @param base a line of both that is no deeper than any other of the block
 */
export function reindentBlock(
  document: PlacesDocument,
  answered: readonly string[],
  own: readonly string[],
  base: IndentedPair,
): Reindent | undefined {
  const [from, to] = [indentationOf(base.answered), indentationOf(base.inDocument)];
  const inside = answered.map((line) => (line.startsWith(from) ? line.slice(from.length) : line));
  const before = own.map((line) => (line.startsWith(to) ? line.slice(to.length) : line));
  const { indentationUnit, isMixed } = document;
  const units =
    from.includes('\t') && indentationUnit === '\t'
      ? { answer: indentationUnit, document: indentationUnit }
      : unitsOf(inside, { lines: before, indentationUnit, isMixed }, [
          { answered: 'x', inDocument: 'x' },
          ...(/^ +$/.test(from) && /^\t+$/.test(to) ? [base] : []),
          ...sharedLines(inside, before),
        ]);
  const step = { answered: `${from}${units.answer}x`, inDocument: `${to}${units.document}x` };
  return learnIndentation(stepsOtherwise(inside, before, units) ? [base, step] : [base], units);
}

/** Whether the answer indents by fewer or more spaces, as the lines that stay tell. */
export function stepsOtherwise(
  answered: readonly string[],
  own: readonly string[],
  units: { readonly answer: string; readonly document: string },
): boolean {
  const { answer, document } = units;
  if (answer === document || answer === '\t' || document === '\t') return false;
  // The stars of a comment stand one to the right.
  const isStepped = answered.every((line) => {
    const width = indentationOf(line).length;
    return width % answer.length === 0 || (isStarred(line) && width % answer.length === 1);
  });
  if (!isStepped) return false;
  const ratio = document.length / answer.length;
  const stays = sharedLines(answered, own).filter((pair) => /^\s/.test(pair.answered));
  const widthsOf = ({
    answered: from,
    inDocument: to,
  }: IndentedPair): readonly [number, number] => [
    indentationOf(from).length,
    indentationOf(to).length,
  ];
  // The document steps here as the answer does, whatever it does elsewhere: what stays came into a new block.
  const least = Math.min(...own.flatMap((line) => indentationOf(line).length || []));
  const isInBlock = stays.map(widthsOf).every(([from, to]) => from - to === answer.length);
  if (least === answer.length && isInBlock) return false;
  const otherwise = stays.map(widthsOf).filter(([from, to]) => from * ratio === to).length;
  const alike = stays.map(widthsOf).filter(([from, to]) => from === to).length;
  // What the answer indents by half a step of the document is indented by other steps, whatever went further in.
  const isBetween = answered.some((line) => indentationOf(line).length % document.length > 1);
  return otherwise > alike || (otherwise > 0 && isBetween);
}

/** The answer's lines, the first with the indentation of the document where only that one lost it. */
export function withFirstIndentation(
  given: readonly string[],
  own: readonly string[],
  wanted: string,
  unit: string,
): readonly string[] {
  if (areAllShifted(given.slice(1), own, wanted)) return given;
  const isLost = lostFirstIndentation(given, wanted) || othersStay(given, own, wanted, unit);
  return isLost ? given.with(0, wanted + (given[0] ?? '')) : given;
}

/** Whether all that stays has lost the indentation, and not only the first line. */
export function areAllShifted(
  others: readonly string[],
  own: readonly string[],
  wanted: string,
): boolean {
  const shared = sharedLines(others, own);
  return (
    shared.length > 0 &&
    shared.every(
      ({ answered, inDocument }) => wanted + indentationOf(answered) === indentationOf(inDocument),
    )
  );
}

/**
 * Whether the first line lost its indentation and it is open which of the others did: some that stay lost as much, and some
 * nothing. Where the selected lines have no indentation in common, none of them tells how far in the first one was.
 */
export function isTorn(
  [head = '', ...others]: readonly string[],
  own: readonly string[],
  wanted: string,
): boolean {
  if (indentationOf(head) !== '') return false;
  const shared = sharedLines(others, own);
  const stays = shared.some(
    (pair) => indentationOf(pair.answered) === indentationOf(pair.inDocument),
  );
  if (wanted === '') {
    const first = own.find((line) => line.trim() !== '') ?? '';
    return stays && indentationOf(first) !== '' && head.trim() !== first.trim();
  }
  return (
    stays &&
    shared.some((pair) => wanted + indentationOf(pair.answered) === indentationOf(pair.inDocument))
  );
}

/** Whether only the first line is at the margin: those of the others that stay are where the document has them. */
function othersStay(
  given: readonly string[],
  own: readonly string[],
  wanted: string,
  unit: string,
): boolean {
  const [head = '', next, ...others] = given.filter((line) => line.trim() !== '');
  if (wanted === '' || next === undefined || indentationOf(head) !== '') return false;
  const rest = [next, ...others];
  if (!rest.every((line) => line.startsWith(wanted))) return false;
  // The stars of a comment stand one below the other.
  if (isStarred(head) && isStarred(next)) return true;
  // What a head begins is a step further in, and no more.
  if (isHead(head) && indentationOf(next) === wanted + unit) return true;
  // The first line of a block that was added, in code at the margin, is followed by lines a step further in.
  if (isHead(head) && indentationOf(next) === wanted && wanted.length <= unit.length) return false;
  // Lines may have come into a new block, but none comes out by as much as the first has lost.
  const steps = sharedLines(rest, own).map(
    ({ answered, inDocument }) => indentationOf(answered).length - indentationOf(inDocument).length,
  );
  return steps.includes(0) && steps.every((step) => step >= 0);
}
