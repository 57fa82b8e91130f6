import type { Command } from './command';

export const nextHunk: Command = {
  id: 'frugal.nextHunk',
  run: ({ review }) => review.move(1),
};
