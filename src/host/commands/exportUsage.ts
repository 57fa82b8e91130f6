import * as vscode from 'vscode';
import { usageCsv, usageJson } from '../../core/quota/usageExport';
import { Cancelled, ExpectedError } from '../expectedError';
import type { Command } from './command';

/** Saves every request that is recorded, as a table or as JSON: the ending of the file's name decides. */
export const exportUsage: Command = {
  id: 'frugal.exportUsage',
  run: async ({ ledger, notifier }) => {
    const { l10n } = vscode;
    const rows = await ledger.usage();
    if (rows.length === 0) throw new ExpectedError(l10n.t('No request is recorded yet.'));
    const uri = await vscode.window.showSaveDialog({
      title: l10n.t('Export Usage'),
      filters: { CSV: ['csv'], JSON: ['json'] },
      defaultUri: defaultUri(),
    });
    if (!uri) throw new Cancelled();
    const text = /\.json$/i.test(uri.path) ? usageJson(rows) : usageCsv(rows);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    void notifier.run(async () => {
      const open = l10n.t('Open');
      const sentence = l10n.t('{0} requests were exported.', rows.length);
      if ((await notifier.tell('info', sentence, open)) === open)
        await vscode.commands.executeCommand('vscode.open', uri);
    });
  },
};

function defaultUri(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = 'frugal-usage.csv';
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name);
}
