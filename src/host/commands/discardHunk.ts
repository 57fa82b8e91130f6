import type { Command } from './command';

export const discardHunk: Command = {
  id: 'frugal.discardHunk',
  run: ({ review }, ...args) => review.decideHunk('discarded', ...args),
};
