import { isBalanced } from '../../support/codeLines';
import {
  below,
  isBlank,
  isComment,
  pick,
  widthOf,
  type Random,
  type SourceFile,
} from './sourceFile';

/** New lines for a range of the file's lines; the end is exclusive, and equal to the start where lines are only added. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** What is meant: changes of a file, in order, with at least one line between them. */
export interface Truth {
  readonly file: SourceFile;
  readonly changes: readonly Change[];
}

export function apply(lines: readonly string[], changes: readonly Change[]): readonly string[] {
  return changes
    .toReversed()
    .reduce<readonly string[]>(
      (all, { start, end, lines: added }) => [...all.slice(0, start), ...added, ...all.slice(end)],
      lines,
    );
}

/** A change as people ask for it; undefined where this place of the file does not lend itself to it. */
const kinds: Readonly<
  Record<string, (file: SourceFile, random: Random) => readonly Change[] | undefined>
> = {
  line: (file, random) => {
    const at = solidLine(file, random);
    const line = at === undefined ? undefined : altered(file.lines[at] ?? '', random);
    return at === undefined || line === undefined
      ? undefined
      : [{ start: at, end: at + 1, lines: [line] }];
  },
  lines: (file, random) => {
    const range = balancedRange(file, 2 + below(4, random), random);
    if (!range) return undefined;
    const lines = file.lines.slice(...range).map((line) => altered(line, random) ?? line);
    return [{ start: range[0], end: range[1], lines: random() < 0.3 ? lines.slice(0, 1) : lines }];
  },
  insert: (file, random) => {
    const at = solidLine(file, random);
    const model = at === undefined ? undefined : pick(siblings(file, at), random);
    if (at === undefined || model === undefined) return undefined;
    const lines = Array.from({ length: 1 + below(3, random) }, () => altered(model, random)).filter(
      (line) => line !== undefined,
    );
    const place = random() < 0.5 || opensBlock(file.lines, at) ? at : at + 1;
    return lines.length === 0
      ? undefined
      : [{ start: place, end: place, lines: [...new Set(lines)] }];
  },
  delete: (file, random) => {
    const range = balancedRange(file, 1 + below(4, random), random);
    return range && [{ start: range[0], end: range[1], lines: [] }];
  },
  wrap: (file, random) => {
    const range = balancedRange(file, 1 + below(4, random), random);
    if (
      !range ||
      !/^(?:c|cpp|csharp|go|java|php|python|javascript|typescript)/.test(file.languageId)
    )
      return undefined;
    const old = file.lines.slice(...range);
    if (old.some(isComment)) return undefined;
    const margin = /^\s*/.exec(old[0] ?? '')?.[0] ?? '';
    const unit = file.lines.some((line) => line.startsWith('\t')) ? '\t' : stepOf(file.lines);
    const inside = old.map((line) => (isBlank(line) ? line : unit + line));
    const name = `is${below(900, random) + 100}Ready`;
    const lines =
      file.languageId === 'python'
        ? [`${margin}if ${name}:`, ...inside]
        : [`${margin}if (${name}) {`, ...inside, `${margin}}`];
    return [{ start: range[0], end: range[1], lines }];
  },
  move: (file, random) => {
    const range = balancedRange(file, 1 + below(3, random), random);
    const to = solidLine(file, random);
    if (!range || to === undefined) return undefined;
    const [start, end] = range;
    const isApart = to > end + 1 || to < start - 1;
    if (!isApart || widthOf(file.lines[to] ?? '') !== widthOf(file.lines[start] ?? ''))
      return undefined;
    const moved: readonly Change[] = [
      { start, end, lines: [] },
      { start: to, end: to, lines: file.lines.slice(start, end) },
    ];
    return moved.toSorted((a, b) => a.start - b.start);
  },
  rename: (file, random) => {
    const at = solidLine(file, random);
    const word = pick((file.lines[at ?? -1] ?? '').match(/\b[a-zA-Z_]\w{3,}\b/g) ?? [], random);
    if (word === undefined) return undefined;
    const pattern = new RegExp(`\\b${word}\\b`, 'g');
    const changes = file.lines.flatMap((line, start): readonly Change[] => {
      const next = line.replace(pattern, `${word}Now`);
      return next === line ? [] : [{ start, end: start + 1, lines: [next] }];
    });
    return changes.length > 1 && changes.length <= 5 ? joined(changes) : undefined;
  },
};

const names = Object.keys(kinds);

/** Realistic edits of a file: one, or several in one answer. */
export function makeTruth(file: SourceFile, random: Random): Truth | undefined {
  const count = random() < 0.7 ? 1 : 2 + below(2, random);
  const made: Change[] = [];
  for (let left = count; left > 0; left--) {
    const kind = kinds[pick(names, random) ?? ''];
    const changes = kind?.(file, random);
    if (!changes) return undefined;
    const isApart = changes.every(({ start, end }) =>
      made.every((other) => end < other.start || start > other.end),
    );
    if (isApart) made.push(...changes);
  }
  const changes = made
    .toSorted((a, b) => a.start - b.start)
    .flatMap((change) => trimmed(file, change) ?? []);
  const edited = apply(file.lines, changes);
  const isReal = changes.length > 0 && edited.join('\n') !== file.lines.join('\n');
  // Nobody wants more blank lines at the end of a file, or fewer.
  const endsAlike = blankEnd(edited) === blankEnd(file.lines);
  const isApart = changes.every(({ start }, at) => at === 0 || start > (changes[at - 1]?.end ?? 0));
  return isReal && isApart && endsAlike ? { file, changes } : undefined;
}

