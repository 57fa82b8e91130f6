import type { StoredMessage } from '../../../src/core/ports';
import type { AnswerMessage, AnswerStatus } from '../../../src/shared/chat';

export function question(id: string, at: number, text = 'What does it do?'): StoredMessage {
  return {
    message: { role: 'user', id, at, task: 'chat', text, attachments: [] },
    detail: '{"attachments":[]}',
  };
}

export function answer(
  id: string,
  at: number,
  status: AnswerStatus,
  text = 'It adds.',
): StoredMessage & { readonly message: AnswerMessage } {
  return {
    message: {
      role: 'assistant',
      id,
      at,
      status,
      text,
      reasoning: '',
      modelId: 'maker/model:free',
      modelName: 'Model',
    },
    detail: '{}',
  };
}
