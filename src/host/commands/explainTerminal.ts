import * as vscode from 'vscode';
import { createAttachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { ExpectedError } from '../expectedError';
import { runningArgument, type Command } from './command';

/** One request about what is selected in the terminal. */
export const explainTerminal: Command = {
  id: 'frugal.explainTerminal',
  run: async ({ tasks }: App, ...args) => {
    const selected = await terminalSelection();
    if (selected.trim() === '')
      throw new ExpectedError(vscode.l10n.t('Select what to explain in the terminal first.'));
    const attachment = createAttachment({
      id: crypto.randomUUID(),
      uri: '',
      path: vscode.l10n.t('terminal output'),
      languageId: 'text',
      text: selected,
    });
    const text = vscode.l10n.t('This is from a terminal: what does it say, and what should I do?');
    const turn = { task: 'explain', text, attachments: [attachment] } as const;
    await tasks.run(Promise.resolve(turn), runningArgument(args[0]));
  },
};

/** VS Code has no other way to it than the clipboard, which is put back. */
async function terminalSelection(): Promise<string> {
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  await clipboard.writeText('');
  try {
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    return await clipboard.readText();
  } finally {
    await clipboard.writeText(before);
  }
}
