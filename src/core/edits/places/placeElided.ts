import type { Edit } from '../edit';
import type { LineEdit } from './documentLines';
import { indentationOf } from './indentation';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { withOwnUnit } from './placeWholeFile';
import { replaceLines } from './replaceLines';
import { SegmentFinder, type Segment } from './segmentFinder';
import { say } from '../../say';

/**
 * Code with parts left out: each piece between them must begin and end with lines that the document has at one place only,
 * in order; what is left out stays as it is.
 */
export function placeElided(
  document: PlacesDocument,
  edit: Edit,
  answered: readonly string[],
  elisions: readonly number[],
  selection: readonly [start: number, end: number] | undefined,
): Placed {
  const lines = withOwnUnit(document, answered);
  const from = selection ? document.lineAt(selection[0]) : 0;
  const to = selection
    ? document.lineAt(Math.max(selection[0], selection[1] - 1)) + 1
    : document.lines.length;
  const finder = new SegmentFinder(document, from, to);
  const ranges: LineEdit[] = [];
  for (const segment of segmentsOf(lines, elisions)) {
    const range = finder.find(segment);
    if (!range) {
      const line = (segment.lines[0] ?? '').trim();
      const reason = say(
        'The answer leaves code out, and it is not certain where the part from “{0}” on belongs.',
        line,
      );
      return { refusal: { edit, cause: 'unclear', reason } };
    }
    if (range !== 'nothing') ranges.push(range);
  }
  return replaceLines(document, edit, ranges, [
    say('The answer leaves code out; what it left out stays as it is.'),
  ]);
}

function segmentsOf(lines: readonly string[], elisions: readonly number[]): readonly Segment[] {
  const bounds = [-1, ...elisions, lines.length];
  return bounds.slice(1).flatMap((bound, at) => {
    const own = lines.slice((bounds[at] ?? -1) + 1, bound);
    const first = own.findIndex((line) => line.trim() !== '');
    const last = own.findLastIndex((line) => line.trim() !== '');
    if (first < 0) return [];
    const isLast = at === bounds.length - 2;
    const segment = { lines: own.slice(first, last + 1), beginsCode: at === 0, endsCode: isLast };
    return [isLast ? segment : { ...segment, elided: indentationOf(lines[bound] ?? '').length }];
  });
}
