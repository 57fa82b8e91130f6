import * as vscode from 'vscode';
import { joinSentences } from '../../shared/joinSentences';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { longWork } from '../longWork';
import type { Command } from './command';

/** In bytes: a larger file is no chat that somebody has had. */
const largest = 100_000_000;

/** Reads chats from a file and keeps them beside those that there are. A URI as its argument names the file. */
export const importChats: Command = {
  id: 'frugal.importChats',
  run: async (app, argument) => {
    const { l10n } = vscode;
    const uri = await fileOf(argument);
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largest)
      throw new ExpectedError(l10n.t('This file is larger than 100 MB. Nothing was imported.'));
    const read = await longWork(app, l10n.t('Frugal imports the chats'), async (signal) => {
      const bytes = await vscode.workspace.fs.readFile(uri);
      signal.throwIfAborted();
      return app.history.import(new TextDecoder().decode(bytes), signal);
    });
    if ('refusal' in read)
      throw new ExpectedError(l10n.t('{0} Nothing was imported.', read.refusal));
    void app.notifier.run(() => tell(app, read.chats.length, read.leftOut));
  },
};

async function tell({ notifier }: App, count: number, leftOut: number): Promise<void> {
  const { l10n } = vscode;
  const show = l10n.t('Show Chats');
  const sentences = [
    count === 1 ? l10n.t('One chat was imported.') : l10n.t('{0} chats were imported.', count),
    leftOut === 0 ? '' : l10n.t('Left out: {0} messages of systems and tools.', leftOut),
  ];
  const told = joinSentences(sentences);
  if ((await notifier.tell('info', told, show)) === show)
    await vscode.commands.executeCommand('frugal.history');
}

async function fileOf(argument: unknown): Promise<vscode.Uri> {
  if (argument instanceof vscode.Uri) return argument;
  const { l10n } = vscode;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Import Chats'),
      openLabel: l10n.t('Import'),
      filters: { JSON: ['json'] },
    })) ?? [];
  if (!uri) throw new Cancelled();
  return uri;
}