/** How many blank lines there are at the end. */
function blankEnd(lines: readonly string[]): number {
  return lines.length - 1 - lines.findLastIndex((line) => !isBlank(line));
}

/** Without lines at its ends that stay. */
function trimmed({ lines: all }: SourceFile, { start, end, lines }: Change): Change | undefined {
  let [from, to, added] = [start, end, lines];
  while (from < to && added.length > 0 && all[from] === added[0])
    [from, added] = [from + 1, added.slice(1)];
  while (from < to && added.length > 0 && all[to - 1] === added.at(-1))
    [to, added] = [to - 1, added.slice(0, -1)];
  return from === to && added.length === 0 ? undefined : { start: from, end: to, lines: added };
}

/** Changes of neighbouring lines are one. */
function joined(changes: readonly Change[]): readonly Change[] {
  const all: Change[] = [];
  for (const change of changes) {
    const last = all.at(-1);
    if (last?.end === change.start)
      all[all.length - 1] = { ...last, end: change.end, lines: [...last.lines, ...change.lines] };
    else all.push(change);
  }
  return all;
}

function solidLine({ lines }: SourceFile, random: Random): number | undefined {
  const at = below(lines.length, random);
  return isBlank(lines[at]) ? undefined : at;
}

/** Lines that open no bracket which they do not close, none of them further out than the first. */
function balancedRange(
  { lines }: SourceFile,
  size: number,
  random: Random,
): readonly [number, number] | undefined {
  const start = below(lines.length - size, random);
  const range = lines.slice(start, start + size);
  const first = widthOf(range[0] ?? '');
  const next = lines.slice(start + size).find((line) => !isBlank(line)) ?? '';
  const isOne =
    // What a head begins belongs to it.
    widthOf(next) <= first &&
    !isBlank(range[0]) &&
    !isBlank(range.at(-1)) &&
    range.every((line) => isBlank(line) || widthOf(line) >= first);
  return isOne && isBalanced(range) ? [start, start + size] : undefined;
}

/** Below the head of a block nobody writes a line that is no further in. */
function opensBlock(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((line) => !isBlank(line)) ?? '';
  return widthOf(next) > widthOf(lines[at] ?? '');
}

/** Whole statements at the depth of a line, to write another like them; in a comment, lines of comments. */
function siblings({ lines }: SourceFile, at: number): readonly string[] {
  const own = lines[at] ?? '';
  const margin = own.slice(0, widthOf(own));
  return lines.filter(
    (line, index) =>
      !isBlank(line) &&
      !opensBlock(lines, index) &&
      line.slice(0, widthOf(line)) === margin &&
      isComment(line) === isComment(own) &&
      isBalanced([line]) &&
      /\w{3}/.test(line),
  );
}

/** Another version of a line: another name, number, text or argument; undefined where it has none. */
function altered(line: string, random: Random): string | undefined {
  const words = [...line.matchAll(/[A-Za-z_]\w{2,}/g)].filter(([found]) => !keywords.has(found));
  const word = pick(words, random);
  const number = pick([...line.matchAll(/\b\d{1,5}\b/g)], random);
  const call = pick([...line.matchAll(/\w\(\)|\w\(\w+\)/g)], random);
  const ways: readonly (string | undefined)[] = [
    word &&
      replaceAt(
        line,
        word.index,
        word[0],
        `${word[0]}${['Next', '_new', 'All', '2'][below(4, random)] ?? ''}`,
      ),
    word &&
      replaceAt(
        line,
        word.index,
        word[0],
        `new${word[0].charAt(0).toUpperCase()}${word[0].slice(1)}`,
      ),
    number && replaceAt(line, number.index, number[0], String(below(10_000, random))),
    call &&
      replaceAt(
        line,
        call.index,
        call[0],
        call[0].replace(/\)$/, call[0].endsWith('()') ? 'options)' : ', options)'),
      ),
  ];
  const made = pick(
    ways.filter((way) => way !== undefined && way !== line),
    random,
  );
  return made;
}

const keywords = new Set(
  'abstract and any as assert async auto await bool boolean break byte case catch char class const continue debugger def default defer del delete double echo elif elsif else end endif ensure enum except export extends extern extends false final finally float for foreach from func function getattr global goto import impl implements include inline int interface isinstance lambda let long loop match mod module mut namespace new nil none None not null number object operator override package pass private protected pub public raise range readonly require rescue return self short signed sizeof static str string struct super switch template then this throw throws trait True False true try type typedef typename typeof undefined union unless unsigned until use using var virtual void volatile when where while with yield'.split(
    ' ',
  ),
);

function replaceAt(line: string, index: number, old: string, next: string): string {
  return line.slice(0, index) + next + line.slice(index + old.length);
}

/** The spaces of one step, as most lines have them. */
export function stepOf(lines: readonly string[]): string {
  const widths = lines.map(widthOf);
  const steps = widths.map((width, at) => width - (widths[at - 1] ?? 0)).filter((step) => step > 1);
  const twos = steps.filter((step) => step === 2).length;
  return twos * 2 > steps.length ? '  ' : '    ';
}
