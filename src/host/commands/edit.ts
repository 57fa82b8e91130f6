import * as vscode from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
import { insertionMark } from '../../core/prompt/answerFormats';
import type { App } from '../app';
import { activeEditor, attachCode, targetOf } from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { Cancelled } from '../expectedError';
import { typeWish, type Wish } from '../tasks/askWish';
import { checkProvider } from '../tasks/checkProvider';
import { codeToChange } from '../tasks/codeToChange';
import { runCodeTask } from '../tasks/runCodeTask';
import { givenWish, type Command } from './command';

/** Lines around an empty line that say what belongs there. */
const linesAround = 60;
/** Characters that find the empty line again. */
const charactersAround = 200;

/**
 * One request for a change in the user's own words, which are asked for unless they come as `{ instruction }`: of the
 * selection or the code at the cursor, or on an empty line for code to put there.
 */
export const edit: Command = {
  id: 'frugal.edit',
  run: async (app: App, ...args) => {
    const { document, selection } = activeEditor();
    const line = document.lineAt(selection.active.line);
    const inserts = selection.isEmpty && line.isEmptyOrWhitespace;
    if (inserts) await checkWritable(document.uri);
    const code = inserts ? { document, range: line.range } : await codeToChange(app);
    const { text, how } = givenWish(args[0]) ?? (await askWish(app, inserts));
    if (inserts) await app.tasks.run(insertion(app, document, line, text), how);
    else await runCodeTask(app, { task: 'edit', code, text, replaces: true }, how);
  },
};

async function insertion(
  { context }: App,
  document: vscode.TextDocument,
  line: vscode.TextLine,
  text: string,
): Promise<NewTurn> {
  const first = Math.max(0, line.lineNumber - linesAround);
  const range = document.validateRange(
    new vscode.Range(first, 0, line.lineNumber + linesAround, 10_000),
  );
  const at = document.offsetAt(line.range.end);
  const code = { document, range };
  const shown = attachCode(code);
  const cut = at - document.offsetAt(range.start);
  const marked = shown.text.slice(0, cut) + insertionMark + shown.text.slice(cut);
  const gathered = await context.find(code);
  const whole = document.getText();
  const around = [
    whole.slice(Math.max(0, at - charactersAround), at),
    whole.slice(at, at + charactersAround),
  ] as const;
  const target = { ...targetOf({ document, range: line.range }), text: '', offset: at, around };
  const attachments = [{ ...shown, text: marked }, ...gathered];
  return { task: 'edit', text, attachments, target };
}

async function askWish(app: App, inserts: boolean): Promise<Wish> {
  await checkProvider(app);
  const wish = await typeWish({
    title: inserts ? vscode.l10n.t('Insert here (1 request)') : vscode.l10n.t('Edit (1 request)'),
    prompt: vscode.l10n.t('What should change? You see every change before it is made.'),
    placeholder: inserts
      ? vscode.l10n.t('A function that …')
      : vscode.l10n.t('Return early when the list is empty'),
  });
  if (!wish) throw new Cancelled();
  return wish;
}
