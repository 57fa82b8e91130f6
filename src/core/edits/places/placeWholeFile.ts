import { diffSequences } from '../diff/diffLines';
import type { Edit } from '../edit';
import { indentationUnit, inUnit } from './indentation';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { replaceLines } from './replaceLines';

/** The text takes the place of all that the document has; line endings, indentation and the final line break stay. */
export function placeWholeFile(document: PlacesDocument, edit: Edit, text: string): Placed {
  const lines = withOwnUnit(document, text.replace(/\n+$/, '').split('\n'));
  const { length } = document.lines;
  let end = length;
  while (end > 0 && document.lines[end - 1]?.trim() === '') end--;
  // Blank lines at the end are nobody's concern, unless there is nothing else.
  return replaceLines(document, edit, [{ start: 0, end: end === 0 ? length : end, lines }]);
}

/** Indented as the document is, where the answer has tabs for spaces or spaces for tabs. */
export function withOwnUnit(document: PlacesDocument, lines: readonly string[]): readonly string[] {
  const own = document.indentationUnit;
  const units = { answer: indentationUnit(lines, own), document: own };
  return lines.map((line) => inUnit(line, units));
}

/**
 * Whether the code is the whole file in a new version: it has most of it, and as much before the first and behind the last
 * line that stays as the file has.
 */
export function isWholeFile(document: PlacesDocument, text: string): boolean {
  const code = text.split('\n').flatMap((line) => line.trim() || []);
  const own = document.lines.flatMap((line) => line.trim() || []);
  if (own.length === 0) return true;
  const changes = diffSequences(own, code);
  const removed = changes.reduce((sum, change) => sum + change.beforeEnd - change.beforeStart, 0);
  const begins = changes.find(({ beforeStart }) => beforeStart === 0);
  const ends = changes.find(({ beforeEnd }) => beforeEnd === own.length);
  const keepsEdges = [begins, ends].every(
    (edge) => !edge || edge.afterEnd - edge.afterStart >= edge.beforeEnd - edge.beforeStart,
  );
  return keepsEdges && removed * 2 < own.length && code.length * 3 >= own.length * 2;
}
