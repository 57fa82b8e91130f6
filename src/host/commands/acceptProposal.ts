import { reviewedAnswer } from '../review/reviewedAnswer';
import type { Command } from './command';

export const acceptProposal: Command = {
  id: 'frugal.acceptProposal',
  run: ({ review }, ...args) => review.accept(reviewedAnswer(args[0])),
};
