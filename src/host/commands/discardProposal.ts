import { reviewedAnswer } from '../review/reviewedAnswer';
import type { Command } from './command';

export const discardProposal: Command = {
  id: 'frugal.discardProposal',
  run: ({ review }, ...args) => review.discard(reviewedAnswer(args[0])),
};
