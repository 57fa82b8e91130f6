import type { Edit } from '../edit';
import {
  commonIndentation,
  indentationOf,
  inUnit,
  learnIndentation,
  lostFirstIndentation,
  widthOf,
} from './indentation';
import { indentationUnit } from './indentationUnit';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { say } from '../../say';

/**
 * The code comes in as whole lines: onto a blank line, else above the line whose code the offset stands before, else below it.
 * It is indented as what stands around it allows.
 */
export function placeInsertion(
  document: PlacesDocument,
  edit: Edit,
  answered: readonly string[],
  offset: number,
): Placed {
  const line = document.lineAt(offset);
  const own = document.lines[line] ?? '';
  const isBlank = own.trim() === '';
  const isAbove = isBlank || offset - document.offsetOf(line) <= indentationOf(own).length;
  const start = isAbove ? line : line + 1;
  const above = document.lines.slice(0, start).filter((one) => one.trim() !== '');
  const below = document.lines.slice(start).filter((one) => one.trim() !== '');
  const code = withoutBlankEnds(answered);
  if (repeats(code, above.slice(-2)) || repeats(code, below.slice(0, 2))) {
    const reason = say(
      'The answer repeats the code around the place, so what is new is not certain.',
    );
    return { refusal: { edit, cause: 'unclear', reason } };
  }
  const lines = indent(document, code, (given, unit) =>
    isBlank && own !== '' ? own : fitting(given, above.at(-1), below[0], unit),
  );
  const end = isBlank && line < document.lines.length ? start + 1 : start;
  const { replacement, ...place } = document.toTextEdit({ start, end, lines });
  return { hunks: [{ ...place, replacement, edit, assumptions: [] }] };
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** Two lines that say something stand in the answer just as they stand in the file. */
function repeats(answered: readonly string[], around: readonly string[]): boolean {
  const [first = '', second = ''] = around.map((line) => line.trim());
  if (around.length < 2 || (first + second).replace(/\W/g, '').length < 8) return false;
  return answered.some((line, at) => line.trim() === first && answered[at + 1]?.trim() === second);
}

/** @param wanted the indentation of the code, given its own and a step deeper, both as the document has them */
function indent(
  document: PlacesDocument,
  answered: readonly string[],
  wanted: (given: string, unit: string) => string,
): readonly string[] {
  const [head = '', ...others] = answered;
  const common = commonIndentation(others);
  const lines = lostFirstIndentation(answered, common) ? [common + head, ...others] : answered;
  const answer = indentationUnit(lines, document.indentationUnit);
  // Where the document shows none, the answer's is as good as any.
  const units = { answer, document: indentationUnit(document.lines, answer) };
  const given = commonIndentation(lines);
  const to = wanted(inUnit(given, units), units.document);
  const reindent = learnIndentation([{ answered: `${given}x`, inDocument: `${to}x` }], units);
  return lines.map((line) => (line.trim() === '' ? '' : (reindent?.(line) ?? line)));
}

const opens = /([{([:]|=>|\b(then|do|begin))$/;
const closes = /^\s*([)\]}]|end\b)/;

/** The indentation nearest to the given one that code between these two lines can have. */
function fitting(
  given: string,
  above: string | undefined,
  below: string | undefined,
  unit: string,
): string {
  const indentOf = (line = ''): string => indentationOf(line);
  const deepest = indentOf(above) + (opens.test((above ?? '').trimEnd()) ? unit : '');
  const isClosed = below !== undefined && closes.test(below);
  const flattest = indentOf(below) + (isClosed ? unit : '');
  if (widthOf(given) <= widthOf(flattest)) return flattest;
  return widthOf(given) > widthOf(deepest) ? longer(deepest, flattest) : given;
}

function longer(one: string, other: string): string {
  return widthOf(one) >= widthOf(other) ? one : other;
}
