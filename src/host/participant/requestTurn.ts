import * as vscode from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { withComment } from '../commands/document';
import { testsTurn } from '../commands/writeTests';
import { allowed } from '../context/attachContext';
import { attachUri } from '../context/attachUri';
import { textAttachment } from '../context/textAttachment';
import { activeEditor, attachCode, codeOfEditor, wholeLines, type Code } from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { describeProblems, problemsOf } from '../tasks/problems';
import { turnAbout } from '../tasks/runCodeTask';
import { givenReferences } from './givenReferences';

/** What the commands behind `@frugal` do; without one, it is a plain message. */
const tasks = {
  explain: 'explain',
  refactor: 'refactor',
  fix: 'fix',
  tests: 'tests',
  doc: 'document',
} as const;

type Asked = Pick<vscode.ChatRequest, 'prompt' | 'command' | 'references'>;

/**
 * The turn that a request of VS Code's chat means, as Frugal's own command would make it. What the user attached goes along;
 * a command is about the first code among that, else about the code at the cursor. @throws ExpectedError
 */
export async function requestTurn(app: App, request: Asked): Promise<NewTurn> {
  const { command = '', prompt } = request;
  const values = givenReferences(request.references).map(({ value }) => value);
  if (!isCommand(command)) {
    const found = await Promise.all(values.map(attachValue));
    return { task: 'chat', text: prompt, attachments: await allowed(app, found.flat()) };
  }
  const main = values.find(isPlace);
  const others = await Promise.all(values.filter((value) => value !== main).map(attachValue));
  const turn = await codeTurn(app, tasks[command], await codeOf(app, main), prompt);
  const supporting = others.flat().map((one) => ({ ...one, supporting: true }));
  const attachments = await allowed(app, [...turn.attachments, ...supporting]);
  return { ...turn, attachments };
}

function isCommand(name: string): name is keyof typeof tasks {
  return Object.hasOwn(tasks, name);
}

async function codeTurn(
  app: App,
  task: (typeof tasks)[keyof typeof tasks],
  code: Code,
  text: string,
): Promise<NewTurn> {
  if (task === 'explain') return turnAbout(app, { task, code, text });
  if (task === 'tests') {
    const turn = await testsTurn(app, code);
    return { ...turn, text: [turn.text, text].filter((part) => part !== '').join(' ') };
  }
  await checkWritable(code.document.uri);
  const lines = wholeLines(code);
  if (task === 'document')
    return turnAbout(app, { task, code: withComment(lines), text, replaces: true });
  if (task === 'refactor') return turnAbout(app, { task, code: lines, text, replaces: true });
  const problems = problemsOf(code.document, lines.range);
  const told = describeProblems(problems).text;
  const wish = [text, told].filter((part) => part !== '').join('\n\n');
  return turnAbout(app, { task, code: lines, text: wish, replaces: true, problems });
}

/** @throws NoEditorError, NotTextError, NothingSelectedError */
async function codeOf(
  { clock }: App,
  place: vscode.Uri | vscode.Location | undefined,
): Promise<Code> {
  if (!place) return codeOfEditor(activeEditor(), clock);
  const uri = place instanceof vscode.Uri ? place : place.uri;
  const document = await vscode.workspace.openTextDocument(uri);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const range = place instanceof vscode.Uri ? whole : place.range;
  return { document, range: document.validateRange(range) };
}

function isPlace(value: unknown): value is vscode.Uri | vscode.Location {
  return value instanceof vscode.Uri || value instanceof vscode.Location;
}

/** A reference of a kind that this version of VS Code does not tell of is left out. */
async function attachValue(value: unknown): Promise<readonly Attachment[]> {
  if (value instanceof vscode.Uri) return attachUri(value);
  if (value instanceof vscode.Location) {
    const document = await vscode.workspace.openTextDocument(value.uri);
    return [attachCode({ document, range: document.validateRange(value.range) })];
  }
  if (typeof value !== 'string' || value.trim() === '') return [];
  const label = { name: vscode.l10n.t('attached text'), path: 'attached text' };
  return [textAttachment(label, 'text', value, '')];
}
