import type { ChatRequest } from '../chatRequest';
import type { AnswerOverride } from '../world';
import type { Answer } from './answer';
import { ownAnswer } from './ownAnswer';
import { toolAnswer } from './toolAnswer';

/** What the model says to this request: what it was told to say, else its own answer. */
export function answerFor(request: ChatRequest, override: AnswerOverride | undefined): Answer {
  const told = typeof override === 'function' ? override(request) : override;
  if (typeof told === 'string') return { content: told };
  return told ?? toolAnswer(request) ?? ownAnswer(request);
}
