import * as vscode from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
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
    await app.tasks.run(turnAbout(app, document, problems), runningArgument(args[0]));
  },
};

async function turnAbout(
  { tasks }: App,
  document: vscode.TextDocument,
  problems: readonly vscode.Diagnostic[],
): Promise<NewTurn> {
  const file = attachDocument(document);
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const supporting = await tasks.gather({ document, range: whole }, problems);
  const files = [{ uri: document.uri.toString(), path: documentPath(document) }];
  const { text } = describeProblems(problems);
  return { task: 'fix', text, attachments: [file, ...supporting], files };
}
