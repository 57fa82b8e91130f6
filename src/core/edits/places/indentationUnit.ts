import { indentationOf, isStarred, type IndentedPair, type Units } from './indentation';
import { sharedLines } from './sharedLines';

/** Lines that are read for it. */
const most = 2000;

/** What the lines are indented with: a tab, or the spaces of a step. */
export function indentationUnit(all: readonly string[], otherwise = '    '): string {
  const lines = all.slice(0, most).filter((line) => line.trim() !== '' && !isOfComment(line));
  const tabs = lines.filter((line) => line.startsWith('\t')).length;
  const widths = lines.flatMap((line) => (line.startsWith('\t') ? [] : indentationOf(line).length));
  const indented = widths.filter((width) => width > 0);
  if (tabs > indented.filter((width) => width > 1).length) return '\t';
  const counts = new Map<number, number>();
  widths.forEach((width, at) => {
    const step = width - (widths[at - 1] ?? width);
    if (isWidth(step)) counts.set(step, (counts.get(step) ?? 0) + 1);
  });
  const [commonest] = [...counts]
    .sort((a, b) => b[1] - a[1])
    .filter(([step]) => fits(step, indented));
  const width = commonest?.[0] ?? commonStep(indented);
  return width === undefined ? otherwise : ' '.repeat(width);
}

/** The stars of a comment stand one to the right; those of a list stand as what is in it. */
function isOfComment(line: string): boolean {
  const own = indentationOf(line);
  return isStarred(line) && (own.startsWith('\t') ? own.endsWith(' ') : own.length % 2 === 1);
}

/** Whether a good part of the lines is indented with tabs and another with spaces: then neither stands for the other. */
export function areMixed(all: readonly string[]): boolean {
  const lines = all.slice(0, most).filter((line) => !isOfComment(line));
  const tabs = lines.filter((line) => line.startsWith('\t')).length;
  const spaces = lines.filter((line) => line.startsWith('  ')).length;
  return Math.min(tabs, spaces) * 10 > tabs + spaces;
}

const steps: readonly number[] = [2, 3, 4, 8];

function isWidth(step: number): boolean {
  return steps.includes(step);
}

/** Lines that go on are indented by more than a step, but few are. */
function fits(step: number, widths: readonly number[]): boolean {
  return widths.filter((width) => width % step === 0).length * 3 >= widths.length * 2;
}

function indentedWidths(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line) => (line.trim() === '' ? [] : indentationOf(line).length || []));
}

/** The widest step that several depths are multiples of. */
function commonStep(widths: readonly number[]): number | undefined {
  const [first, second] = new Set(widths);
  if (first === undefined || second === undefined) return undefined;
  const step = widths.reduce(greatestDivisor);
  return isWidth(step) ? step : undefined;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

interface Indented {
  readonly lines: readonly string[];
  readonly indentationUnit: string;
  readonly isMixed: boolean;
}

/**
 * What an answer and its document indent a step with.
 * @param pairs lines of both, which tell it where it is not alike
 */
export function unitsOf(
  answered: readonly string[],
  document: Indented,
  pairs: readonly IndentedPair[] = sharedLines(answered, document.lines),
): Units {
  const own = document.indentationUnit;
  if (document.isMixed) return { answer: own, document: own };
  const answer = answerUnit(answered, own, pairs);
  return answer === '\t' && own !== '\t'
    ? { answer, document: spacesForTabs(pairs) ?? own }
    : { answer, document: own };
}

/** The spaces of the document for each tab of the answer, where lines of several depths have as many. */
function spacesForTabs(pairs: readonly IndentedPair[]): string | undefined {
  const ratios = pairs.flatMap(({ answered, inDocument }) => {
    const [tabs, spaces] = [indentationOf(answered), indentationOf(inDocument)];
    return /^\t+$/.test(tabs) && /^ +$/.test(spaces)
      ? [{ depth: tabs.length, width: spaces.length / tabs.length }]
      : [];
  });
  const [first] = ratios;
  const isTold =
    first !== undefined &&
    isWidth(first.width) &&
    ratios.every(({ width }) => width === first.width) &&
    ratios.some(({ depth }) => depth !== first.depth);
  return isTold ? ' '.repeat(first.width) : undefined;
}

/** The step of an answer in spaces whose lines are all as many times as far in as those of the document, which has other steps. */
function stepByRatio(own: string, pairs: readonly IndentedPair[]): string | undefined {
  const widths = pairs.map(
    ({ answered, inDocument }) =>
      [indentationOf(answered).length, indentationOf(inDocument).length] as const,
  );
  // Lines of one depth may as well all be further in by as much.
  const depths = new Set(widths.map(([from]) => from));
  const [from, to] = widths.find((both) => both[0] > 0) ?? [0, 0];
  const step = to === 0 ? 0 : (own.length * from) / to;
  return depths.size > 1 && isWidth(step) && widths.every((both) => both[0] * to === both[1] * from)
    ? ' '.repeat(step)
    : undefined;
}

/** The step of an answer whose one depth is no step of the document, but would be with such steps. */
function shorterStep(answered: readonly string[], own: string): string | undefined {
  const [width, another] = new Set(indentedWidths(answered));
  const isStep = width !== undefined && another === undefined && isWidth(width);
  return isStep && width < own.length && own.length % width === 0 ? ' '.repeat(width) : undefined;
}

function countIn(widths: readonly number[], step: number): number {
  return widths.filter((width) => width === step).length;
}

function answerUnit(
  answered: readonly string[],
  own: string,
  pairs: readonly IndentedPair[],
): string {
  const unit = indentationUnit(answered, own === '\t' ? '    ' : own);
  if (unit === '\t') return unit;
  if (own !== '\t') return stepByRatio(own, pairs) ?? shorterStep(answered, own) ?? unit;
  const widths = pairs.flatMap(({ answered: line, inDocument }) => {
    const [spaces, tabs] = [indentationOf(line), indentationOf(inDocument).length];
    return tabs > 0 && !spaces.includes('\t') ? [spaces.length / tabs] : [];
  });
  const countOf = (step: number): number => countIn(widths, step);
  const all = indentedWidths(answered);
  const seen = steps
    .filter((step) => countOf(step) > 0)
    .toSorted((a, b) => countOf(b) - countOf(a));
  const dividing = steps.filter((step) => all.every((width) => width % step === 0));
  // Lines that came into a new block are further in than they were, but by whole steps.
  const usual = dividing.length === 0 ? seen.find((step) => fits(step, all)) : undefined;
  const step = seen.find((one) => dividing.includes(one)) ?? usual;
  if (step !== undefined) return ' '.repeat(step);
  const widest = dividing.at(-1);
  return widest === undefined || dividing.includes(unit.length) ? unit : ' '.repeat(widest);
}
