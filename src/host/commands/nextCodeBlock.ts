import type { Command } from './command';

/** The focus goes to the next block of code in the chat. */
export const nextCodeBlock: Command = {
  id: 'frugal.nextCodeBlock',
  run: ({ view }) => view.goToCode(1),
};
