import {
  indentationOf,
  indentationUnit,
  learnIndentation,
  type IndentedPair,
  type Reindent,
} from './indentation';
import type { PlacesDocument } from './placesDocument';

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
  const units = {
    answer: indentationUnit(inside, document.indentationUnit),
    document: document.indentationUnit,
  };
  const step = { answered: `${from}${units.answer}x`, inDocument: `${to}${units.document}x` };
  const before = own.map((line) => (line.startsWith(to) ? line.slice(to.length) : line));
  return learnIndentation(stepsOtherwise(inside, before, units) ? [base, step] : [base], units);
}

/** Whether the answer indents by fewer or more spaces, and not one line that stays says that it does not. */
export function stepsOtherwise(
  answered: readonly string[],
  own: readonly string[],
  units: { readonly answer: string; readonly document: string },
): boolean {
  const { answer, document } = units;
  if (answer === document || answer === '\t' || document === '\t') return false;
  // The stars of a comment stand one to the right.
  const widths = answered.map((line) => indentationOf(line.replace(/^ (?=\s*\*)/, '')).length);
  if (widths.some((width) => width % answer.length > 0)) return false;
  return !sharedLines(answered, own).some(
    (pair) =>
      /^\s/.test(pair.answered) && indentationOf(pair.answered) === indentationOf(pair.inDocument),
  );
}

/** The lines with words that each of two texts has once, whatever their indentation. */
export function sharedLines(
  answered: readonly string[],
  own: readonly string[],
): readonly IndentedPair[] {
  const [once, inDocument] = [linesOnce(answered), linesOnce(own)];
  return [...once].flatMap(([text, line]) => {
    const partner = inDocument.get(text);
    return partner === undefined ? [] : [{ answered: line, inDocument: partner }];
  });
}

function linesOnce(lines: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const all = lines.filter((line) => /[\w$]{2}/.test(line));
  for (const line of all) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return new Map(
    all.flatMap((line) => (counts.get(line.trim()) === 1 ? [[line.trim(), line] as const] : [])),
  );
}
