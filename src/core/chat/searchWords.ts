/** What is looked for in texts: words or parts of them, all of which must be there, in any order and case. */
export interface SearchWords {
  /** As they were typed, in lower case. */
  readonly typed: readonly string[];
  /** Letters and digits alone: `get_user()` is `get` and `user`. */
  readonly plain: readonly string[];
}

/** One letter alone is in nearly every text. */
const shortest = 2;

/** @returns undefined where there is nothing to look for yet */
export function searchWords(query: string): SearchWords | undefined {
  const typed = query.toLowerCase().split(/\s+/).filter(isWord);
  const plain = typed
    .flatMap((word) => word.split(/[^\p{L}\p{N}\p{M}]+/u))
    .filter((word) => word !== '');
  return plain.join('').length < shortest ? undefined : { typed, plain };
}

/** Whether it is in the text as it was typed, where that is more than words. */
export function hasTyped(text: string, { typed }: SearchWords): boolean {
  const lower = text.toLowerCase();
  return typed.every((word) => /^[\p{L}\p{N}\p{M}]+$/u.test(word) || lower.includes(word));
}

/** Whether the text has all of them. */
export function hasWords(text: string, { typed }: SearchWords): boolean {
  const lower = text.toLowerCase();
  return typed.every((word) => lower.includes(word));
}

/** Characters before the first word that was found, and after. */
const before = 40;
const after = 120;

/** A line of the text around the first word that is found in it. */
export function snippetOf(text: string, { typed, plain }: SearchWords): string {
  const lower = text.toLowerCase();
  const places = [...typed, ...plain].map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  const at = Math.min(...places);
  const start = Number.isFinite(at) ? Math.max(0, at - before) : 0;
  const end = start + before + after;
  const line = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${line}${end < text.length ? '…' : ''}`;
}

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}
