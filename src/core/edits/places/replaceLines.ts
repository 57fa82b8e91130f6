import { diffSequences } from '../diff/diffLines';
import type { Edit } from '../edit';
import type { Hunk } from './hunk';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { say } from '../../say';

/**
 * New lines for a range of lines: a hunk for each run that differs. White space at the end makes no line another, unless
 * nothing else differs.
 */
export function replaceLines(
  document: PlacesDocument,
  edit: Edit,
  ranges: readonly {
    readonly start: number;
    readonly end: number;
    readonly lines: readonly string[];
  }[],
  assumptions: readonly string[] = [],
): Placed {
  const hunksOf = (saying: (line: string) => string): readonly Hunk[] =>
    ranges.flatMap(({ start, end, lines }) =>
      diffSequences(document.lines.slice(start, end).map(saying), lines.map(saying)).map(
        (change) => ({
          ...document.toTextEdit({
            start: start + change.beforeStart,
            end: start + change.beforeEnd,
            lines: lines.slice(change.afterStart, change.afterEnd),
          }),
          edit,
          assumptions,
        }),
      ),
    );
  const hunks = hunksOf((line) => line.trimEnd());
  if (hunks.length > 0) return { hunks };
  const ofEnds = hunksOf((line) => line);
  if (ofEnds.length > 0) return { hunks: ofEnds };
  const reason = say('The answer leaves this code as it is.');
  return { refusal: { edit, cause: 'unchanged', reason } };
}
