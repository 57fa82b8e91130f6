import type { Command } from './command';

export const showChecks: Command = {
  id: 'frugal.showChecks',
  run: ({ review }, ...args) => review.showChecks(args[0]),
};
