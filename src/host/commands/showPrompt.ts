import * as vscode from 'vscode';
import type { App } from '../app';
import { pageText } from '../chatView/pageText';
import { Cancelled, ExpectedError } from '../expectedError';
import { showComposed } from '../slash/runSlash';
import type { CodeTaskName } from '../tasks/taskRunner';
import type { Command } from './command';

interface Choice extends vscode.QuickPickItem {
  readonly run: () => unknown;
}

/**
 * Shows what the composer would send, or the task that was run last on the code at the cursor; a menu of the editor means the
 * code. It is sent only if the user says so then.
 */
export const showPrompt: Command = {
  id: 'frugal.showPrompt',
  run: async (app: App, ...args) => {
    const code = codeOf(app);
    const isMeant = args[0] instanceof vscode.Uri;
    const choices = [...(isMeant ? [] : messageOf(app)), ...code];
    const [first, ...others] = choices;
    if (!first)
      throw new ExpectedError(
        vscode.l10n.t('There is nothing to send: write a message, or put the cursor into code.'),
      );
    const chosen = others.length > 0 ? await pick(choices) : first;
    await chosen.run();
  },
};

/** Nothing unless something was typed or attached: a selection that follows the editor is no message. */
function messageOf(app: App): readonly Choice[] {
  const turn = app.session.composed;
  if (turn.text === '' && turn.attachments.every(({ chip }) => chip.automatic)) return [];
  return [
    {
      label: vscode.l10n.t('Your message in the chat'),
      detail: turn.text.slice(0, 200),
      run: () => showComposed(app),
    },
  ];
}

function codeOf({ tasks }: App): readonly Choice[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.uri.scheme.startsWith('frugal-')) return [];
  const { task, command, argument } = tasks.latest;
  const title = taskTitles()[task];
  return [
    {
      label: vscode.l10n.t('{0}, for the code at the cursor', title),
      ...(argument.instruction !== undefined && { detail: argument.instruction }),
      run: () => vscode.commands.executeCommand(command, { ...argument, show: true }),
    },
  ];
}

/** As the chat calls them. */
function taskTitles(): Readonly<Record<CodeTaskName, string>> {
  const text = pageText();
  return {
    explain: text.taskExplain,
    refactor: text.taskRefactor,
    fix: text.taskFix,
    document: text.taskDocument,
    tests: text.taskTests,
    edit: text.taskEdit,
    rename: text.taskRename,
  };
}

/** @throws Cancelled */
async function pick(choices: readonly Choice[]): Promise<Choice> {
  const title = vscode.l10n.t('Show what will be sent (0 requests)');
  const chosen = await vscode.window.showQuickPick(choices, { title });
  if (!chosen) throw new Cancelled();
  return chosen;
}
