import { commands } from 'vscode';
import type { ProviderId } from '../core/llm/preset';
import type { ReachAction } from '../shared/protocol';

/** VS Code's own: whatever is fetched here takes that way. */
export async function openProxySettings(): Promise<void> {
  await openSetting('@id:http.proxy');
}

/** @param provider whose address it is; absent: all of them are shown */
export async function openAddressSetting(provider?: ProviderId): Promise<void> {
  await openSetting(
    provider === undefined ? '@ext:frugal.frugal url' : `@id:frugal.${provider}.url`,
  );
}

/** What helps where no list of models can be had. */
export const reachModels: Readonly<Record<ReachAction, () => Thenable<unknown>>> = {
  refreshModels: () => commands.executeCommand('frugal.refreshModels'),
  openProxySettings,
  changeAddress: () => openAddressSetting(),
};

async function openSetting(query: string): Promise<void> {
  await commands.executeCommand('workbench.action.openSettings', query);
}
