import * as vscode from 'vscode';
import type { App } from '../app';
import { contextKinds } from '../context';
import { priceOf } from './priceOf';
import type { SlashCommand } from './slashCommand';

/** Lists all that can be typed; what is picked is written into the chat. */
export async function help(
  { session, view }: App,
  commands: readonly SlashCommand[],
): Promise<void> {
  const { l10n, QuickPickItemKind } = vscode;
  const items: readonly vscode.QuickPickItem[] = [
    { label: l10n.t('Commands'), kind: QuickPickItemKind.Separator },
    ...commands.map((command) => ({
      label: `/${command.name}`,
      description: `${command.summary} · ${priceOf(command)}`,
    })),
    { label: l10n.t('Context'), kind: QuickPickItemKind.Separator },
    ...contextKinds.map(({ name, label }) => ({ label: `@${name}`, description: label() })),
  ];
  const title = l10n.t('What can be typed in the chat');
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (!picked) return;
  await session.compose(picked.label, []);
  await view.focusComposer();
}
