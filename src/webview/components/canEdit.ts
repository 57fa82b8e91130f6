import type { UserMessage } from '../../shared/chat';

/** Whether it has words of the user's. */
export function canEdit({ task, text }: UserMessage): boolean {
  return task === 'chat' || text !== '';
}
