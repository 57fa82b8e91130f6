import type { Command } from './command';

export const previousHunk: Command = {
  id: 'frugal.previousHunk',
  run: ({ review }) => review.move(-1),
};
