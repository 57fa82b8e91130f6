import type { Hunk } from './places/hunk';
import type { ProposedHunk } from './proposal';

/** The hunks of a text with what had to be assumed to place them, told by where they are. */
export function withAssumptions(
  hunks: readonly ProposedHunk[],
  placed: readonly Hunk[],
): readonly ProposedHunk[] {
  return hunks.map((hunk) => {
    const own = placed.filter((one) => touch(one, hunk)).flatMap((one) => one.assumptions);
    return own.length > 0 ? { ...hunk, assumptions: [...new Set(own)] } : hunk;
  });
}

/** What is added stands at the edge of its lines: there they may meet. */
function touch(one: Pick<Hunk, 'offset' | 'length'>, other: ProposedHunk): boolean {
  return one.offset <= other.offset + other.length && other.offset <= one.offset + one.length;
}
