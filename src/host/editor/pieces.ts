import * as vscode from 'vscode';
import { linesAround, type LineRange } from '../../core/context/linesAround';
import type { Clock } from '../../core/ports';
import { createAttachment, type Attachment } from '../../core/prompt/attachment';
import { patienceMs, type Place } from './askLanguage';
import { documentPath } from './documentPath';
import { inTime } from './inTime';
import { fileOf } from './notebookCell';
import { largestFile, type Code } from './readCode';
import { symbolAround } from './symbolAround';
import { symbolsOf } from './symbols';

/** A piece of a document, in whole lines. */
export interface Piece {
  readonly document: vscode.TextDocument;
  /** 0-based and inclusive. */
  readonly first: number;
  readonly last: number;
  /** What it is the definition of. */
  readonly defines?: string;
}

export const mostPieceLines = 40;
/** Lines of a place in what others wrote. */
const mostForeignLines = 11;
/** Characters of all pieces together: some 2,500 tokens. */
const mostText = 10_000;

/** Code of the workspace, and not of a package that was installed into it. */
export function isOwn(uri: vscode.Uri): boolean {
  return (
    vscode.workspace.getWorkspaceFolder(fileOf(uri)) !== undefined &&
    !/\/(node_modules|\.venv|venv|site-packages|vendor)\//.test(uri.path)
  );
}

/** The definition or the symbol around a line of the user's own code; of what others wrote, the lines around it. */
export async function pieceAround({ uri, line }: Place, clock: Clock): Promise<Piece | undefined> {
  const document = await inTime(vscode.workspace.openTextDocument(uri), patienceMs, clock);
  if (!document || document.getText().length > largestFile) return undefined;
  if (!isOwn(uri)) {
    const all = { first: 0, last: document.lineCount - 1 };
    const start = Math.max(0, line - Math.floor(mostForeignLines / 2));
    return { document, ...linesAround({ ...all, first: start }, line, mostForeignLines) };
  }
  const symbol = symbolAround(await symbolsOf(document, clock, patienceMs), line);
  const lines = linesAround(symbol ?? { first: line, last: line }, line, mostPieceLines);
  const defines = symbol?.definition ? /^[\p{L}\p{N}_$]+/u.exec(symbol.name)?.[0] : undefined;
  return { document, ...lines, ...(defines !== undefined && { defines }) };
}

/** Each piece once, and nothing that the code itself shows. */
export function withoutDoubles(pieces: readonly Piece[], code: Code): readonly Piece[] {
  const kept: Piece[] = [];
  for (const whole of pieces) {
    const piece = outside(code, whole);
    const isInside = (outer: Piece): boolean =>
      outer.document === whole.document && outer.first <= piece.first && piece.last <= outer.last;
    if (piece.first <= piece.last && !kept.some(isInside)) kept.push({ ...whole, ...piece });
  }
  return kept;
}

/** Of a piece around the code, or over its edge, the lines above it, else those below. */
function outside({ document, range: { start, end } }: Code, piece: Piece): LineRange {
  const { first, last } = piece;
  if (piece.document !== document || last < start.line || first > end.line) return { first, last };
  return first < start.line ? { first, last: start.line - 1 } : { first: end.line + 1, last };
}

export function attachPiece({ document, first, last }: Piece): Attachment {
  return createAttachment({
    id: crypto.randomUUID(),
    uri: document.uri.toString(),
    path: documentPath(document),
    languageId: document.languageId,
    text: document.getText(document.validateRange(new vscode.Range(first, 0, last, 10_000))),
    lines: [first + 1, last + 1],
    supporting: true,
  });
}

/** What hovers say, each once; nothing where they say nothing. */
export function attachTypes(
  { uri, languageId }: vscode.TextDocument,
  types: readonly string[],
): readonly Attachment[] {
  if (types.length === 0) return [];
  return [
    createAttachment({
      id: crypto.randomUUID(),
      uri: uri.toString(),
      path: vscode.l10n.t('types in use'),
      languageId,
      text: [...new Set(types)].join('\n'),
      supporting: true,
    }),
  ];
}

/** The first ones, as far as there is room; one that is too long leaves its room to others. */
export function bounded(attachments: readonly Attachment[]): readonly Attachment[] {
  let left = mostText;
  return attachments.filter(({ text }) => {
    const fits = text.length <= left;
    if (fits) left -= text.length;
    return fits;
  });
}
