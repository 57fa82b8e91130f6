import { currentHunks } from './currentHunks';
import type { FileProposal, HunkState } from './proposal';

/**
 * The file's hunks decided as its text has them: what is in it counts as accepted, and what was taken out of it as open again,
 * whichever way that came about. The same object where nothing is to be changed.
 */
export function settleHunks(file: FileProposal, text: string): FileProposal {
  const current = currentHunks(file, text);
  const stateOf = (state: HunkState, index: number): HunkState => {
    const status = current[index]?.status;
    if (status === 'made') return 'accepted';
    return status === 'open' ? 'open' : state;
  };
  const hunks = file.hunks.map((hunk, index) => ({ ...hunk, state: stateOf(hunk.state, index) }));
  const isSettled = hunks.every(({ state }, index) => state === file.hunks[index]?.state);
  return isSettled ? file : { ...file, hunks };
}
