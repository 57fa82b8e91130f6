import * as vscode from 'vscode';
import type { ErrorPlace } from '../../core/chat/proposals';
import type { App } from '../app';
import { documentPath } from '../editor/documentPath';
import { findCode } from '../editor/findCode';
import { attachCode, wholeLines, type Code } from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { ExpectedError } from '../expectedError';
import { errorsIn } from '../review/foundErrors';
import { targetDocument } from '../review/targetDocument';
import { describeProblems } from './problems';
import { runCodeTask } from './runCodeTask';

/** A file and what of it is to be fixed. */
interface Broken {
  readonly document: vscode.TextDocument;
  readonly problems: readonly vscode.Diagnostic[];
  /** The functions or pieces around the problems, each once. */
  readonly code: readonly Code[];
}

/** Asks for code without these errors, as far as VS Code still reports them: one request. @throws ExpectedError */
export async function fixErrors(app: App, errors: readonly ErrorPlace[]): Promise<void> {
  const broken: Broken[] = [];
  for (const uri of new Set(errors.map((error) => error.uri))) {
    const messages = errors.filter((error) => error.uri === uri).map(({ message }) => message);
    const problems = errorsIn(vscode.Uri.parse(uri)).filter(({ message }) =>
      messages.includes(message),
    );
    if (problems.length > 0) broken.push(await around(app, uri, problems));
  }
  const [first, ...others] = broken;
  if (!first)
    throw new ExpectedError(vscode.l10n.t('VS Code does not report these errors any more.'));
  const [code, ...more] = first.code;
  if (code && more.length === 0 && others.length === 0) {
    const { problems } = first;
    const { text } = describeProblems(problems);
    await runCodeTask(app, { task: 'fix', code, text, replaces: true, problems }, {});
    return;
  }
  await fixSeveral(app, broken);
}

/** Several places: the answer is to say where its code belongs. */
async function fixSeveral({ tasks }: App, broken: readonly Broken[]): Promise<void> {
  const files = broken.map(({ document }) => ({
    uri: document.uri.toString(),
    path: documentPath(document),
  }));
  const texts = broken.map(({ document, problems }) =>
    [`${documentPath(document)}:`, describeProblems(problems).text].join('\n'),
  );
  const attachments = broken.flatMap(({ code }) => code.map((one) => attachCode(one)));
  const turn = { task: 'fix', text: texts.join('\n\n'), attachments, files } as const;
  await tasks.run(Promise.resolve(turn), {});
}

async function around(
  { clock }: App,
  uri: string,
  problems: readonly vscode.Diagnostic[],
): Promise<Broken> {
  const document = await targetDocument({ uri });
  await checkWritable(document.uri);
  let ranges: readonly vscode.Range[] = [];
  for (const { range } of problems) {
    const found = await findCode(document, range.start, clock);
    const { range: lines } = wholeLines({ document, range: found ? found.union(range) : range });
    const touching = ranges.filter((one) => one.intersection(lines));
    const apart = ranges.filter((one) => !one.intersection(lines));
    ranges = [...apart, touching.reduce((all, one) => all.union(one), lines)];
  }
  return { document, problems, code: ranges.map((range) => ({ document, range })) };
}
