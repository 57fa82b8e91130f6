import type { Edit } from '../edit';
import type { Hunk } from './hunk';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { isWholeFile } from './placeWholeFile';
import { readPiece, type ReadOutline } from './readPiece';
import { say } from '../../say';

const reason = (): string =>
  say('The answer has several versions of this code, and it is not certain which is meant.');

/**
 * Pieces of code that define the same name, are both the whole file, or change the same lines in different ways, are versions
 * to choose from, so none of them is placed. A piece that is the document's own code is the version from before, and one that
 * is a part of another is shown again.
 */
export function withoutVersions(
  document: PlacesDocument,
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
    const names = defined.map(({ kind, name }) => `${kind} ${name}`);
    return { at, text, names: isWholeFile(document, text) ? [...names, 'file'] : names };
  });
  return placed.map((place, at): Placed => {
    const [edit, own] = [edits[at], named.find((piece) => piece.at === at)];
    const isVersion = named.some(
      (other) =>
        own !== undefined &&
        !hasPart(own.text, other.text) &&
        !hasPart(other.text, own.text) &&
        (other.names.some((name) => own.names.includes(name)) || clash(place, placed[other.at])),
    );
    return edit && isVersion ? { refusal: { edit, cause: 'unclear', reason: reason() } } : place;
  });
}

/** Whatever its indentation. */
function hasPart(text: string, part: string): boolean {
  const [whole, piece] = [text, part].map((code) => code.trim().replace(/\s*\n\s*/g, '\n'));
  return `\n${whole ?? ''}\n`.includes(`\n${piece ?? ''}\n`);
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
