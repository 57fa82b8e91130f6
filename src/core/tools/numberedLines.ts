/** Lines of a text, each with its number in front. @param first, last 1-based and inclusive; what there is none of is left out */
export function numberedLines(text: string, first: number, last: number): string {
  const lines = text.split(/\r?\n/);
  const from = Math.max(1, first);
  return lines
    .slice(from - 1, Math.max(from - 1, last))
    .map((line, at) => `${from + at}: ${line}`)
    .join('\n');
}
