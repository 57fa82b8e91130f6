import type { Command } from './command';

export const focusChat: Command = {
  id: 'frugal.focusChat',
  run: ({ view }) => view.focusComposer(),
};
