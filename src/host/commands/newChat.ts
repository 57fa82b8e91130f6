import type { Command } from './command';

export const newChat: Command = {
  id: 'frugal.newChat',
  run: async ({ session, view }) => {
    await session.newChat();
    await view.focusComposer();
  },
};
