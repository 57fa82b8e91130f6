import type { Command } from './command';
import { reviewedAnswer } from '../review/reviewedAnswer';

/** Shows the proposal of the answer given. */
export const reviewProposal: Command = {
  id: 'frugal.reviewProposal',
  run: ({ review }, ...args) => review.show(reviewedAnswer(args[0])),
};
