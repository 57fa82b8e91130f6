import type { AnswerMessage } from './chat';

/** Whether there is a beginning to go on from: the answer was stopped, interrupted, cut by its length, or broke off. */
export function canContinue(answer: AnswerMessage): boolean {
  const { status, text, failure, proposal, receipt } = answer;
  // A change that can be reviewed is whole, whatever was to follow it.
  if (text === '' || (proposal !== undefined && proposal.state !== 'refused')) return false;
  if (failure !== undefined) return failure.actions.includes('continueAnswer');
  const isCut = status === 'done' && receipt?.finishReason === 'length';
  return status === 'stopped' || status === 'interrupted' || isCut;
}
