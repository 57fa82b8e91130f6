/** In bits per character, of the characters of a text by how often each is in it. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Characters. What is drawn at random changes its kind of character about every second one; the words of a name are longer. */
const longestParts = 2.6;

/** Whether a text was drawn at random from letters of both cases and digits. */
export function isDrawnAtRandom(text: string): boolean {
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
  const parts = text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  return text.length / parts.length <= longestParts && entropyOf(text) >= 3.7;
}
