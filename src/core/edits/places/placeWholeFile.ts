import type { CodeSymbol } from '../../syntax/codeSymbol';
import { diffSequences } from '../diff/diffLines';
import type { Edit } from '../edit';
import { inUnit } from './indentation';
import { unitsOf } from './indentationUnit';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import type { ReadOutline } from './readPiece';
import { reindentBlock } from './reindentBlock';
import { replaceLines } from './replaceLines';
import { areSimilar, wordsOf } from './spelling';

/** The text takes the place of all that the document has; line endings, indentation and the final line break stay. */
export function placeWholeFile(document: PlacesDocument, edit: Edit, text: string): Placed {
  const given = withOwnUnit(document, text.replace(/^(?:[ \t]*\n)+|\n+$/g, '').split('\n'));
  const reindent = reindentBlock(document, given, document.lines, { answered: '', inDocument: '' });
  const lines = given.map((line) => reindent?.(line) ?? line);
  const { length } = document.lines;
  const start = document.lines.findIndex((line) => line.trim() !== '');
  const end = document.lines.findLastIndex((line) => line.trim() !== '') + 1;
  // Blank lines at both ends are nobody's concern, unless there is nothing else.
  const range = start < 0 ? { start: 0, end: length } : { start, end };
  return replaceLines(document, edit, [{ ...range, lines }]);
}

/** Indented as the document is, where the answer has tabs for spaces or spaces for tabs. */
export function withOwnUnit(document: PlacesDocument, lines: readonly string[]): readonly string[] {
  const units = unitsOf(lines, document);
  return lines.map((line) => inUnit(line, units));
}

/**
 * Whether the code is the whole file in a new version: it has most of it, and as much before the first and behind the last
 * line that stays as the file has.
 */
export function isWholeFile(document: PlacesDocument, text: string): boolean {
  const code = text.split('\n').flatMap((line) => line.trim() || []);
  const own = document.lines.flatMap((line) => line.trim() || []);
  const [line = '', another] = own;
  if (own.length === 0) return true;
  if (another === undefined && code.length === 1) return isWholeLine(line, code[0] ?? '');
  const changes = diffSequences(own, code);
  const removed = changes.reduce((sum, change) => sum + change.beforeEnd - change.beforeStart, 0);
  const begins = changes.find(({ beforeStart }) => beforeStart === 0);
  const ends = changes.find(({ beforeEnd }) => beforeEnd === own.length);
  const keepsEdges = [begins, ends].every(
    (edge) =>
      !edge ||
      countWordy(code.slice(edge.afterStart, edge.afterEnd)) >=
        countWordy(own.slice(edge.beforeStart, edge.beforeEnd)),
  );
  return keepsEdges && removed * 2 < own.length && code.length * 3 >= own.length * 2;
}

/** Brackets alone take the place of nothing. */
function countWordy(lines: readonly string[]): number {
  return lines.filter((line) => /[\w$]/.test(line)).length;
}

/** Whether it is most of the line, from its first character to its last. */
function isWholeLine(line: string, code: string): boolean {
  return areSimilar(line, code) && code.startsWith(line.charAt(0)) && code.endsWith(line.slice(-1));
}

/** Whether the code is the whole file, and has not just left out what it does not change. */
export function isNewVersion(
  document: PlacesDocument,
  text: string,
  { path }: Edit,
  readOutline: ReadOutline | undefined,
): boolean {
  if (!isWholeFile(document, text)) return false;
  if (!readOutline) return true;
  const [before, after] = [readOutline(document.text).symbols, readOutline(text).symbols];
  const has = (symbols: readonly CodeSymbol[], wanted: CodeSymbol): boolean =>
    symbols.some((symbol) => symbol.path === wanted.path);
  const lost = before.filter((symbol) => symbol.kind !== 'value' && !has(after, symbol));
  const isNew = after.some((symbol) => !has(before, symbol));
  if (path === undefined) return lost.length === 0 || isNew;
  const words = new Set(wordsOf(text));
  return !lost.some(({ name }) => words.has(name));
}
