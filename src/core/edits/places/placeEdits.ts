import type { Edit } from '../edit';
import { byHeadline } from './byHeadline';
import type { Hints } from './chooseCandidate';
import type { Hunk, Refusal } from './hunk';
import { placeCode, type CodeContext } from './placeCode';
import type { Placed } from './placed';
import { PlacesDocument } from './placesDocument';
import { placeReplace } from './placeReplace';
import { placeWholeFile } from './placeWholeFile';
import { withChained } from './withChained';
import { overlap, withoutVersions } from './withoutVersions';
import { say } from '../../say';

/** What is known of the document and of the edits' places. */
export interface PlacesContext extends CodeContext {
  /** For an edit that was refused with several candidates: the offset of the one that the user chose. */
  readonly chosen?: ReadonlyMap<Edit, number>;
  /** Names that the answer mentions above an edit. */
  readonly names?: ReadonlyMap<Edit, readonly string[]>;
}

export interface PlacedEdits {
  /** In the order of the document; they never overlap. */
  readonly hunks: readonly Hunk[];
  /** In the order of the answer. */
  readonly refusals: readonly Refusal[];
}

/**
 * Finds the places of the edits in one document, or refuses: nothing is guessed. An edit is placed whole or not at all, and
 * all of them on the document as it is.
 */
export function placeEdits(
  document: { readonly text: string; readonly languageId: string },
  edits: readonly Edit[],
  context: PlacesContext = {},
): PlacedEdits {
  const places = new PlacesDocument(document.text, document.languageId);
  const hintsOf = (edit: Edit): Hints => {
    const chosen = context.chosen?.get(edit);
    const anchors = edit.change.kind === 'replace' ? edit.change.anchors : undefined;
    return { ...(anchors && { anchors }), ...(chosen !== undefined && { chosen }) };
  };
  const placed = edits.map((edit) => placeEdit(places, edit, hintsOf(edit), context));
  const certain = withoutVersions(places, edits, placed, context.readOutline);
  const named = byHeadline(
    places,
    edits,
    certain,
    (edit) => context.names?.get(edit) ?? [],
    context.readOutline,
  );
  const lined = byLines(places, edits, named);
  const chained = withChained(edits, byRepetition(places, edits, lined), (edit, change) =>
    placeReplace(places, edit, change, hintsOf(edit)),
  );
  return withoutOverlaps(edits, chained);
}

function placeEdit(
  document: PlacesDocument,
  edit: Edit,
  hints: Hints,
  context: PlacesContext,
): Placed {
  const { change } = edit;
  switch (change.kind) {
    case 'replace':
      return placeReplace(document, edit, change, hints);
    case 'code':
      return placeCode(document, edit, change, context);
    case 'create':
      return placeWholeFile(document, edit, change.text);
    case 'remove':
    case 'move':
      return {
        refusal: {
          edit,
          cause: 'unclear',
          reason: say('This concerns the file itself and not the code in it.'),
        },
      };
  }
}

/** Line numbers choose between candidates only if those of all edits that were placed without them are right. */
function byLines(
  document: PlacesDocument,
  edits: readonly Edit[],
  placed: readonly Placed[],
): readonly Placed[] {
  const areRight = placed.every((place, at) => {
    const change = edits[at]?.change;
    if (!('hunks' in place) || change?.kind !== 'replace' || place.line === undefined) return true;
    return change.line === undefined || change.line === place.line;
  });
  return placed.map((place, at) => {
    const edit = edits[at];
    if (!areRight || 'hunks' in place || place.refusal.cause !== 'several') return place;
    if (edit?.change.kind !== 'replace' || edit.change.line === undefined) return place;
    return placeReplace(document, edit, edit.change, { line: edit.change.line });
  });
}

/** The same change as often as there are places for it is meant for each of them; the same one again for one place is one. */
function byRepetition(
  document: PlacesDocument,
  edits: readonly Edit[],
  placed: readonly Placed[],
): readonly Placed[] {
  const groups = new Map<string, number[]>();
  edits.forEach(({ change }, at) => {
    const key = JSON.stringify(change);
    groups.set(key, [...(groups.get(key) ?? []), at]);
  });
  const result = [...placed];
  for (const [first = 0, ...others] of groups.values()) {
    const place = placed[first];
    if (others.length === 0 || !place) continue;
    if ('hunks' in place) {
      for (const at of others) result[at] = { hunks: [] };
      continue;
    }
    const { candidates = [] } = place.refusal;
    if (candidates.length !== others.length + 1) continue;
    [first, ...others].forEach((at, nth) => {
      const edit = edits[at];
      const chosen = candidates[nth]?.offset ?? 0;
      if (edit?.change.kind === 'replace')
        result[at] = placeReplace(document, edit, edit.change, { chosen });
    });
  }
  return result;
}

/** Of edits that change the same code, the first is placed. */
function withoutOverlaps(edits: readonly Edit[], placed: readonly Placed[]): PlacedEdits {
  const hunks: Hunk[] = [];
  const refusals: Refusal[] = [];
  placed.forEach((place, at) => {
    const edit = edits[at];
    if ('refusal' in place) refusals.push(place.refusal);
    else if (edit && place.hunks.some((hunk) => hunks.some((other) => overlap(hunk, other))))
      refusals.push({
        edit,
        cause: 'overlap',
        reason: say('Another change of this answer changes the same code.'),
      });
    else hunks.push(...place.hunks);
  });
  return { hunks: hunks.sort((a, b) => a.offset - b.offset || a.length - b.length), refusals };
}
