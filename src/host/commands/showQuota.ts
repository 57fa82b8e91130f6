import * as vscode from 'vscode';
import type { App } from '../app';
import { quotaRows, quotaSentence } from '../quotaText';
import type { Command } from './command';

interface QuotaItem extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

/** What is left and when it comes back, and what can be done about it. */
export const showQuota: Command = {
  id: 'frugal.showQuota',
  run: async (app) => {
    const quota = await app.meter.quota();
    const now = app.clock.now();
    const rows: QuotaItem[] = quotaRows(quota, now).map(({ name, value }) => ({
      label: name,
      description: value,
    }));
    const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
    const items: QuotaItem[] = [...rows, separator, ...actions(app)];
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Free requests today'),
      placeHolder: quotaSentence(quota, now),
    });
    await chosen?.run?.();
  },
};

function actions({ meter, session, preset }: App): readonly QuotaItem[] {
  const { l10n, commands, env, Uri } = vscode;
  return [
    {
      label: `$(refresh) ${l10n.t('Ask {0} now', preset.name)}`,
      description: l10n.t('costs no request; at most once a minute'),
      run: async () => {
        await meter.refresh();
        await session.refresh();
        await commands.executeCommand('frugal.showQuota');
      },
    },
    {
      label: `$(arrow-swap) ${l10n.t('Switch model')}`,
      run: () => commands.executeCommand('frugal.pickModel'),
    },
    {
      label: `$(link-external) ${l10n.t('Keys on {0}', preset.name)}`,
      run: () => env.openExternal(Uri.parse(preset.pages.getKey ?? preset.url)),
    },
  ];
}
