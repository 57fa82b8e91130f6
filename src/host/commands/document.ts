import type { App } from '../app';
import { commentAbove } from '../editor/commentAbove';
import { linesRange } from '../editor/findCode';
import type { Code } from '../editor/readCode';
import { codeToChange } from '../tasks/codeToChange';
import { runCodeTask } from '../tasks/runCodeTask';
import { runningArgument, type Command } from './command';

/** One request for the same code with its documentation. */
export const document: Command = {
  id: 'frugal.document',
  run: async (app: App, ...args) => {
    const code = withComment(await codeToChange(app));
    await runCodeTask(app, { task: 'document', code, replaces: true }, runningArgument(args[0]));
  },
};

/** What is documented already is written anew, not twice. */
export function withComment({ document: file, range }: Code): Code {
  const first = commentAbove(file.getText().split(/\r?\n/), range.start.line);
  return { document: file, range: linesRange(file, first, range.end.line) };
}
