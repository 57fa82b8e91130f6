import type { App } from '../app';
import { codeToChange } from '../tasks/codeToChange';
import { runCodeTask } from '../tasks/runCodeTask';
import { runningArgument, type Command } from './command';

/** One request for the same code with its documentation. */
export const document: Command = {
  id: 'frugal.document',
  run: async (app: App, ...args) => {
    const code = await codeToChange(app);
    await runCodeTask(app, { task: 'document', code, replaces: true }, runningArgument(args[0]));
  },
};
