import type { Command } from './command';

/** Takes off all that was collected, with its answers. */
export const clearCollected: Command = {
  id: 'frugal.clearCollected',
  run: ({ collection }) => collection.clear(),
};
