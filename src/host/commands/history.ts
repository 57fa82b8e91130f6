import * as vscode from 'vscode';
import type { ChatSummary } from '../../shared/chat';
import type { App } from '../app';
import { untilChosen } from '../untilChosen';
import type { Command } from './command';

interface ChatItem extends vscode.QuickPickItem {
  readonly chat: ChatSummary;
}

/** The chats that are kept: open one, delete some. What is deleted goes when the list closes; until then it can be undone. */
export const history: Command = {
  id: 'frugal.history',
  run: async (app) => {
    const chats = await app.session.chats();
    const doomed = new Set<string>();
    const opened = await pickChat(app, chats, doomed);
    for (const id of doomed) await app.session.deleteChat(id);
    if (opened === undefined || doomed.has(opened)) return;
    await app.session.openChat(opened);
    await app.view.focusComposer();
  },
};

/** Resolves to the chat to open; `doomed` collects those to delete. */
async function pickChat(
  app: App,
  chats: readonly ChatSummary[],
  doomed: Set<string>,
): Promise<string | undefined> {
  const { l10n } = vscode;
  const picker = vscode.window.createQuickPick<ChatItem>();
  const show = (): void => {
    const active = picker.activeItems[0]?.chat.id;
    picker.items = chats.map((chat) => toItem(chat, app, doomed.has(chat.id)));
    picker.activeItems = picker.items.filter(({ chat }) => chat.id === active);
  };
  picker.title = l10n.t('Chats');
  picker.placeholder =
    chats.length === 0
      ? l10n.t('No chat is kept yet')
      : l10n.t('Open a chat, or search by its title');
  picker.matchOnDescription = true;
  picker.keepScrollPosition = true;
  picker.onDidTriggerItemButton(({ item }) => {
    if (!doomed.delete(item.chat.id)) doomed.add(item.chat.id);
    show();
  });
  return untilChosen<string>(picker, (choose) => {
    picker.onDidAccept(() => choose(picker.selectedItems[0]?.chat.id));
    show();
  });
}

function toItem(chat: ChatSummary, { session, clock }: App, deleted: boolean): ChatItem {
  const { l10n, ThemeIcon } = vscode;
  if (deleted) {
    const undo = { iconPath: new ThemeIcon('discard'), tooltip: l10n.t('Keep this chat') };
    const description = l10n.t('deleted when this list closes');
    return { chat, label: `$(trash) ${chat.title}`, description, buttons: [undo] };
  }
  const remove = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Delete this chat') };
  const current = chat.id === session.chatId ? `${l10n.t('open now')} · ` : '';
  return {
    chat,
    label: chat.title,
    description: current + agoText(clock.now() - chat.updatedAt),
    buttons: [remove],
  };
}

function agoText(ms: number): string {
  const { l10n } = vscode;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return l10n.t('just now');
  if (minutes < 60) return l10n.t('{0} min ago', minutes);
  if (minutes < 24 * 60) return l10n.t('{0} h ago', Math.floor(minutes / 60));
  return l10n.t('{0} days ago', Math.floor(minutes / (24 * 60)));
}
