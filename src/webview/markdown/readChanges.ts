/** A line of a change, or what is said about it: a file, a place. */
export interface ChangeRow {
  readonly kind: 'added' | 'removed' | 'same' | 'about';
  readonly text: string;
}

/** Longer changes are shown as they came: each line is an element. */
const mostLines = 2_000;

const opener = /^[ \t]*(?:<{5,10}|-{5,10})[ \t]*(?:SEARCH|ORIGINAL)\b[>:\s]*(.*)$/i;
const divider = /^[ \t]*={5,10}[ \t]*$/;
const closer = /^[ \t]*(?:>{5,10}|\+{5,10})[ \t]*(?:REPLACE|REPLACEMENT|UPDATED?)\b/i;
/** What some write behind the opening line to say where it is. */
const hint = /^:(?:start|end)_line:|^-{5,10}$/;
const directive = /^\*\*\* ?(?:Update|Add|Create|Delete|Remove) File:\s*(.+?)(?:\s*\*\*\*)?$/i;
const hunk = /^@@(?: |$)/;
const patchFrame = /^\*\*\* ?(?:Begin Patch|End Patch|End of File)/i;
const diffHead = /^(?:diff --git|index [\da-f]|--- |\+\+\+ )/;

/**
 * The change that is written in a block of code, as blocks of SEARCH and REPLACE or as a patch; undefined where it is none
 * or not whole.
 */
export function readChanges(code: string): readonly ChangeRow[] | undefined {
  const lines = code.split('\n');
  if (lines.length > mostLines) return undefined;
  if (lines.some((line) => opener.test(line))) return readBlocks(lines);
  const isPatch = lines.some((line) => hunk.test(line) || directive.test(line));
  return isPatch ? readPatch(lines) : undefined;
}

function readBlocks(lines: readonly string[]): readonly ChangeRow[] | undefined {
  const rows: ChangeRow[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const named = opener.exec(line)?.[1];
    if (named === undefined) {
      if (divider.test(line) || closer.test(line)) return undefined;
      if (line.trim() !== '') rows.push({ kind: 'about', text: line });
      continue;
    }
    const middle = lines.findIndex((other, index) => index > at && divider.test(other));
    const end = lines.findIndex((other, index) => index > at && closer.test(other));
    const next = lines.findIndex((other, index) => index > at && opener.test(other));
    if (middle < 0 || end < middle || (next >= 0 && next < end)) return undefined;
    const before = lines.slice(at + 1, middle);
    while (hint.test(before[0]?.trim() ?? '')) before.shift();
    // What tells one block from the next.
    if (named.trim() !== '' || rows.length > 0) rows.push({ kind: 'about', text: named.trim() });
    rows.push(...compare(before, lines.slice(middle + 1, end)));
    at = end;
  }
  return rows;
}

function readPatch(lines: readonly string[]): readonly ChangeRow[] {
  return lines.flatMap((line): ChangeRow[] => {
    if (patchFrame.test(line)) return [];
    const file = directive.exec(line)?.[1];
    if (file !== undefined) return [{ kind: 'about', text: file }];
    if (hunk.test(line) || diffHead.test(line)) return [{ kind: 'about', text: line }];
    if (line.startsWith('+')) return [{ kind: 'added', text: line.slice(1) }];
    if (line.startsWith('-')) return [{ kind: 'removed', text: line.slice(1) }];
    return [{ kind: 'same', text: line.replace(/^ /, '') }];
  });
}

/** More pairs of lines than this are not compared one by one. */
const mostPairs = 40_000;

/** What became of the lines. */
function compare(before: readonly string[], after: readonly string[]): readonly ChangeRow[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start])
    start += 1;
  let [oldEnd, newEnd] = [before.length, after.length];
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  const same = (text: string): ChangeRow => ({ kind: 'same', text });
  return [
    ...before.slice(0, start).map(same),
    ...compareInside(before.slice(start, oldEnd), after.slice(start, newEnd)),
    ...before.slice(oldEnd).map(same),
  ];
}

function compareInside(before: readonly string[], after: readonly string[]): readonly ChangeRow[] {
  const length =
    before.length * after.length > mostPairs ? undefined : commonLengths(before, after);
  const rows: ChangeRow[] = [];
  let [old, now] = [0, 0];
  while (old < before.length || now < after.length) {
    const [removed, added] = [before[old], after[now]];
    const isSame = length !== undefined && removed === added && removed !== undefined;
    if (isSame) rows.push({ kind: 'same', text: removed });
    const down = length?.[old + 1]?.[now] ?? 0;
    const right = length?.[old]?.[now + 1] ?? 0;
    const isRemoved = !isSame && removed !== undefined && (added === undefined || down >= right);
    if (isRemoved) rows.push({ kind: 'removed', text: removed });
    else if (!isSame) rows.push({ kind: 'added', text: added ?? '' });
    if (isSame || isRemoved) old += 1;
    if (isSame || !isRemoved) now += 1;
  }
  return rows;
}

/** How many lines the rests of both have in common, by where the rests begin. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let old = before.length - 1; old >= 0; old -= 1) {
    const [row, below] = [lengths[old] ?? [], lengths[old + 1] ?? []];
    for (let now = after.length - 1; now >= 0; now -= 1) {
      row[now] =
        before[old] === after[now]
          ? (below[now + 1] ?? 0) + 1
          : Math.max(below[now] ?? 0, row[now + 1] ?? 0);
    }
  }
  return lengths;
}
