import type { AnswerMessage } from '../../shared/chat';
import { say } from '../say';

/** The answer with nothing that tells whose it is but what it says. @param letter what it is called in place of the name */
export function withoutName(answer: AnswerMessage, letter: string): AnswerMessage {
  const { receipt, failure } = answer;
  const named = { ...answer, modelId: '', modelName: letter };
  const plain: { -readonly [K in keyof AnswerMessage]: AnswerMessage[K] } = named;
  delete plain.insteadOf;
  delete plain.requestOfDay;
  if (receipt) {
    const figures: { -readonly [K in keyof typeof receipt]: (typeof receipt)[K] } = { ...receipt };
    delete figures.endpointHost;
    plain.receipt = figures;
  }
  if (failure)
    plain.failure = {
      severity: failure.severity,
      title: say('{0} did not answer', letter),
      detail: say('The reason is shown with its name.'),
      actions: [],
    };
  return plain;
}
