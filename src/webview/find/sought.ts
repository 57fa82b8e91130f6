/** Words that brought the user here, and the message that has them. */
export interface Sought {
  readonly id: string;
  /** As they stand in the message. */
  readonly words: string;
}

/** Of words that were looked for in any order, those to mark in this text: all, where they stand as they were typed. */
export function wordsIn(text: string, typed: string): string {
  const lower = text.toLowerCase();
  const all = typed.trim();
  if (lower.includes(all.toLowerCase())) return all;
  const words = all.split(/\s+/).sort((one, other) => other.length - one.length);
  return words.find((word) => lower.includes(word.toLowerCase())) ?? all;
}
