import type { Edit } from '../edit';
import type { Hunk } from './hunk';
import type { Placed } from './placed';
import { readPiece, type ReadOutline } from './readPiece';

const reason =
  'The answer has several versions of this code, and it is not certain which is meant.';

/**
 * Pieces of code that define the same name, or change the same lines in different ways, are versions to choose from, so none
 * of them is placed. A piece that is the document's own code is the version from before.
 */
export function withoutVersions(
  edits: readonly Edit[],
  placed: readonly Placed[],
  readOutline: ReadOutline | undefined,
): readonly Placed[] {
  const pieces = edits.flatMap(({ change }, at) => {
    const place = placed[at];
    const isOld = place && 'refusal' in place && place.refusal.cause === 'unchanged';
    const isWhole = change.kind === 'code' && change.elisions.length === 0;
    return isWhole && !isOld ? [{ at, text: change.text }] : [];
  });
  if (pieces.length < 2) return placed;
  const named = pieces.map(({ at, text }) => {
    const outer = readOutline && readPiece(text.split('\n'), readOutline)?.outer;
    // What is used may have the name of what is defined.
    const defined = outer?.filter(({ kind }) => kind !== 'value') ?? [];
    return { at, text, names: defined.map(({ kind, name }) => `${kind} ${name}`) };
  });
  return placed.map((place, at): Placed => {
    const [edit, own] = [edits[at], named.find((piece) => piece.at === at)];
    const isVersion = named.some(
      (other) =>
        own !== undefined &&
        other.text !== own.text &&
        (other.names.some((name) => own.names.includes(name)) || clash(place, placed[other.at])),
    );
    return edit && isVersion ? { refusal: { edit, cause: 'unclear', reason } } : place;
  });
}

function clash(one: Placed, other: Placed | undefined): boolean {
  if (!other || 'refusal' in one || 'refusal' in other) return false;
  return one.hunks.some((hunk) =>
    other.hunks.some((own) => overlap(hunk, own) && hunk.replacement !== own.replacement),
  );
}

export function overlap(a: Hunk, b: Hunk): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
