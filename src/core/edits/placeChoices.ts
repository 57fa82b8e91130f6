import type { PlaceChoice } from '../../shared/chat';
import type { TellOf } from './changeNumber';
import type { Edit } from './edit';
import type { Refusal } from './places/hunk';
import type { ReadOutline } from './places/readPiece';
import { placeEdits, type PlacedEdits, type PlacesContext } from './places/placeEdits';

/** Where a change belongs that fits several places, by the user's word. */
export interface ChosenPlace {
  /** The first line of the change in the answer, 0-based. */
  readonly start: number;
  /** Of the file, 1-based. */
  readonly line: number;
}

/** Places edits, those that fit several places at the line that the user chose. */
export function placeChosen(
  document: { readonly text: string; readonly languageId: string },
  edits: readonly Edit[],
  context: PlacesContext,
  chosen: readonly ChosenPlace[],
): PlacedEdits {
  const placed = placeEdits(document, edits, context);
  const offsets = new Map<Edit, number>();
  for (const { edit, candidates = [] } of placed.refusals) {
    const line = chosen.find(({ start }) => start === edit.source[0])?.line;
    const candidate = candidates.find(({ offset }) => lineAt(document.text, offset) === line);
    if (candidate) offsets.set(edit, candidate.offset);
  }
  return offsets.size === 0 ? placed : placeEdits(document, edits, { ...context, chosen: offsets });
}

/** What of the refusals the user can settle, with the places to choose from. */
export function choicesOf(
  path: string,
  text: string,
  refusals: readonly Refusal[],
  tell: TellOf,
  readOutline?: ReadOutline,
): readonly PlaceChoice[] {
  const open = refusals.filter(
    ({ cause, candidates = [] }) => cause === 'several' && candidates.length > 1,
  );
  const symbols = open.length > 0 ? (readOutline?.(text).symbols ?? []) : [];
  return open.map(({ edit, reason, candidates = [] }) => ({
    start: edit.source[0],
    sentence: tell(edit, reason),
    path,
    places: candidates.map(({ offset }) => {
      const line = lineAt(text, offset);
      const around = symbols.filter(({ start, end }) => start < offset && offset < end).at(-1);
      const said = text.slice(offset, offset + 400).split(/\r?\n/, 1)[0] ?? '';
      return { line, text: said.trim().slice(0, 80), ...(around && { inside: around.path }) };
    }),
  }));
}

/** 1-based. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
