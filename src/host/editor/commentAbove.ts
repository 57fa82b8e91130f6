const lineComment = /^(\/\/|#( |$)|--( |$)|;;)/;
/** A comment of more lines belongs to more than what it stands above. */
const longest = 100;

/** Where code begins with the comment right above it, 0-based: what says what it is belongs to it. */
export function commentAbove(lines: readonly string[], first: number): number {
  const lineAt = (at: number): string => (lines[at] ?? '').trim();
  if (lineAt(first - 1).endsWith('*/')) {
    const least = Math.max(0, first - longest);
    for (let at = first - 1; at >= least; at--) {
      if (lineAt(at).startsWith('/*')) return at;
      // Code with a comment behind it.
      if (at < first - 1 && lineAt(at).endsWith('*/')) return first;
    }
    return first;
  }
  let at = first;
  while (at > 0 && first - at < longest && lineComment.test(lineAt(at - 1))) at--;
  return at;
}
