import * as vscode from 'vscode';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { longWork } from '../longWork';
import type { Command } from './command';

/** Saves the open chat, to be read or to be imported again: the ending of the file's name decides. */
export const exportChat: Command = {
  id: 'frugal.exportChat',
  run: async (app) => saveChat(app, app.session.chatId, 'chat'),
};

/** Asks where to, and saves the chat without its secrets. @param title what the file is called at first */
export async function saveChat(app: App, id: string, title: string): Promise<void> {
  const { l10n } = vscode;
  const { history, notifier } = app;
  const nothing = (): ExpectedError =>
    new ExpectedError(l10n.t('There is nothing in this chat yet.'));
  if (!(await history.has(id))) throw nothing();
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export Chat'),
    filters: { Markdown: ['md'], JSON: ['json'] },
    defaultUri: defaultUri(title),
  });
  if (!uri) throw new Cancelled();
  const form = /\.json$/i.test(uri.path) ? 'json' : 'markdown';
  // The file is written in one go, once the whole text is there: nothing that stops this leaves a part of it.
  const text = await longWork(app, l10n.t('Frugal exports the chat'), (signal) =>
    history.export(id, form, signal),
  );
  if (text === undefined) throw nothing();
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  void notifier.run(async () => {
    const open = l10n.t('Open');
    if ((await notifier.tell('info', l10n.t('The chat was saved.'), open)) === open)
      await vscode.commands.executeCommand('vscode.open', uri);
  });
}

function defaultUri(title: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  const name = `${plain === '' ? 'chat' : plain}.md`;
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name);
}
