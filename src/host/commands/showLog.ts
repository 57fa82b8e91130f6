import type { Command } from './command';

export const showLog: Command = {
  id: 'frugal.showLog',
  run: ({ log }) => {
    log.info('The log is open.');
    log.show();
  },
};
