/** Lines in one piece of code: what is drawn, and drawn again, at once. */
const linesPerPiece = 40;

/** Lines of code in pieces, so that a new line touches the last piece only. */
export interface CodeLines {
  /** Full pieces of lines, joined by line ends. */
  readonly pieces: readonly string[];
  readonly last: readonly string[];
}

export const noLines: CodeLines = { pieces: [], last: [] };

/** The lines with one more. */
export function addLine(lines: CodeLines, line: string): CodeLines {
  if (lines.last.length < linesPerPiece) return { ...lines, last: [...lines.last, line] };
  return { pieces: [...lines.pieces, lines.last.join('\n')], last: [line] };
}

/** All pieces, in the same cut that line by line gives. */
export function codePieces(code: string): readonly string[] {
  const lines = code.split('\n');
  return Array.from({ length: Math.ceil(lines.length / linesPerPiece) }, (_, index) =>
    lines.slice(index * linesPerPiece, (index + 1) * linesPerPiece).join('\n'),
  );
}
