import type { Command } from './command';

/** What is left, and what was used: an editor panel. */
export const showUsage: Command = {
  id: 'frugal.showUsage',
  run: ({ usage }) => usage.show(),
};
