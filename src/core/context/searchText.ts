/** A line longer than this is no code that somebody wrote. */
const longestLine = 300;

/**
 * The lines of a text that hold the words, whatever the case; 1-based.
 * @param mask makes of the whole text what may leave, line by line: what it masks is not found, for that would tell it
 */
export async function searchText(
  text: string,
  words: string,
  most: number,
  mask: (text: string) => Promise<string>,
): Promise<readonly { readonly line: number; readonly text: string }[]> {
  const wanted = words.toLowerCase();
  // Most files do not hold them at all, and need not be masked or cut into lines.
  if (wanted === '' || !text.toLowerCase().includes(wanted)) return [];
  const found = (await mask(text))
    .split(/\r?\n/)
    .flatMap((line, at) =>
      line.toLowerCase().includes(wanted)
        ? [{ line: at + 1, text: line.slice(0, longestLine) }]
        : [],
    );
  return found.slice(0, most);
}
