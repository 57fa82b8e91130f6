import type { ProposalCard, ProposalState } from './chat';
import type { PageStrings } from './strings';

/** What is said when a change gets there; `{0}` are its files. */
const atState: Readonly<Record<ProposalState, keyof PageStrings>> = {
  open: 'liveProposal',
  accepted: 'liveAccepted',
  discarded: 'liveDiscarded',
  refused: 'proposalRefused',
  unchanged: 'proposalUnchanged',
};

/** What a screen reader is told when a change becomes another one; undefined: nothing. */
export function wordsOfProposal(
  before: ProposalCard | undefined,
  after: ProposalCard,
): keyof PageStrings | undefined {
  const earlier = before?.state;
  if (after.state === earlier) return undefined;
  // Who did not ask for a change need not hear that there is none.
  if (earlier === undefined && after.isFound && after.state !== 'open') return undefined;
  const isTakenBack = earlier === 'accepted' && after.state === 'open';
  return isTakenBack ? 'liveUndone' : atState[after.state];
}

/** The files of a change, for these words. */
export function namesOf({ files }: ProposalCard): string {
  return files.map(({ name }) => name).join(', ');
}
