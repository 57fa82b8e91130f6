import type { AnswerMessage, AnswerStatus, ProposalState } from '../shared/chat';
import { format, type PageStrings } from '../shared/strings';
import { formatSeconds } from './components/figures';

type Words = keyof PageStrings;

/** What is said when an answer gets there; `{0}` is its model. A failure has words of its own. */
const atStatus: Readonly<Record<AnswerStatus, Words | undefined>> = {
  waiting: 'liveWaiting',
  streaming: 'liveStarted',
  done: 'liveFinished',
  stopped: 'liveStopped',
  interrupted: 'liveInterrupted',
  failed: undefined,
  queued: 'liveQueued',
};

/** What is said when a change gets there; `{0}` are its files. */
const atProposal: Readonly<Record<ProposalState, Words>> = {
  open: 'liveProposal',
  accepted: 'liveAccepted',
  discarded: 'liveDiscarded',
  refused: 'proposalRefused',
  unchanged: 'proposalUnchanged',
};

/** What a screen reader is told when an answer becomes another one: beginnings, waits, ends and decisions, never its words. */
export function announcementOf(
  strings: PageStrings,
  before: AnswerMessage | undefined,
  message: AnswerMessage,
  now = Date.now(),
): string | undefined {
  const { resumesAt = 0, failure, proposal, queued, status, modelName } = message;
  if (failure !== undefined && before?.failure === undefined)
    return format(strings.liveFailed, failure.title, failure.detail);
  const decision = decisionOf(before, message);
  if (decision !== undefined) {
    const names = proposal?.files.map(({ name }) => name) ?? [];
    return format(strings[decision], names.join(', '));
  }
  const errors = proposal?.newErrors?.length ?? 0;
  if (errors > (before?.proposal?.newErrors?.length ?? 0))
    return format(strings.liveNewErrors, errors);
  if (queued?.changed !== undefined && before?.queued?.changed === undefined)
    return strings.liveChanged;
  const isWaiting = status === 'waiting';
  const rest = resumesAt - now;
  // Once: the seconds that pass are for the eye.
  if (isWaiting && rest > 0 && resumesAt !== before?.resumesAt)
    return format(strings.liveLimit, formatSeconds(strings, rest));
  // Who is asked is known a moment after the question was sent, and another one may be asked instead.
  const isSame = before?.status === status && (!isWaiting || before.modelName === modelName);
  const words = isSame || (isWaiting && modelName === '') ? undefined : atStatus[status];
  return words && format(strings[words], modelName);
}

function decisionOf(
  before: AnswerMessage | undefined,
  { proposal }: AnswerMessage,
): Words | undefined {
  const earlier = before?.proposal?.state;
  if (proposal === undefined || proposal.state === earlier) return undefined;
  // Who did not ask for a change need not hear that there is none.
  if (earlier === undefined && proposal.isFound && proposal.state !== 'open') return undefined;
  const isTakenBack = earlier === 'accepted' && proposal.state === 'open';
  return isTakenBack ? 'liveUndone' : atProposal[proposal.state];
}
