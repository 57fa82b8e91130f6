import type { Command } from './command';

/** The focus goes to the previous block of code in the chat. */
export const previousCodeBlock: Command = {
  id: 'frugal.previousCodeBlock',
  run: ({ view }) => view.goToCode(-1),
};
