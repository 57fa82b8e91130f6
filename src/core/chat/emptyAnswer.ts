import type { AnswerMessage } from '../../shared/chat';

/** An answer that is waited for. @param at epoch milliseconds */
export function emptyAnswer(id: string, at: number): AnswerMessage {
  const nothing = { text: '', reasoning: '', modelId: '', modelName: '' };
  return { role: 'assistant', id, at, status: 'waiting', ...nothing };
}
