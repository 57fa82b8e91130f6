import * as vscode from 'vscode';
import { readNames } from '../../core/edits/readNames';
import type { App } from '../app';
import { findCode } from '../editor/findCode';
import { activeEditor } from '../editor/readCode';
import { Cancelled, ExpectedError } from '../expectedError';
import { checkProvider } from '../tasks/checkProvider';
import { runCodeTask } from '../tasks/runCodeTask';
import { runningArgument, type Command } from './command';

/** A name in a document. */
interface Named {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly name: string;
}

/** One request for better names for the symbol at the cursor; VS Code's own rename puts the chosen one everywhere. */
export const rename: Command = {
  id: 'frugal.rename',
  run: async (app: App, ...args) => {
    const named = await renamable();
    const { document, position, name } = named;
    const range = await findCode(document, position, app.clock);
    const code = { document, range: range ?? document.lineAt(position.line).range };
    app.context.prepare(code);
    await checkProvider(app);
    const line = position.line + 1;
    const text = vscode.l10n.t('Suggest a better name for `{0}` (line {1}).', name, line);
    const answer = await runCodeTask(app, { task: 'rename', code, text }, runningArgument(args[0]));
    if (answer?.status !== 'done') return;
    await offer(named, readNames(answer.text, name, document.languageId));
  },
};

/** @throws ExpectedError where nothing can be renamed: that is found out before a request is spent */
async function renamable(): Promise<Named> {
  const { document, selection } = activeEditor();
  const position = selection.start;
  const range = document.getWordRangeAtPosition(position);
  if (!range) throw new ExpectedError(vscode.l10n.t('Put the cursor on the name to change.'));
  const named = { document, position: range.start, name: document.getText(range) };
  // VS Code says that everything can be renamed; only an edit proves it.
  if (!(await renameEdit(named, `${named.name}_`)))
    throw new ExpectedError(vscode.l10n.t('Nothing here can rename “{0}”.', named.name));
  return named;
}

/** Every change that the rename makes; undefined where no language server renames this. */
async function renameEdit(
  { document, position }: Named,
  name: string,
): Promise<vscode.WorkspaceEdit | undefined> {
  try {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      name,
    );
    return edit && edit.size > 0 ? edit : undefined;
  } catch {
    return undefined;
  }
}

async function offer(named: Named, names: readonly string[]): Promise<void> {
  if (names.length === 0)
    throw new ExpectedError(vscode.l10n.t('The answer suggests no other name.'));
  const chosen = await vscode.window.showQuickPick(names, {
    title: vscode.l10n.t('Rename “{0}” everywhere', named.name),
    placeHolder: vscode.l10n.t('Costs no further request; one undo takes it back'),
  });
  if (chosen === undefined) throw new Cancelled();
  await apply(named, chosen);
}

async function apply(named: Named, chosen: string): Promise<void> {
  const { document, position, name } = named;
  const range = document.getWordRangeAtPosition(position);
  // Typing went on while the answer came.
  if (!range || document.getText(range) !== name)
    throw new ExpectedError(
      vscode.l10n.t('“{0}” has moved. Put the cursor on it to rename it to “{1}”.', name, chosen),
      [
        {
          label: vscode.l10n.t('Copy the new name'),
          run: () => vscode.env.clipboard.writeText(chosen),
        },
      ],
    );
  const edit = await renameEdit(named, chosen);
  if (!edit || !(await vscode.workspace.applyEdit(edit, { isRefactoring: true })))
    throw new ExpectedError(vscode.l10n.t('“{0}” could not be renamed to “{1}”.', name, chosen));
}
