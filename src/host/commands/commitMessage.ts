import * as vscode from 'vscode';
import { readCommitText } from '../../core/edits/commitText';
import { createAttachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { pathOf } from '../editor/documentPath';
import { Cancelled, ExpectedError } from '../expectedError';
import { gitRepositories, type GitRepository } from '../tasks/git';
import { runningArgument, type Command } from './command';

/** One request for the message of what is staged; it comes into the box of the commit message. */
export const commitMessage: Command = {
  id: 'frugal.commitMessage',
  run: async ({ tasks, notifier }: App, ...args) => {
    const repository = await chooseRepository(args[0]);
    const diff = await repository.diff(true);
    if (diff.trim() === '') throw nothingStaged();
    const { inputBox } = repository;
    const typed = inputBox.value.trim();
    if (typed !== '' && !(await mayReplace(notifier, vscode.l10n.t('Replace it (1 request)'))))
      return;
    const path = vscode.l10n.t('staged changes');
    const attachment = createAttachment({
      id: crypto.randomUUID(),
      uri: '',
      path,
      languageId: 'diff',
      text: diff,
    });
    const turn = { task: 'commit', text: '', attachments: [attachment] } as const;
    const answer = await tasks.run(Promise.resolve(turn), runningArgument(args[0]));
    if (answer?.status !== 'done') return;
    const message = readCommitText(answer.text);
    if (message === '') return;
    // Typing went on while the answer came.
    const now = inputBox.value.trim();
    if (now !== '' && now !== typed && !(await mayReplace(notifier, vscode.l10n.t('Replace it'))))
      return;
    inputBox.value = message;
    await vscode.commands.executeCommand('workbench.view.scm');
  },
};

async function mayReplace(notifier: App['notifier'], replace: string): Promise<boolean> {
  const sentence = vscode.l10n.t('The box of the commit message holds a text of yours.');
  return (await notifier.tell('info', sentence, replace)) === replace;
}

function nothingStaged(): ExpectedError {
  const { l10n } = vscode;
  return new ExpectedError(
    l10n.t('Nothing is staged. Stage what belongs into the commit, then ask for its message.'),
    [
      {
        label: l10n.t('Open Source Control'),
        run: () => vscode.commands.executeCommand('workbench.view.scm'),
      },
    ],
  );
}

/** The one of the menu, the only one, or the one that the user picks. @throws ExpectedError, Cancelled */
async function chooseRepository(argument: unknown): Promise<GitRepository> {
  const repositories = await gitRepositories();
  const [first, ...others] = repositories;
  if (!first) throw new ExpectedError(vscode.l10n.t('No Git repository is open.'));
  const root = rootOf(argument);
  const named = repositories.find(({ rootUri }) => rootUri.toString() === root);
  if (named || others.length === 0) return named ?? first;
  const items = repositories.map((repository) => ({
    label: pathOf(repository.rootUri),
    repository,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Commit message for which repository? (1 request)'),
  });
  if (!chosen) throw new Cancelled();
  return chosen.repository;
}

/** A source control, as its menus give it. */
function rootOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('rootUri' in argument))
    return undefined;
  return argument.rootUri instanceof vscode.Uri ? argument.rootUri.toString() : undefined;
}
