import type { Message } from './chat';

/** Whether it is an answer that was asked for and has not ended. */
export function isRunning(message: Message): boolean {
  return (
    message.role === 'assistant' && (message.status === 'waiting' || message.status === 'streaming')
  );
}
