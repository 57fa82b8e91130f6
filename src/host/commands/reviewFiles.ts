import { reviewedAnswer } from '../review/reviewedAnswer';
import type { Command } from './command';

export const reviewFiles: Command = {
  id: 'frugal.reviewFiles',
  run: ({ review }, ...args) => review.pickFile(reviewedAnswer(args[0])),
};
