import type { Command } from './command';

/** Every model that is listed: an editor panel. It costs no request. */
export const showModels: Command = {
  id: 'frugal.showModels',
  run: ({ modelsView }) => modelsView.show(),
};
