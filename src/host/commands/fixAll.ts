import * as vscode from 'vscode';
import type { App } from '../app';
import { documentPath } from '../editor/documentPath';
import { activeEditor, attachDocument } from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { ExpectedError } from '../expectedError';
import { describeProblems, problemsOf } from '../tasks/problems';
import { runningArgument, type Command } from './command';

/** One request for all problems that VS Code reports in the file. */
export const fixAll: Command = {
  id: 'frugal.fixAll',
  run: async (app: App, ...args) => {
    const { document } = activeEditor();
    await checkWritable(document.uri);
    const problems = problemsOf(document);
    if (problems.length === 0)
      throw new ExpectedError(vscode.l10n.t('VS Code reports no problem in this file.'));
    const attachments = [attachDocument(document)];
    const files = [{ uri: document.uri.toString(), path: documentPath(document) }];
    const turn = { task: 'fix', text: describeProblems(problems), attachments, files } as const;
    await app.tasks.run(Promise.resolve(turn), runningArgument(args[0]));
  },
};
