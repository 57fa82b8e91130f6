import type { Edit, ReplaceChange } from '../edit';
import type { PlacesDocument } from './placesDocument';

/**
 * For each edit the change that it comes to where a later one searches what it writes, as tools that make edits in turn
 * would find it; undefined for that later one.
 */
export function foldFollowUps(
  document: PlacesDocument,
  edits: readonly Edit[],
): readonly (Edit['change'] | undefined)[] {
  const changes: (Edit['change'] | undefined)[] = edits.map(({ change }) => change);
  edits.forEach(({ change }, at) => {
    if (change.kind !== 'replace' || isInDocument(document, change)) return;
    const writers = changes.flatMap((other, before) =>
      before < at && other?.kind === 'replace' && countOf(other.replacement, change.search) === 1
        ? [{ before, other }]
        : [],
    );
    const [writer, another] = writers;
    if (!writer || another) return;
    const { before, other } = writer;
    const [head = '', tail = ''] = `\n${other.replacement}`.split(`\n${change.search}`);
    const replacement = `${head}\n${change.replacement}${tail}`.slice(1);
    changes[before] = { ...other, replacement };
    changes[at] = undefined;
  });
  return changes;
}

function isInDocument({ trimmedLines }: PlacesDocument, { search }: ReplaceChange): boolean {
  const kinds = trimmedLines.kindsOf(search.split('\n'));
  return kinds.length === 0 || kinds.every((kind) => kind >= 0);
}

/** How often whole lines are in a text. */
function countOf(text: string, lines: string): number {
  return lines.trim() === '' || !lines.endsWith('\n')
    ? 0
    : `\n${text}`.split(`\n${lines}`).length - 1;
}
