import type { Tokens } from 'marked';
import { startInParagraph } from './mathsTokens';

/** A block longer than this is read as the words that it is. */
const longest = 40_000;

/** A paragraph is looked through so far. */
const nearby = 4_000;

const start = /^ {0,3}<{5,10}[ \t]*(?:SEARCH|ORIGINAL)\b/i;
const laterStart = /\n(?= {0,3}<{5,10}[ \t]*(?:SEARCH|ORIGINAL)\b)/i;
const mark =
  /\n[ \t]*(?:(<{5,10}[ \t]*(?:SEARCH|ORIGINAL))|>{5,10}[ \t]*(?:REPLACE|UPDATED?))\b.*/i;

/**
 * A block of SEARCH and REPLACE that stands in an answer without a fence, as the code that it is: its divider would make a
 * heading of the lines before it. `mayGrow`: more text may follow the source, so that one whose end is missing is shown as
 * far as it came.
 */
export function bareChanges(source: string, mayGrow: boolean): Tokens.Code | undefined {
  if (!start.test(source)) return undefined;
  const near = source.slice(0, longest);
  const next = mark.exec(near);
  if (next === null) return mayGrow && near.length < longest ? toCode(source) : undefined;
  if (next[1] !== undefined) return undefined;
  const end = next.index + next[0].length;
  return toCode(source.slice(0, source.startsWith('\n', end) ? end + 1 : end));
}

/** Where in this paragraph a line begins that begins such a block; it interrupts a paragraph. */
export function bareChangesStart(source: string): number | undefined {
  // Most text has none, and it is asked of every line of some.
  if (!source.slice(0, nearby).includes('<<<<<')) return undefined;
  return startInParagraph(source, laterStart);
}

function toCode(raw: string): Tokens.Code {
  return { type: 'code', raw, lang: '', text: raw.replace(/\n$/, '') };
}
