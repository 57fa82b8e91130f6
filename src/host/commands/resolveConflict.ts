import * as vscode from 'vscode';
import { conflictsOf } from '../../core/edits/conflicts';
import type { App } from '../app';
import { linesRange } from '../editor/findCode';
import { activeEditor } from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { ExpectedError } from '../expectedError';
import { runCodeTask } from '../tasks/runCodeTask';
import { runningArgument, type Command } from './command';

/** One request for the merge conflict at the cursor, else for all of the file, with what stands between them. */
export const resolveConflict: Command = {
  id: 'frugal.resolveConflict',
  run: async (app: App, ...args) => {
    const { document, selection } = activeEditor();
    await checkWritable(document.uri);
    const conflicts = conflictsOf(document.getText().split(/\r?\n/));
    const [first] = conflicts;
    if (!first)
      throw new ExpectedError(vscode.l10n.t('There are no conflict markers in this file.'));
    const line = selection.active.line;
    const here = conflicts.find((conflict) => conflict.first <= line && line <= conflict.last);
    const last = here ?? conflicts.at(-1) ?? first;
    const range = linesRange(document, (here ?? first).first, last.last);
    const code = { document, range };
    await runCodeTask(app, { task: 'merge', code, replaces: true }, runningArgument(args[0]));
  },
};
