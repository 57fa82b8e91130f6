import type { Command } from './command';

/** Stops the answer that is coming in; what came of it stays. */
export const stop: Command = {
  id: 'frugal.stop',
  run: ({ session }) => session.stop(),
};
