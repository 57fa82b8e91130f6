import type { Edit } from '../edit';
import { isCommentLine } from './commentLine';
import { lostInSelection } from './lostInSelection';
import { newImports } from './newImports';
import type { Placed } from './placed';
import { placeDefinitions } from './placeDefinitions';
import type { PlacesDocument } from './placesDocument';
import { placeSelection } from './placeSelection';
import { isWholeFile, placeWholeFile } from './placeWholeFile';
import type { ReadOutline } from './readPiece';
import { repeatedDefinitions, type RepeatedDefinitions } from './repeatedDefinitions';
import { selectionReach } from './selectionReach';
import { say } from '../../say';

/**
 * Code that was asked for in the place of the selection: mostly that, but models also give more of the file, or less. New
 * imports at its head go to those of the file.
 */
export function placeForSelection(
  document: PlacesDocument,
  edit: Edit,
  lines: readonly string[],
  selection: readonly [start: number, end: number],
  readOutline: ReadOutline | undefined,
): Placed {
  const imports = newImports(document, lines, selection);
  if (!imports || isWholeFile(document, lines.join('\n')))
    return placeCodeOf(document, edit, lines, selection, readOutline);
  const { rest, added, at } = imports;
  if (rest.every((line) => line.trim() === '')) {
    const reason = say(
      'The answer has nothing but imports, and not the code that it was to replace.',
    );
    return { refusal: { edit, cause: 'unclear', reason } };
  }
  const placed = placeCodeOf(document, edit, rest, selection, readOutline);
  if (added.length === 0) return placed;
  const isSame = 'refusal' in placed && placed.refusal.cause === 'unchanged';
  if ('refusal' in placed && !isSame) return placed;
  const change = document.toTextEdit({ start: at, end: at, lines: added });
  const assumptions = [say('What the answer imports goes to the imports of the file.')];
  const hunks = 'hunks' in placed ? placed.hunks : [];
  return { hunks: [{ ...change, edit, assumptions }, ...hunks] };
}

function placeCodeOf(
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
    return (
      whole ?? byName() ?? refuse(say('The answer has more than the code that it was to replace.'))
    );
  }
  const repeated = readOutline && repeatedDefinitions(document, lines, selection, readOutline);
  if (repeated) {
    const names = repeated.changed.join(', ');
    if (repeated.changed.length > 0)
      return (
        (repeated.hasSelected ? byName() : undefined) ??
        refuse(say('The answer changes {0} as well, which was not selected.', names))
      );
    return withoutSame(document, edit, repeated, (left) =>
      placeCodeOf(document, edit, left, selection, readOutline),
    );
  }
  const lost = readOutline && lostInSelection(document, lines, selection, readOutline);
  if (!lost) return placeSelection(document, edit, lines, reach);
  const placed = lost.isAround ? byName() : undefined;
  return (
    placed ??
    refuse(say('The answer does not have {0}, which it was to replace as well.', lost.name))
  );
}

/** What the file has already beside the selection is left out; where nothing else is there, the answer has no new code. */
function withoutSame(
  { languageId }: PlacesDocument,
  edit: Edit,
  { lines, same }: RepeatedDefinitions,
  place: (lines: readonly string[]) => Placed,
): Placed {
  const names = same.join(', ');
  if (lines.every((line) => line.trim() === '' || isCommentLine(line, languageId))) {
    const reason = say('The answer has nothing but {0}, which the file has already.', names);
    return { refusal: { edit, cause: 'unclear', reason } };
  }
  return withAssumption(
    place(lines),
    say('The answer repeats {0} as the file has it beside the selection: that is left out.', names),
  );
}

function withAssumption(placed: Placed, assumption: string): Placed {
  if ('refusal' in placed) return placed;
  const hunks = placed.hunks.map((hunk) => ({
    ...hunk,
    assumptions: [...hunk.assumptions, assumption],
  }));
  return { ...placed, hunks };
}
