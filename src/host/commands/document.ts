import type { App } from '../app';
import { commentAbove } from '../editor/commentAbove';
import { linesRange } from '../editor/findCode';
import { codeToChange } from '../tasks/codeToChange';
import { runCodeTask } from '../tasks/runCodeTask';
import { runningArgument, type Command } from './command';

/** One request for the same code with its documentation. */
export const document: Command = {
  id: 'frugal.document',
  run: async (app: App, ...args) => {
    const { document: file, range } = await codeToChange(app);
    // What is documented already is written anew, not twice.
    const first = commentAbove(file.getText().split(/\r?\n/), range.start.line);
    const code = { document: file, range: linesRange(file, first, range.end.line) };
    await runCodeTask(app, { task: 'document', code, replaces: true }, runningArgument(args[0]));
  },
};
