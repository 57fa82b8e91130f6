import type { OpenChat } from '../chat/openChat';
import type { QueuedTurn } from '../ports';
import { asQueued, findIn } from './queuedQuestion';

/**
 * Shows what waits as waiting: a window that went before the chat was written has left an answer that still asks whether it
 * is to wait, so that the user would queue it twice. @param own answers that this window is asking for
 */
export async function showWaiting(
  chat: OpenChat,
  turns: readonly QueuedTurn[],
  own: ReadonlySet<string>,
): Promise<void> {
  const { log } = chat;
  for (const { answerId, notBefore, state } of turns) {
    const found = state === 'waiting' && !own.has(answerId) ? findIn(log, answerId) : undefined;
    if (found?.answer.status === 'failed') await chat.change(log, asQueued(found, notBefore));
  }
}
