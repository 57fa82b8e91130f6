import { reviewedAnswer } from '../review/reviewedAnswer';
import type { Command } from './command';

export const showDiff: Command = {
  id: 'frugal.showDiff',
  run: ({ review }, ...args) => review.showDiff(reviewedAnswer(args[0])),
};
