import { countOf, oldOf, type Shown } from './rows';
import { below, isBlank, isComment, solid, widthOf, type Random } from './sourceFile';
import type { DocumentForm } from './generatedCase';
import { stepOf, type Change, type Truth } from './truth';

type Form = (truth: Truth, shown: readonly Shown[], random: Random) => DocumentForm | undefined;

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** How the document is written, or what became of its other lines since. */
export const documentForms = {
  lf: () => ({ drift: [], encode: lines }),
  windows: () => ({ drift: [], encode: (all) => lines(all).replaceAll('\n', '\r\n') }),
  byteOrderMark: () => ({ drift: [], encode: (all) => `\uFEFF${lines(all)}` }),
  noFinalNewline: () => ({ drift: [], encode: (all) => lines(all).replace(/\n$/, '') }),
  windowsNoFinalNewline: () => ({
    drift: [],
    encode: (all) => lines(all).replace(/\n$/, '').replaceAll('\n', '\r\n'),
  }),
  tabsInFile: ({ file }) => {
    const step = stepOf(file.lines);
    const isStepped = file.lines.every(
      (line) => !line.startsWith('\t') && widthOf(line) % step.length === 0,
    );
    if (!isStepped || !file.lines.some((line) => line.startsWith(step))) return undefined;
    const withTabs = (line: string): string =>
      line.replace(/^ +/, (space) => '\t'.repeat(space.length / step.length));
    return { drift: [], encode: (all) => lines(all.map(withTabs)) };
  },
  drifted: ({ file }, shown, random) => {
    const at = below(file.lines.length, random);
    const line = file.lines[at] ?? '';
    const isFar = shown.every(({ start, end }) => at < start - 4 || at > end + 4);
    if (!isFar || isBlank(line)) return undefined;
    const drift = [
      {
        start: at,
        end: at + (random() < 0.5 ? 1 : 0),
        lines: [`${line} // since`, `${line} // then`],
      },
    ];
    return { drift, encode: lines };
  },
} satisfies Record<string, Form>;

export type FormFault = keyof typeof documentForms;

/** What became of the place itself. */
export const placeFaults = {
  /** The block is there twice. */
  copy: (truth, shown, random) => {
    const block = blockOf(truth, shown);
    return block && insertAway(truth, shown, block, random);
  },
  /** A copy with another name in it, as people copy code. */
  twin: (truth, shown, random) => {
    const block = twinOf(truth, shown, random);
    return block && insertAway(truth, shown, block, random);
  },
  /** Only that copy is left. */
  twinOnly: (truth, shown, random) => {
    const block = twinOf(truth, shown, random);
    const [one] = shown;
    return (
      block && one && { drift: [{ start: one.start, end: one.end, lines: block }], encode: lines }
    );
  },
  gone: (truth, shown) => {
    const block = blockOf(truth, shown);
    const [one] = shown;
    if (!block || !one) return undefined;
    const { lines: all } = truth.file;
    const rest = [...all.slice(0, one.start), ...all.slice(one.end)];
    // What is still there as a part of a line is no longer gone.
    const isPart = rest.join('\n').includes(block.join('\n').trim());
    if (isPart || isQuotable(rest, block)) return undefined;
    return { drift: [{ start: one.start, end: one.end, lines: [] }], encode: lines };
  },
} satisfies Record<string, Form>;

function blockOf(
  { file }: Truth,
  [one, ...others]: readonly Shown[],
): readonly string[] | undefined {
  if (!one || others.length > 0) return undefined;
  const block = file.lines.slice(one.start, one.end);
  return solid(block).length > 0 && countOf(file.lines, oldOf(one.rows)) === 1 ? block : undefined;
}

function twinOf(
  truth: Truth,
  shown: readonly Shown[],
  random: Random,
): readonly string[] | undefined {
  const block = blockOf(truth, shown);
  const code = block?.filter((line) => !isComment(line)).join('\n') ?? '';
  const words = code.match(/\b[a-z]\w{3,}\b/g) ?? [];
  const word = words[below(words.length, random)];
  if (!block || word === undefined) return undefined;
  const twin = block.map((line) =>
    line.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), `${word}Other`),
  );
  return isQuotable(twin, block) ? undefined : twin;
}

function insertAway(
  { file }: Truth,
  [one]: readonly Shown[],
  block: readonly string[],
  random: Random,
): DocumentForm | undefined {
  const at = below(file.lines.length, random);
  if (!one || (at >= one.start - 1 && at <= one.end + 1)) return undefined;
  const drift: readonly Change[] = [{ start: at, end: at, lines: block }];
  return { drift, encode: lines };
}

/** Whether the same code is there, but for comments and last punctuation: then the answer means it. */
function isQuotable(all: readonly string[], block: readonly string[]): boolean {
  const code = (own: readonly string[]): readonly string[] =>
    solid(own).filter((line) => !isComment(line));
  return code(block).length === 0 || countOf(code(all), code(block)) > 0;
}
