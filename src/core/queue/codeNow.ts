/** A piece of a file as it was taken: its text, and its first and last line (1-based) unless it is the whole file. */
export interface Piece {
  readonly text: string;
  readonly lines?: readonly [first: number, last: number];
}

/** The same piece as it is now. `offset` is that of its first letter in the file, in UTF-16 units. */
export interface PieceNow extends Piece {
  readonly offset: number;
}

/** Whether the file still has the piece as it was taken, be it in another place. */
export function isStillThere(file: string, { text, lines }: Piece): boolean {
  return lines ? file.includes(text) : file === text;
}

/**
 * The whole lines that are now where the piece was: from its first line to its last one, found by their text where that is
 * still there, next to where they were, and by their numbers else.
 */
export function codeNow(file: string, { text, lines }: Piece): PieceNow {
  if (!lines) return { text: file, offset: 0 };
  const all = file.split('\n');
  const old = text.split('\n');
  const last = all.length - 1;
  const from = Math.min(lines[0] - 1, last);
  const start = nearest(all, old[0] ?? '', from, 0) ?? from;
  const to = Math.min(start + lines[1] - lines[0], last);
  const end = nearest(all, old.at(-1) ?? '', to, start) ?? to;
  return {
    text: all
      .slice(start, end + 1)
      .join('\n')
      .replace(/\r$/, ''),
    lines: [start + 1, end + 1],
    offset: all.slice(0, start).reduce((sum, line) => sum + line.length + 1, 0),
  };
}

/** The index next to `from`, not before `least`, of a line with these words. */
function nearest(
  lines: readonly string[],
  wanted: string,
  from: number,
  least: number,
): number | undefined {
  const words = wanted.trim();
  if (words === '') return undefined;
  for (let away = 0; away < lines.length; away += 1)
    for (const index of [from - away, from + away])
      if (index >= least && lines[index]?.trim() === words) return index;
  return undefined;
}
