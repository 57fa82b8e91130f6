import type { AnswerMessage, AnswerStatus } from '../shared/chat';
import { namesOf, wordsOfProposal } from '../shared/proposalWords';
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
  if (proposal !== undefined) {
    const decision = wordsOfProposal(before?.proposal, proposal);
    if (decision !== undefined) return format(strings[decision], namesOf(proposal));
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
