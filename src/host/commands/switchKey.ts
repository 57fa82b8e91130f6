import * as vscode from 'vscode';
import type { NamedKey } from '../../core/keys/keyRing';
import type { Preset } from '../../core/llm/preset';
import type { App } from '../app';
import { keyItems, type KeyAction, type KeyButton, type KeyItem } from '../keys/keyItems';
import { keysChanged, removeKeyOf } from '../keys/removeKeyOf';
import { untilChosen } from '../untilChosen';
import type { Command } from './command';

interface Chosen {
  readonly item: KeyItem;
  readonly action?: KeyAction;
}

/** The user's keys: which one asks, here or everywhere, what each is called. Costs no request. */
export const switchKey: Command = {
  id: 'frugal.switchKey',
  run: async (app) => {
    const chosen = await choose(app);
    if (!chosen) return;
    const { preset, key, command } = chosen.item;
    if (command !== undefined) await vscode.commands.executeCommand(command);
    if (preset && key) await act(app, preset, key, chosen.action);
  },
};

async function choose({ keys }: App): Promise<Chosen | undefined> {
  const hasWorkspace = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const items = await keyItems(keys, hasWorkspace);
  const picker = vscode.window.createQuickPick<KeyItem>();
  picker.title = vscode.l10n.t('Which key asks?');
  picker.matchOnDescription = true;
  picker.items = items;
  return untilChosen<Chosen>(picker, (done) => {
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      done(item && { item });
    });
    picker.onDidTriggerItemButton(({ item, button }) =>
      done({ item, action: (button as KeyButton).action }),
    );
  });
}

async function act(app: App, preset: Preset, key: NamedKey, action?: KeyAction): Promise<void> {
  const { keys, notifier } = app;
  const { id, name } = preset;
  const { l10n } = vscode;
  switch (action) {
    case 'rename':
      return rename(app, preset, key);
    case 'remove':
      return removeKeyOf(app, preset, key);
    case 'unbind':
      await keys.bind(id, undefined);
      break;
    case 'bind':
      await keys.bind(id, key.id);
      break;
    case undefined:
      await keys.use(id, key.id);
  }
  await keysChanged(app);
  const now = await keys.inUse(id);
  const sentence =
    keys.bound(id) === undefined
      ? l10n.t('{0} is asked with "{1}" from now on.', name, now?.name ?? '')
      : l10n.t('{0} is asked with "{1}" in this workspace from now on.', name, now?.name ?? '');
  void notifier.tell('info', sentence);
}

async function rename({ keys }: App, { id }: Preset, key: NamedKey): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Name of the key'),
    value: key.name,
    ignoreFocusOut: true,
  });
  const name = typed?.trim() ?? '';
  if (name !== '') await keys.rename(id, key.id, name);
}
