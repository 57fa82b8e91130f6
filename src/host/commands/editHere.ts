import type { Command } from './command';

export const editHere: Command = {
  id: 'frugal.editHere',
  run: ({ review }, ...args) => review.editHere(args[0], args[1]),
};
