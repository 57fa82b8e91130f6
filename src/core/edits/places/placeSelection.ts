import { diffLines, diffSequences } from '../diff/diffLines';
import type { Edit } from '../edit';
import type { Hunk } from './hunk';
import { commonIndentation, mayHaveLostFirst } from './indentation';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { areAllShifted, isTorn, reindentBlock, withFirstIndentation } from './reindentBlock';
import { say } from '../../say';

/** The code takes the place of the selection, indented as the selection is. Space around the selected code stays. */
export function placeSelection(
  document: PlacesDocument,
  edit: Edit,
  lines: readonly string[],
  [start, end]: readonly [start: number, end: number],
): Placed {
  const selected = document.text.slice(start, end);
  const [, before = '', after = ''] = /^((?:[ \t]*\r?\n)*)[^]*?(\s*)$/.exec(selected) ?? [];
  const code = selected.slice(before.length, selected.length - after.length);
  const from = start + before.length;
  const indented = indentLike(document, from, from + code.length, lines);
  if (!indented) {
    const reason = say('It is not certain how the first line of this code is indented.');
    return { refusal: { edit, cause: 'unclear', reason } };
  }
  const replacement = document.withLineEndings(indented.join('\n'));
  if (replacement === code) {
    const reason = say('The answer leaves this code as it is.');
    return { refusal: { edit, cause: 'unchanged', reason } };
  }
  return { hunks: hunksBetween(code, replacement, from, edit) };
}

function indentLike(
  document: PlacesDocument,
  start: number,
  end: number,
  answered: readonly string[],
): readonly string[] | undefined {
  const first = document.lineAt(start);
  const own = document.lines.slice(first, document.lineAt(end) + 1);
  const given = answered
    .join('\n')
    .replace(/^(\s*\n)+|\s+$/g, '')
    .split('\n');
  const [head = ''] = given;
  const wanted = commonIndentation(own);
  const lines = withFirstIndentation(given, own, wanted, document.indentationUnit);
  const isOpen = mayHaveLostFirst(lines, wanted, document.languageId);
  if (isTorn(given, own, wanted)) return undefined;
  if (isOpen && !areAllShifted(given.slice(1), own, wanted)) return undefined;
  const [begin = ''] = lines;
  // Where the first line stays, it tells how the others are indented.
  const base =
    begin === own.find((line) => line.trim() !== '')
      ? { answered: begin, inDocument: begin }
      : { answered: `${commonIndentation(lines)}x`, inDocument: `${wanted}x` };
  const reindent = reindentBlock(document, lines, own, base);
  const indented = lines.map((line) => reindent?.(line) ?? line);
  const startsInLine = start > document.offsetOf(first);
  return startsInLine ? indented.with(0, head.trimStart()) : indented;
}

/**
 * A hunk for each run of lines that differs between two texts, the first of which begins at the offset. White space at the
 * end makes no line another, unless nothing else differs.
 */
function hunksBetween(before: string, after: string, offset: number, edit: Edit): readonly Hunk[] {
  const [old, next] = [startsOf(before), startsOf(after)];
  const [oldEnds, nextEnds] = [endsOf(before, old), endsOf(after, next)];
  const said = (text: string): readonly string[] => text.split('\n').map((line) => line.trimEnd());
  const changes = diffSequences(said(before), said(after));
  return (changes.length > 0 ? changes : diffLines(before, after)).map(
    ({ beforeStart, beforeEnd, afterStart, afterEnd }) => {
      // Up to the very end there is no line break behind: the one before belongs to the hunk.
      const reachesEnd = beforeEnd === old.length - 1 || afterEnd === next.length - 1;
      const isBehind = reachesEnd && beforeStart > 0;
      const start = (isBehind ? oldEnds[beforeStart - 1] : old[beforeStart]) ?? 0;
      const end = reachesEnd ? before.length : (old[beforeEnd] ?? 0);
      const newStart = (isBehind ? nextEnds[afterStart - 1] : next[afterStart]) ?? 0;
      const newEnd = reachesEnd ? after.length : (next[afterEnd] ?? 0);
      const replacement = after.slice(newStart, newEnd);
      return { offset: offset + start, length: end - start, replacement, edit, assumptions: [] };
    },
  );
}

/** Where each line begins, and where one behind the last would. */
function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (const line of text.split('\n')) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return starts;
}

/** Where each line ends, before its line break. */
function endsOf(text: string, starts: readonly number[]): readonly number[] {
  return starts.slice(1).map((next) => {
    const end = next - 1;
    return text.startsWith('\r\n', end - 1) ? end - 1 : end;
  });
}
