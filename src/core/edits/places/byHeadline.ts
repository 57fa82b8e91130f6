import type { CodeSymbol } from '../../syntax/codeSymbol';
import type { Edit } from '../edit';
import type { Candidate } from './hunk';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { placeReplace } from './placeReplace';
import type { ReadOutline } from './readPiece';
import { say } from '../../say';

/** Of several places for an edit, the only one inside of a definition that the answer names above it. */
export function byHeadline(
  document: PlacesDocument,
  edits: readonly Edit[],
  placed: readonly Placed[],
  namesOf: (edit: Edit) => readonly string[],
  readOutline: ReadOutline | undefined,
): readonly Placed[] {
  return placed.map((place, at) => {
    const edit = edits[at];
    if (!edit || !readOutline || 'hunks' in place || place.refusal.cause !== 'several')
      return place;
    const { candidates = [] } = place.refusal;
    const names = namesOf(edit);
    if (names.length === 0 || edit.change.kind !== 'replace') return place;
    const named = readOutline(document.text).symbols.filter((symbol) =>
      names.some((name) => isNamed(document, symbol, name)),
    );
    const [only, another] = candidates.filter((candidate) =>
      named.some((symbol) => isInside(document, candidate, symbol)),
    );
    if (!only || another) return place;
    const chosen = placeReplace(document, edit, edit.change, { chosen: only.offset });
    if ('refusal' in chosen) return place;
    const assumption = say(
      'The code is there {0} times; the answer names {1}.',
      candidates.length,
      names.join(', '),
    );
    const hunks = chosen.hunks.map((hunk) => ({
      ...hunk,
      assumptions: [...hunk.assumptions, assumption],
    }));
    return { ...chosen, hunks };
  });
}

/** Whether the name is the symbol's, with what it is in as its path or its own head says. */
function isNamed(
  document: PlacesDocument,
  { name, path, start }: CodeSymbol,
  said: string,
): boolean {
  const words = said.split(/\.|::|#/);
  const head = document.lines[document.lineAt(start)] ?? '';
  const around = new Set([...path.split('.'), ...(head.split(name)[0]?.match(/[\w$]+/g) ?? [])]);
  return words.at(-1) === name && words.slice(0, -1).every((word) => around.has(word));
}

function isInside(
  document: PlacesDocument,
  { offset, length }: Candidate,
  { start, end }: CodeSymbol,
): boolean {
  const last = document.offsetOf(document.lineAt(end - 1) + 1);
  return document.offsetOf(document.lineAt(start)) <= offset && offset + length <= last;
}
