import * as vscode from 'vscode';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import type { Command } from './command';

/** Saves the open chat, to be read or to be imported again: the ending of the file's name decides. */
export const exportChat: Command = {
  id: 'frugal.exportChat',
  run: async (app) => saveChat(app, app.session.chatId, 'chat'),
};

/** Asks where to, and saves the chat without its secrets. @param title what the file is called at first */
export async function saveChat(
  { history, notifier }: App,
  id: string,
  title: string,
): Promise<void> {
  const { l10n } = vscode;
  const markdown = await history.export(id, 'markdown');
  if (markdown === undefined) throw new ExpectedError(l10n.t('There is nothing in this chat yet.'));
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export Chat'),
    filters: { Markdown: ['md'], JSON: ['json'] },
    defaultUri: defaultUri(title),
  });
  if (!uri) throw new Cancelled();
  const isJson = /\.json$/i.test(uri.path);
  const text = isJson ? await history.export(id, 'json') : markdown;
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
