import * as vscode from 'vscode';
import type { App } from '../app';
import { activeEditor, codeOfEditor } from '../editor/readCode';
import { runCodeTask } from '../tasks/runCodeTask';
import { runningArgument, textArgument, type Command } from './command';

/**
 * One request: the selection, else the symbol under the cursor. With `{ problem }` that is explained, with
 * `{ instruction }` what that asks.
 */
export const explain: Command = {
  id: 'frugal.explain',
  run: async (app: App, ...args) => {
    const code = await codeOfEditor(activeEditor(), app.clock);
    const problem = textArgument(args[0], 'problem');
    const asked = textArgument(args[0], 'instruction') ?? '';
    const text =
      problem === undefined ? asked : vscode.l10n.t('Explain this problem: {0}', problem);
    await runCodeTask(app, { task: 'explain', code, text }, runningArgument(args[0]));
  },
};
