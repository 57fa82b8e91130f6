import type { CompletionSign } from '../../shared/protocol';

/** What is being typed behind a sign. */
export interface Token {
  readonly sign: CompletionSign;
  /** Without the sign. */
  readonly typed: string;
  /** Where it is in the text: from its sign to the cursor. */
  readonly start: number;
  readonly end: number;
}

/** The `@…` that ends at the cursor and is no part of a word, or the `/…` with which the text begins. */
export function readToken(text: string, caret: number): Token | undefined {
  const before = text.slice(0, Math.max(0, caret));
  const found = /(?:^|[\s([{"'`])(@[^\s@]*)$|^(\/[\w.-]*)$/.exec(before);
  const written = found?.[1] ?? found?.[2];
  if (written === undefined) return undefined;
  const start = before.length - written.length;
  const sign = written.startsWith('@') ? '@' : '/';
  return { sign, typed: written.slice(1), start, end: before.length };
}

/** The text with something else in the place of what was typed, and where the cursor is then. */
export function replaceToken(
  text: string,
  { start, end }: Token,
  written: string,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  // One space where there were two around what goes away.
  const rest = written === '' && /(^|\s)$/.test(before) ? after.replace(/^ /, '') : after;
  return { text: before + written + rest, caret: start + written.length };
}
