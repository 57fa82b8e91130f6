import type { Edit } from '../edit';
import { lostInSelection } from './lostInSelection';
import type { Placed } from './placed';
import { placeDefinitions } from './placeDefinitions';
import type { PlacesDocument } from './placesDocument';
import { placeSelection } from './placeSelection';
import { isWholeFile, placeWholeFile } from './placeWholeFile';
import type { ReadOutline } from './readPiece';
import { selectionReach } from './selectionReach';

/** Code that was asked for in the place of the selection: mostly that, but models also give more of the file, or less. */
export function placeForSelection(
  document: PlacesDocument,
  edit: Edit,
  lines: readonly string[],
  selection: readonly [start: number, end: number],
  readOutline: ReadOutline | undefined,
): Placed {
  const refuse = (reason: string): Placed => ({ refusal: { edit, cause: 'unclear', reason } });
  const byName = (): Placed | undefined =>
    readOutline && placeDefinitions(document, edit, lines, readOutline);
  const reach = selectionReach(document, lines, selection);
  if (reach === 'elsewhere') {
    const text = lines.join('\n');
    const whole = isWholeFile(document, text) ? placeWholeFile(document, edit, text) : undefined;
    return whole ?? byName() ?? refuse('The answer has more than the code that it was to replace.');
  }
  const lost = readOutline && lostInSelection(document, lines, selection, readOutline);
  if (!lost) return placeSelection(document, edit, lines, reach);
  const placed = lost.isAround ? byName() : undefined;
  return (
    placed ?? refuse(`The answer does not have ${lost.name}, which it was to replace as well.`)
  );
}
