import { alignBlock, type Alignment } from './alignment';
import type { Block } from './block';
import { chooseCandidate, type Hints } from './chooseCandidate';
import { indentationOf, learnIndentation } from './indentation';
import type { LineIndex } from './lineIndex';
import { missing, several, type Located } from './located';
import type { PlacesDocument } from './placesDocument';
import { similarBlock } from './similarBlock';
import { say } from '../../say';

/** How a place differs from the block. */
type Difference = 'none' | 'blankLines' | 'indentation';

const wordy = /[\w$]{2}/;

interface Candidate extends Alignment {
  readonly difference: Difference;
}

const assumed: Readonly<Record<Difference, () => readonly string[]>> = {
  none: () => [],
  blankLines: () => [say('The file has other blank lines there.')],
  indentation: () => [say('The file indents this code otherwise; the change was indented to fit.')],
};

/**
 * The one place in the document that the block can mean. Each step goes a little further than the one before, and each
 * must prove that there is no other place: the text itself, but for blank lines and indentation; its spelling; most of it.
 */
export function locateBlock(document: PlacesDocument, block: Block, hints: Hints): Located {
  // Closing brackets look like each other everywhere: they must be as they are.
  const hasWords = block.lines.some((line) => wordy.test(line));
  const candidates = equalPlaces(document, document.trimmedLines, block).flatMap((alignment) => {
    const difference = differenceAt(document, block, alignment);
    return difference && (hasWords || difference === 'none') ? [{ ...alignment, difference }] : [];
  });
  if (candidates.length > 0) {
    const only = provenCandidate(block, candidates);
    const chosen = only ?? chooseCandidate(document, candidates, hints);
    if (!chosen) return several(document, candidates, hints);
    return { alignment: chosen, assumptions: assumed[chosen.difference]() };
  }
  if (!hasWords) return missing();
  const spelled = equalPlaces(document, document.spelledLines, block).filter(
    (place) => areTold(document, block, place) && differenceAt(document, block, place),
  );
  if (spelled.length > 0) {
    const chosen = spelled.length === 1 ? spelled[0] : chooseCandidate(document, spelled, hints);
    if (!chosen) return several(document, spelled, hints);
    return {
      alignment: chosen,
      assumptions: [say('The file writes this code with other spacing, quotes or punctuation.')],
    };
  }
  return similarBlock(document, block) ?? missing();
}

/** Places where the solid lines of the block follow each other with nothing but blank lines between. */
function equalPlaces(
  document: PlacesDocument,
  index: LineIndex,
  block: Block,
): readonly Alignment[] {
  const kinds = index.kindsOf(block.lines);
  return index.placesOf(kinds).map((first) => {
    const lines = kinds.map((_, at) => index.lineOf[first + at] ?? -1);
    return alignBlock(document, block, lines);
  });
}

/** Where brackets differ too, in `}` and `};`, two lines of words are not enough to tell the place. */
function areTold(document: PlacesDocument, block: Block, { partners }: Alignment): boolean {
  const words = block.solid.filter((at) => wordy.test(block.lines[at] ?? ''));
  const brackets = block.solid.filter((at) => !wordy.test(block.lines[at] ?? ''));
  return (
    words.length > 2 ||
    brackets.every((at) => document.lines[partners[at] ?? -1]?.trim() === block.lines[at]?.trim())
  );
}

/** Undefined where the code is nested in another way. */
function differenceAt(
  document: PlacesDocument,
  block: Block,
  { partners, start, end }: Alignment,
): Difference | undefined {
  const pairs = block.solid.map((at) => ({
    answered: block.lines[at] ?? '',
    inDocument: document.lines[partners[at] ?? -1] ?? '',
  }));
  const isIndentedAlike = pairs.every(
    ({ answered, inDocument }) => indentationOf(answered) === indentationOf(inDocument),
  );
  if (!isIndentedAlike)
    return learnIndentation(pairs, { answer: ' ', document: ' ' }) && 'indentation';
  return partners.includes(-1) || end - start !== partners.length ? 'blankLines' : 'none';
}

function provenCandidate(block: Block, candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length === 1) return candidates[0];
  // Models drop the indentation of what they quote: at the margin, it tells nothing from the same code further in.
  const isAtMargin = block.solid.some((at) => indentationOf(block.lines[at] ?? '') === '');
  const exact = candidates.filter(({ difference }) => difference === 'none');
  return isAtMargin || exact.length > 1 ? undefined : exact[0];
}
