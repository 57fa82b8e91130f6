import type { UserMessage } from '../../shared/chat';
import type { Detail } from './chatLog';
import type { NewTurn } from './newTurn';

/** The message that asks it. @param at epoch milliseconds */
export function toQuestion(
  { task, text, attachments }: NewTurn,
  id: string,
  at: number,
): UserMessage {
  const chips = attachments.map(({ chip }) => ({ ...chip, automatic: false }));
  return { role: 'user', id, at, task, text, attachments: chips };
}

/** What stays with that message. */
export function detailOf({ attachments, target, files }: NewTurn): Detail {
  return { attachments, ...(target && { target }), ...(files && { files }) };
}
