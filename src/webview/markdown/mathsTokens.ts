import type { Tokens } from 'marked';

/** A formula between `$`, `$$`, `\(` or `\[`. */
export interface MathsToken extends Tokens.Generic {
  readonly type: 'maths';
  /** The formula itself, in TeX. */
  readonly text: string;
  /** In lines of its own. */
  readonly display: boolean;
  /** It is still being written. */
  readonly open: boolean;
}

/** A formula longer than this is none: it bounds how far its end is looked for. */
const longest = 4_000;

const blockStart = /^ {0,3}(?:\$\$|\\\[)/;
const laterStart = /\n(?= {0,3}(?:\$\$|\\\[))/;
const blankLine = /\n[ \t]*\n/;

/**
 * The formula in lines of its own that begins here. `mayGrow`: more text may follow the source, so that one whose end is
 * missing is an open one.
 */
export function blockMaths(source: string, mayGrow: boolean): MathsToken | undefined {
  const start = blockStart.exec(source)?.[0];
  if (start === undefined) return undefined;
  const near = source.slice(0, longest);
  const end = near.indexOf(start.endsWith('$') ? '$$' : '\\]', start.length);
  if (end < 0) {
    const isOpen = mayGrow && source.length < longest && !blankLine.test(source);
    return isOpen ? token(source, source, true, true) : undefined;
  }
  const rest = /^[ \t]*(?:\n|$)/.exec(near.slice(end + 2));
  const text = near.slice(start.length, end);
  if (rest === null || !isFormula(text, start.endsWith('$'))) return undefined;
  return token(source.slice(0, end + 2 + rest[0].length), text, true);
}

/** Where in this paragraph a line begins that may begin a formula; a formula interrupts a paragraph. */
export function blockMathsStart(source: string): number | undefined {
  return startInParagraph(source, laterStart);
}

/** Behind which line end of the paragraph that begins here the pattern stands. */
export function startInParagraph(source: string, pattern: RegExp): number | undefined {
  const near = source.slice(0, longest);
  const end = near.indexOf('\n\n');
  const match = pattern.exec(end < 0 ? near : near.slice(0, end));
  if (match === null || blankLine.test(source.slice(0, match.index + 1))) return undefined;
  return match.index + 1;
}

/** The formula within a line that begins here. `before` is what stands before it. */
export function inlineMaths(source: string, before: string): MathsToken | undefined {
  if (source.startsWith('$$')) return between(source, '$$', '$$', true);
  if (source.startsWith('\\(')) return between(source, '\\(', '\\)', false);
  if (source.startsWith('\\[')) return between(source, '\\[', '\\]', true);
  // A word or a dollar before it: a variable, `US$`.
  if (!source.startsWith('$') || /[\p{L}\p{N}_$\\]$/u.test(before)) return undefined;
  const match = betweenDollars.exec(source.slice(0, longest));
  const [raw, text] = [match?.[0], match?.[1]];
  if (raw === undefined || text === undefined || isMoney.test(text)) return undefined;
  return token(raw, text, false);
}

/** Nothing but the formula may touch its dollars, no digit or letter follows, and no code is in it. */
const betweenDollars =
  /^\$(?!\s)((?:\\[^\n]|[^\\$`\n]|\n(?![ \t]*\n))+)(?<!\s)\$(?![\p{L}\p{N}_$])/u;
/** `$5 to the first and 3$`. */
const isMoney = /^\d[\d.,]*\s+\p{L}{2}/u;

/** Source with its formulas made plain letters, as long as it was: a star in a formula emphasises nothing. */
export function hideMaths(source: string): string {
  if (!source.includes('$')) return source;
  return source.replace(/\$[^$\n]+\$/g, (text, at: number) =>
    inlineMaths(text, source.slice(Math.max(0, at - 1), at)) === undefined
      ? text
      : 'a'.repeat(text.length),
  );
}

function between(
  source: string,
  start: string,
  stop: string,
  display: boolean,
): MathsToken | undefined {
  const end = source.slice(0, longest).indexOf(stop, start.length);
  const text = source.slice(start.length, Math.max(end, 0));
  if (end < 0 || !isFormula(text, start === '$$')) return undefined;
  return token(source.slice(0, end + stop.length), text, display);
}

/** Between brackets with a backslash may also stand words: `\[optional\]` are brackets that mean nothing. */
function isFormula(text: string, isCertain: boolean): boolean {
  if (text.trim() === '' || blankLine.test(text)) return false;
  return isCertain || /[\\^_=<>+*/|]/.test(text) || !/\p{L}{3}/u.test(text);
}

function token(raw: string, text: string, display: boolean, open = false): MathsToken {
  return { type: 'maths', raw, text: text.trim(), display, open };
}
