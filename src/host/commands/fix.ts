import * as vscode from 'vscode';
import type { App } from '../app';
import { activeEditor, wholeLines, type Code } from '../editor/readCode';
import { findCode } from '../editor/findCode';
import { checkWritable } from '../editor/writable';
import { Cancelled } from '../expectedError';
import { checkProvider } from '../tasks/checkProvider';
import { codeToChange } from '../tasks/codeToChange';
import { describeProblems, problemsOf } from '../tasks/problems';
import { runCodeTask } from '../tasks/runCodeTask';
import { rangeArgument, type Command } from './command';

/**
 * One request for a replacement without the problems that VS Code reports in the code; where it reports none, the user says
 * what is wrong. With `{ range }`, of a problem, it is the code around that which is fixed.
 */
export const fix: Command = {
  id: 'frugal.fix',
  run: async (app: App, ...args) => {
    const range = rangeArgument(args[0]);
    const code = range ? await codeAt(app, range) : await codeToChange(app);
    const problems = problemsOf(code.document, range ?? code.range);
    const text = problems.length > 0 ? describeProblems(problems) : await askProblem(app);
    await runCodeTask(app, { task: 'fix', code, text, replaces: true });
  },
};

/** The function or the piece around a problem, and at least the problem's own lines. */
async function codeAt({ clock }: App, range: vscode.Range): Promise<Code> {
  const { document } = activeEditor();
  await checkWritable(document.uri);
  const around = await findCode(document, range.start, clock);
  return wholeLines({ document, range: around ? around.union(range) : range });
}

async function askProblem(app: App): Promise<string> {
  await checkProvider(app);
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Fix (1 request)'),
    prompt: vscode.l10n.t('VS Code reports no problem in this code. What is wrong with it?'),
    placeHolder: vscode.l10n.t('It should …, but it …'),
  });
  if (text === undefined || text.trim() === '') throw new Cancelled();
  return text.trim();
}
