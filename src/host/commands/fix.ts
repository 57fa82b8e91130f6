import * as vscode from 'vscode';
import type { App } from '../app';
import { activeEditor, codeOfProblem, type Code } from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { Cancelled } from '../expectedError';
import { priceText } from '../quota/price';
import { typeWish, type Wish } from '../tasks/askWish';
import { checkProvider } from '../tasks/checkProvider';
import { codeToChange } from '../tasks/codeToChange';
import { describeProblems, problemsOf } from '../tasks/problems';
import { runCodeTask } from '../tasks/runCodeTask';
import { givenWish, rangeArgument, runningArgument, type Command } from './command';

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
    app.context.prepare(code, problems);
    const how = runningArgument(args[0]);
    const told = { text: describeProblems(problems).text, how };
    const wish = problems.length > 0 ? told : (givenWish(args[0]) ?? (await askProblem(app)));
    await runCodeTask(
      app,
      { task: 'fix', code, text: wish.text, replaces: true, problems },
      wish.how,
    );
  },
};

async function codeAt({ clock }: App, range: vscode.Range): Promise<Code> {
  const { document } = activeEditor();
  await checkWritable(document.uri);
  return codeOfProblem(document, range, clock);
}

async function askProblem(app: App): Promise<Wish> {
  await checkProvider(app);
  const wish = await typeWish({
    title: vscode.l10n.t('Fix ({0})', priceText(app.settings.read().maxRequestsPerTurn)),
    prompt: vscode.l10n.t('VS Code reports no problem in this code. What is wrong with it?'),
    placeholder: vscode.l10n.t('It should …, but it …'),
  });
  if (!wish) throw new Cancelled();
  return wish;
}
