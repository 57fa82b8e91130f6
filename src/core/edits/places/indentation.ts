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
  /** In the document, what the code is further in than the head that it is in; absent where that is not known. */
  readonly local?: string;
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
  if (lostMarks(pairs)) return (line) => deepened(pairs, line);
  const whole = learnAll(pairs, units);
  if (whole) return whole;
  // Answers often lose the indentation of the very first line.
  const [first, ...others] = pairs;
  return first && indentationOf(first.answered) === '' ? learnAll(others, units) : undefined;
}

/** Only what is as far in as a line that lost a space lost one as well; where all lost one, the others may have, too. */
function deepened(pairs: readonly IndentedPair[], line: string): string | undefined {
  const own = indentationOf(line);
  const pair = pairs.find(
    ({ answered }) => indentationOf(answered) === own && isStarred(answered) === isStarred(line),
  );
  if (pair) return indentationOf(pair.inDocument) + line.slice(own.length);
  const isKept = pairs.some(
    ({ answered, inDocument }) =>
      indentationOf(answered) === indentationOf(inDocument) || indentationOf(inDocument) === own,
  );
  return isKept || line.trim() === '' ? line : undefined;
}

function learnAll(pairs: readonly IndentedPair[], units: Units): Reindent | undefined {
  const code = pairs.filter(({ answered }) => !isStarred(answered));
  const [table, ofCode] = [tableOf(pairs, units), tableOf(code, units)];
  const reindent = table && ofCode && reindentBy(table, code.length > 0 ? ofCode : table, units);
  if (!reindent || code.length > 0 || isIdentity(table)) return reindent;
  return (line) => (isStarred(line) ? reindent(line) : undefined);
}

/** The stars of a comment stand one to the right, or at the margin: they do not tell how code is indented. */
export function isStarred(line: string): boolean {
  return /^\s*\*(?:[\s/]|$)/.test(line);
}

function isIdentity(table: Table): boolean {
  return [...table].every(([from, to]) => from === to);
}

/** Whether lines are a space further in or as they are: what was taken for the mark of a diff was the first of their spaces. */
function lostMarks(pairs: readonly IndentedPair[]): boolean {
  const shifts = pairs.map(({ answered, inDocument }) => {
    const [from, to] = [indentationOf(answered), indentationOf(inDocument)];
    if (to === from) return 'none';
    return to === `${from} ` && (from !== '' || isStarred(inDocument)) ? 'one' : 'other';
  });
  return shifts.includes('one') && !shifts.includes('other');
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

/** @param known the lines of code in the table, from which those that are deeper or less deep go on */
function reindentBy(table: Table, known: Table, units: Units): Reindent {
  if (isIdentity(table)) return (line) => inUnit(line, units);
  const ratio = ratioOf(known, units);
  const widths = [...known.keys()].map(widthOf);
  const reindent: Reindent = (line) => {
    if (line.trim() === '') return '';
    const given = indentationOf(line);
    const from = inUnit(given, units);
    const code = line.slice(given.length);
    const own = table.get(from);
    if (own !== undefined) return own + code;
    // The stars of a comment stand one to the right of a step.
    if (isStarred(line) && given.endsWith(' ') && widthOf(given) % 2 === 1) {
      const margin = reindent(`${given.slice(0, -1)}x`)?.slice(0, -1);
      return margin === undefined ? undefined : `${margin} ${code}`;
    }
    // The nearest indentation that is known, and one step after the other from there.
    const width = widthOf(from);
    const below = widths.filter((other) => other < width);
    const base = below.length > 0 ? Math.max(...below) : Math.min(...widths);
    const [baseFrom, baseTo] = [...known].find(([key]) => widthOf(key) === base) ?? ['', ''];
    if (ratio === undefined) return undefined;
    const steps = Math.round((width - widthOf(baseFrom)) * ratio);
    const to = widthOf(baseTo) + steps;
    return to < 0
      ? undefined
      : (steps >= 0 ? baseTo + pad(steps, units.document) : pad(to, units.document)) + code;
  };
  return reindent;
}

const tabWidth = 4;

/** In columns. */
export function widthOf(indentation: string): number {
  const tabs = indentation.split('\t').length - 1;
  return indentation.length + tabs * (tabWidth - 1);
}

/** Columns of the document for one of the answer; one indentation alone tells it only where both have as many steps. */
function ratioOf(table: Table, { answer, document, local = document }: Units): number | undefined {
  const inOrder = [...table].sort(([a], [b]) => widthOf(a) - widthOf(b));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return 1;
  if (first === last) {
    const ratio = widthOf(document) / widthOf(answer);
    const isStep = first[0] !== '' && widthOf(first[0]) * ratio === widthOf(first[1]);
    // All of it may as well be further in by as much.
    if (isStep && ratio !== 1 && local !== document) return undefined;
    return isStep ? ratio : 1;
  }
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
  // The stars of a comment stand one below the other, whatever the example in it opens.
  if (isStarred(first) && others.every(isStarred))
    return others.every((line) => line.startsWith(wanted));
  const opens = isHead(first) || /([,=?+.]|=>|&&|\|\||\b(then|do|begin))$/.test(first.trimEnd());
  const closes = (line: string): boolean => /^\s*([)\]}]|end\b)/.test(line);
  const isInside = (line: string): boolean =>
    line.startsWith(wanted) && /^\s/.test(line.slice(wanted.length));
  if (!opens) return others.every((line) => line.startsWith(wanted));
  const closing = closingLine([first, ...others]);
  if (closing !== undefined && closes(closing))
    return indentationOf(closing) === wanted && others.every((line) => line.startsWith(wanted));
  return (
    closes(last) &&
    indentationOf(last) === wanted &&
    others.every((line) => isInside(line) || (closes(line) && line.startsWith(wanted)))
  );
}

/** Whether the lines below belong inside of what this one begins. */
export function isHead(line: string): boolean {
  // Some of these words are names of attributes, too.
  return /[{([:]$|^\s*(?:(?:\}\s*)?else\b|(?:if|for|while)\b(?!=))[^;]*$|^\s*<(?!(?:br|hr|img|input|link|meta)\b)[\w-][^<]*(?<!\/)>$|^\s*(?:def|class|module|unless|until|case)\b(?!=|.*(?:;|\bend)$)/.test(
    line.trimEnd(),
  );
}

/** The line in which the brackets that the first line leaves open are closed. */
function closingLine([first = '', ...others]: readonly string[]): string | undefined {
  const stepOf = (line: string): number =>
    (line.match(/[([{]/g) ?? []).length - (line.match(/[)\]}]/g) ?? []).length;
  let depth = stepOf(first);
  if (depth <= 0) return undefined;
  return others.find((line) => (depth += stepOf(line)) <= 0);
}

/** Whether it is open if only the first line lost its indentation, or if all did and the first goes on in the next. */
export function mayHaveLostFirst(
  lines: readonly string[],
  wanted: string,
  languageId?: string,
): boolean {
  const [first = '', ...others] = lines.filter((line) => line.trim() !== '');
  return (
    wanted !== '' &&
    others.length > 0 &&
    indentationOf(first) === '' &&
    // A key of YAML may have what follows in it, or beside it.
    (languageId === 'yaml' ? /([,=?+.:]|&&|\|\|)$/ : /([,=?+.]|&&|\|\|)$/).test(first.trimEnd()) &&
    others.every((line) => line.startsWith(wanted)) &&
    !lostFirstIndentation(lines, wanted)
  );
}
