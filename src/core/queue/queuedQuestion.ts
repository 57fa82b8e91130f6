import type { AnswerMessage, QueuedState, Task, UserMessage } from '../../shared/chat';
import type { ChatLog } from '../chat/chatLog';
import { say } from '../say';

/** A queued question in its chat. */
export interface Found {
  readonly log: ChatLog;
  readonly question: UserMessage;
  readonly answer: AnswerMessage;
}

/** Undefined where either is not there any more. */
export function findIn(log: ChatLog, answerId: string): Found | undefined {
  const answer = log.find(answerId);
  const question = log.questionOf(answerId);
  return answer?.role === 'assistant' && question ? { log, question, answer } : undefined;
}

/** Tasks whose words are the user's. */
const worded: readonly Task[] = ['refactor', 'edit', 'fix'];

/** What has no words of the user's, or a whole list of problems, is cancelled and asked again instead. */
function isEditable({ task, text }: UserMessage): boolean {
  return task === 'chat' || (worded.includes(task) && text !== '' && !text.includes('\n'));
}

/** @param until epoch milliseconds @param files those that are not as they were when it was asked */
export function asQueued(
  { question, answer }: Found,
  until: number,
  files: Pick<QueuedState, 'changed' | 'gone'> = {},
): AnswerMessage {
  const queued = { until, editable: isEditable(question), ...files };
  return { ...answer, status: 'queued', queued };
}

/** It goes on without the queue; a failure that it waited for is one again where it has failed. */
export function withoutQueue(
  answer: AnswerMessage,
  status: 'failed' | 'interrupted',
): AnswerMessage {
  const free: { -readonly [K in keyof AnswerMessage]: AnswerMessage[K] } = { ...answer, status };
  delete free.queued;
  if (status === 'interrupted') delete free.failure;
  return free;
}

/** Why a question that waits cannot be sent from this window, and what to do. */
export const sentOnlyThere = (): string =>
  say(
    'This question waits in a chat of another workspace, and only a window of that one can send or change it. Open it there, or cancel it here and ask anew.',
  );
