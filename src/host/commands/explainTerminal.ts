import * as vscode from 'vscode';
import type { App } from '../app';
import { copySelection } from '../context/terminal';
import { textAttachment } from '../context/textAttachment';
import { viaClipboard } from '../context/viaClipboard';
import { runningArgument, type Command } from './command';

/** One request about what is selected in the terminal. */
export const explainTerminal: Command = {
  id: 'frugal.explainTerminal',
  run: async ({ tasks, notifier }: App, ...args) => {
    const attachment = textAttachment(
      { name: vscode.l10n.t('terminal output'), path: 'terminal output' },
      'text',
      await viaClipboard(notifier, copySelection),
      vscode.l10n.t('Select what to explain in the terminal first.'),
    );
    const text = vscode.l10n.t('This is from a terminal: what does it say, and what should I do?');
    const turn = { task: 'explain', text, attachments: [attachment] } as const;
    await tasks.run(Promise.resolve(turn), runningArgument(args[0]));
  },
};
