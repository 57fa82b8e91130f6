import { diffSequences } from '../diff/diffLines';
import type { Edit } from '../edit';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';

/** New lines for a range of lines: a hunk for each run that differs. Trailing space makes no line another. */
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
  const hunks = ranges.flatMap(({ start, end, lines }) => {
    const before = document.lines.slice(start, end).map((line) => line.trimEnd());
    const after = lines.map((line) => line.trimEnd());
    return diffSequences(before, after).map((change) => ({
      ...document.toTextEdit({
        start: start + change.beforeStart,
        end: start + change.beforeEnd,
        lines: after.slice(change.afterStart, change.afterEnd),
      }),
      edit,
      assumptions,
    }));
  });
  if (hunks.length > 0) return { hunks };
  const reason = 'The answer leaves this code as it is.';
  return { refusal: { edit, cause: 'unchanged', reason } };
}
