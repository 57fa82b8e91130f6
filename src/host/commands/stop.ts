import type { Command } from './command';

/** Stops the task that is being prepared, and the answer that is coming in; what came of it stays. */
export const stop: Command = {
  id: 'frugal.stop',
  run: ({ tasks }) => tasks.stop(),
};
