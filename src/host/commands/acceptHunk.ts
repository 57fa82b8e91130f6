import type { Command } from './command';

export const acceptHunk: Command = {
  id: 'frugal.acceptHunk',
  run: ({ review }, ...args) => review.decideHunk('accepted', ...args),
};
