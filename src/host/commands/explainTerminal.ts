import * as vscode from 'vscode';
import { createAttachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import type { Notifier } from '../../core/ports';
import { Cancelled, ExpectedError } from '../expectedError';
import { runningArgument, type Command } from './command';

/** One request about what is selected in the terminal. */
export const explainTerminal: Command = {
  id: 'frugal.explainTerminal',
  run: async ({ tasks, notifier }: App, ...args) => {
    const selected = await terminalSelection(notifier);
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

/** VS Code has no other way to it than the clipboard, whose text is put back. @throws Cancelled */
async function terminalSelection(notifier: Notifier): Promise<string> {
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  // What is no text, such as an image, could not be put back: it is the user's to give.
  if (before === '') await mayReplace(notifier);
  // Without a selection nothing is copied, and what the clipboard held must not be taken for one.
  else await clipboard.writeText('');
  try {
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    return await clipboard.readText();
  } finally {
    // Where nothing was copied, an image may still be there: no empty text takes its place.
    if ((await clipboard.readText()) !== before) await clipboard.writeText(before);
  }
}

/** @throws Cancelled */
async function mayReplace(notifier: Notifier): Promise<void> {
  const { l10n } = vscode;
  const use = l10n.t('Use the clipboard');
  const sentence = l10n.t(
    'The selection comes by way of the clipboard, which holds no text. If it holds an image or a file, that is lost.',
  );
  if ((await notifier.tell('info', sentence, use)) !== use) throw new Cancelled();
}
