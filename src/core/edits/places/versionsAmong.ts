import type { Edit } from '../edit';
import type { CodeContext } from './placeCode';
import { readPiece } from './readPiece';

/** The pieces of code that define what another piece of the answer defines as well: only one of them can be meant. */
export function versionsAmong(
  edits: readonly Edit[],
  { readOutline }: CodeContext,
): ReadonlySet<Edit> {
  const pieces = edits.filter(({ change }) => change.kind === 'code');
  if (!readOutline || pieces.length < 2) return new Set();
  const byName = new Map<string, Edit[]>();
  for (const edit of pieces) {
    const lines = edit.change.kind === 'code' ? edit.change.text.split('\n') : [];
    for (const { name, kind } of readPiece(lines, readOutline)?.outer ?? [])
      if (kind !== 'value') byName.set(name, [...(byName.get(name) ?? []), edit]);
  }
  return new Set([...byName.values()].filter((all) => new Set(all).size > 1).flat());
}
