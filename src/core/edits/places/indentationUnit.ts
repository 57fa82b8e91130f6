import { indentationOf, isStarred, type Units } from './indentation';
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
  return isStarred(line) && (line.startsWith('\t') || indentationOf(line).length % 2 === 1);
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

/** What an answer and its document indent a step with; lines of both tell it where one of them has tabs. */
export function unitsOf(answered: readonly string[], document: Indented): Units {
  if (document.isMixed)
    return { answer: document.indentationUnit, document: document.indentationUnit };
  const answer = answerUnit(answered, document);
  if (answer !== '\t' || document.indentationUnit === '\t')
    return { answer, document: document.indentationUnit };
  const widths = sharedLines(answered, document.lines).flatMap(({ answered: line, inDocument }) => {
    const [tabs, spaces] = [indentationOf(line), indentationOf(inDocument)];
    return /^\t+$/.test(tabs) && /^ +$/.test(spaces) ? [spaces.length / tabs.length] : [];
  });
  const [width] = steps
    .filter((step) => widths.includes(step))
    .toSorted((a, b) => countIn(widths, b) - countIn(widths, a));
  return { answer, document: width === undefined ? document.indentationUnit : ' '.repeat(width) };
}

function countIn(widths: readonly number[], step: number): number {
  return widths.filter((width) => width === step).length;
}

function answerUnit(answered: readonly string[], document: Indented): string {
  const own = document.indentationUnit;
  const unit = indentationUnit(answered, own === '\t' ? '    ' : own);
  if (own !== '\t' || unit === '\t') return unit;
  const widths = sharedLines(answered, document.lines).flatMap(({ answered: line, inDocument }) => {
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
