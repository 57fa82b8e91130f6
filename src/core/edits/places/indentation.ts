/** What all lines that are not blank begin with. */
export function commonIndentation(lines: readonly string[]): string {
  const all = lines.filter((line) => line.trim() !== '').map(indentationOf);
  return all.reduce((common, own) => {
    let length = 0;
    while (length < common.length && common[length] === own[length]) length++;
    return common.slice(0, length);
  }, all[0] ?? '');
}

/** Gives a line of the answer the indentation that it has in the document; undefined where that cannot be told. */
export type Reindent = (line: string) => string | undefined;

export interface IndentedPair {
  readonly answered: string;
  readonly inDocument: string;
}

/** What a step deeper is indented with. */
export interface Units {
  readonly answer: string;
  readonly document: string;
}

export function indentationOf(line: string): string {
  let length = 0;
  while (line[length] === ' ' || line[length] === '\t') length++;
  return line.slice(0, length);
}

/**
 * How the document indents what the answer indents otherwise, learned from lines that are in both. Undefined where one
 * indentation of the answer would be two of the document: then the code is nested in another way.
 */
export function learnIndentation(
  pairs: readonly IndentedPair[],
  units: Units,
): Reindent | undefined {
  const whole = tableOf(pairs, units);
  if (whole) return reindentBy(whole, units);
  // Answers often lose the indentation of the very first line.
  const [first, ...others] = pairs;
  const rest = tableOf(others, units);
  if (!first || !rest || indentationOf(first.answered) !== '') return undefined;
  return reindentBy(rest, units);
}

type Table = ReadonlyMap<string, string>;

function tableOf(pairs: readonly IndentedPair[], units: Units): Table | undefined {
  const table = new Map<string, string>();
  for (const { answered, inDocument } of pairs) {
    const from = inUnit(indentationOf(answered), units);
    const to = indentationOf(inDocument);
    if ((table.get(from) ?? to) !== to) return undefined;
    table.set(from, to);
  }
  const inOrder = [...table].sort(([a], [b]) => widthOf(a) - widthOf(b));
  const increases = inOrder.every(
    ([, to], index) => index === 0 || widthOf(inOrder[index - 1]?.[1] ?? '') < widthOf(to),
  );
  return increases ? table : undefined;
}

function reindentBy(table: Table, units: Units): Reindent {
  if ([...table].every(([from, to]) => from === to)) return (line) => inUnit(line, units);
  const widths = [...table.keys()].map(widthOf);
  const ratio = ratioOf(table);
  return (line) => {
    if (line.trim() === '') return '';
    const given = indentationOf(line);
    const from = inUnit(given, units);
    const code = line.slice(given.length);
    const known = table.get(from);
    if (known !== undefined) return known + code;
    // The nearest indentation that is known, and one step after the other from there.
    const width = widthOf(from);
    const below = widths.filter((other) => other < width);
    const base = below.length > 0 ? Math.max(...below) : Math.min(...widths);
    const [baseFrom, baseTo] = [...table].find(([key]) => widthOf(key) === base) ?? ['', ''];
    const steps = Math.round((width - widthOf(baseFrom)) * ratio);
    const to = widthOf(baseTo) + steps;
    return to < 0
      ? undefined
      : (steps >= 0 ? baseTo + pad(steps, units.document) : pad(to, units.document)) + code;
  };
}

const tabWidth = 4;

/** In columns. */
export function widthOf(indentation: string): number {
  const tabs = indentation.split('\t').length - 1;
  return indentation.length + tabs * (tabWidth - 1);
}

/** Columns of the document for one of the answer; one indentation alone does not tell how wide a step is. */
function ratioOf(table: Table): number {
  const inOrder = [...table].sort(([a], [b]) => widthOf(a) - widthOf(b));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last || first === last) return 1;
  return (widthOf(last[1]) - widthOf(first[1])) / (widthOf(last[0]) - widthOf(first[0]));
}

/** A line or its indentation with the document's tabs for the answer's spaces, or the other way about. */
export function inUnit(line: string, { answer, document }: Units): string {
  if ((answer === '\t') === (document === '\t')) return line;
  let steps = 0;
  while (line.startsWith(answer, steps * answer.length)) steps++;
  return document.repeat(steps) + line.slice(steps * answer.length);
}

function pad(width: number, unit: string): string {
  return unit === '\t'
    ? '\t'.repeat(Math.floor(width / tabWidth)) + ' '.repeat(width % tabWidth)
    : ' '.repeat(width);
}

/**
 * Whether only the very first line lost its indentation, which answers often do: the others have all that is wanted, and
 * they are not merely inside a block that the first one opens.
 */
export function lostFirstIndentation(lines: readonly string[], wanted: string): boolean {
  const [first = '', ...others] = lines.filter((line) => line.trim() !== '');
  const last = others.at(-1);
  if (wanted === '' || last === undefined || indentationOf(first) !== '') return false;
  const opens = /([{([:,=?+.]|=>|&&|\|\||\b(then|do|begin))$/.test(first.trimEnd());
  const closes = (line: string): boolean => /^\s*([)\]}]|end\b)/.test(line);
  const isInside = (line: string): boolean =>
    line.startsWith(wanted) && /^\s/.test(line.slice(wanted.length));
  if (!opens) return others.every((line) => line.startsWith(wanted));
  return (
    closes(last) &&
    indentationOf(last) === wanted &&
    others.every((line) => isInside(line) || (closes(line) && line.startsWith(wanted)))
  );
}

/** What the lines are indented with: a tab, or the smallest number of spaces that many lines step by. */
export function indentationUnit(lines: readonly string[], otherwise = '    '): string {
  let [tabs, spaces, previous] = [0, 0, 0];
  const steps = new Map<number, number>();
  for (const line of lines.slice(0, 2000)) {
    if (line.trim() === '') continue;
    const own = indentationOf(line);
    if (own.startsWith('\t')) tabs++;
    else if (own.length > 1) spaces++; // one space is that of a comment's stars
    const step = own.length - previous;
    if (step > 1) steps.set(step, (steps.get(step) ?? 0) + 1);
    previous = own.length;
  }
  if (tabs > spaces) return '\t';
  const [commonest] = [...steps].sort((a, b) => b[1] - a[1]);
  const width = commonest?.[0] ?? 0;
  return [2, 3, 4, 8].includes(width) ? ' '.repeat(width) : otherwise;
}
