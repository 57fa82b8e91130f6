import * as vscode from 'vscode';
import type { ChatSummary, FoundChat } from '../../shared/chat';
import type { App } from '../app';
import { untilChosen } from '../untilChosen';
import type { Command } from './command';
import { saveChat } from './exportChat';

interface ChatItem extends vscode.QuickPickItem {
  /** Absent: it says that there is none. */
  readonly chat?: FoundChat;
}

/** What the list shows, also when it opens again. */
interface Shown {
  query: string;
  onlyHere: boolean;
  /** Ids of chats to be deleted when the list closes. */
  readonly doomed: Set<string>;
}

type Chosen = 'open' | 'rename' | 'export';
type Choice = readonly [what: Chosen, chat: FoundChat];

/** A longer list is nobody's to read; older ones are found by their words. */
const mostListed = 500;

/** The chats that are kept: open one, look for one, name, pin, export, delete. Until the list closes that can be undone. */
export const history: Command = {
  id: 'frugal.history',
  run: async (app) => {
    const shown: Shown = { query: '', onlyHere: false, doomed: new Set() };
    for (;;) {
      const choice = await pickChat(app, shown);
      const [what, chat] = choice ?? [];
      if (chat && what === 'rename') {
        await rename(app, chat);
        continue;
      }
      for (const id of shown.doomed) await app.session.deleteChat(id);
      if (!chat || shown.doomed.has(chat.id)) return;
      if (what === 'export') await saveChat(app, chat.id, chat.title);
      else await open(app, chat, shown.query);
      return;
    }
  },
};

/** Where the words stand, if it was found by them. */
async function open({ session, view }: App, chat: FoundChat, query: string): Promise<void> {
  const { id, found } = chat;
  await session.openChat(id, found?.messageId);
  await (found ? view.find(found.messageId, query) : view.focusComposer());
}

async function rename({ history }: App, { id, title }: ChatSummary): Promise<void> {
  const { l10n } = vscode;
  const typed = await vscode.window.showInputBox({
    title: l10n.t('Rename Chat'),
    value: title,
    validateInput: (value) => (value.trim() === '' ? l10n.t('Type a name') : undefined),
  });
  if (typed !== undefined) await history.rename(id, typed.trim());
}

function pickChat(app: App, shown: Shown): Promise<Choice | undefined> {
  const { l10n } = vscode;
  const picker = vscode.window.createQuickPick<ChatItem>();
  const list = new ChatList(app, picker, shown);
  picker.title = l10n.t('Chats');
  picker.value = shown.query;
  picker.keepScrollPosition = true;
  return untilChosen<Choice>(picker, (choose) => {
    picker.onDidHide(() => list.stop());
    picker.onDidChangeValue((value) => {
      shown.query = value;
      list.load();
    });
    picker.onDidTriggerButton(() => {
      shown.onlyHere = !shown.onlyHere;
      list.load();
    });
    picker.onDidTriggerItemButton(({ item: { chat }, button }) => {
      if (!chat) return;
      const act = buttonsOf(chat, shown.doomed.has(chat.id)).find(
        ({ tooltip }) => tooltip === button.tooltip,
      )?.act;
      if (act === 'rename' || act === 'export') choose([act, chat]);
      else if (act === 'pin') void app.notifier.run(() => list.togglePin(chat));
      else list.toggleDoomed(chat.id);
    });
    picker.onDidAccept(() => {
      const chat = picker.selectedItems[0]?.chat;
      if (chat) choose(['open', chat]);
    });
    list.load();
  });
}

/** What a picker of chats has in it. */
class ChatList {
  private chats: readonly FoundChat[] = [];
  private isFound = false;
  /** Only what was asked for last is looked for. */
  private looking = new AbortController();

  constructor(
    private readonly app: App,
    private readonly picker: vscode.QuickPick<ChatItem>,
    private readonly shown: Shown,
  ) {}

  load(): void {
    this.stop();
    const { signal } = (this.looking = new AbortController());
    this.picker.busy = true;
    void this.app.notifier.run(async () => {
      try {
        const { query, onlyHere } = this.shown;
        const found = await this.app.history.search(query, onlyHere, signal);
        const chats = found ?? (await this.app.history.list(onlyHere)).slice(0, mostListed);
        if (!signal.aborted) this.take(chats, found !== undefined);
      } finally {
        if (!signal.aborted) this.picker.busy = false;
      }
    });
  }

  stop(): void {
    this.looking.abort();
  }

  async togglePin({ id, pinned }: FoundChat): Promise<void> {
    await this.app.history.pin(id, pinned === undefined);
    this.load();
  }

  toggleDoomed(id: string): void {
    if (!this.shown.doomed.delete(id)) this.shown.doomed.add(id);
    this.show();
  }

  private take(chats: readonly FoundChat[], isFound: boolean): void {
    this.chats = chats;
    this.isFound = isFound;
    this.show();
  }

  private show(): void {
    const { l10n, ThemeIcon } = vscode;
    const { picker, shown } = this;
    const active = picker.activeItems[0]?.chat?.id;
    const items = this.chats.map((chat) => this.toItem(chat));
    const none = { label: l10n.t('No chat has these words'), alwaysShow: true };
    picker.items = items.length === 0 && this.isFound ? [none] : items;
    picker.activeItems = items.filter(({ chat }) => chat !== undefined && chat.id === active);
    picker.buttons = [
      shown.onlyHere
        ? { iconPath: new ThemeIcon('globe'), tooltip: l10n.t('Show the chats of all workspaces') }
        : {
            iconPath: new ThemeIcon('folder'),
            tooltip: l10n.t('Show the chats of this workspace only'),
          },
    ];
    const isEmpty = this.chats.length === 0 && !this.isFound;
    picker.placeholder = isEmpty
      ? l10n.t('No chat is kept yet')
      : shown.onlyHere
        ? l10n.t('Open a chat of this workspace, or search for words in all its chats')
        : l10n.t('Open a chat, or search for words in all of them');
  }

  private toItem(chat: FoundChat): ChatItem {
    const { l10n } = vscode;
    const { session, clock } = this.app;
    const deleted = this.shown.doomed.has(chat.id);
    const icon = deleted ? '$(trash) ' : chat.pinned ? '$(pinned) ' : '';
    const current = chat.id === session.chatId ? `${l10n.t('open now')} · ` : '';
    return {
      chat,
      label: icon + chat.title,
      description: deleted
        ? l10n.t('deleted when this list closes')
        : current + agoText(clock.now() - chat.updatedAt),
      ...(chat.found && { detail: chat.found.snippet }),
      // The words were found in the chat, not in its title.
      alwaysShow: this.isFound,
      buttons: buttonsOf(chat, deleted),
    };
  }
}

interface ChatButton extends vscode.QuickInputButton {
  readonly act: 'pin' | 'rename' | 'export' | 'delete';
}

function buttonsOf({ pinned }: ChatSummary, deleted: boolean): readonly ChatButton[] {
  const { l10n } = vscode;
  const button = (act: ChatButton['act'], icon: string, tooltip: string): ChatButton => ({
    act,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  if (deleted) return [button('delete', 'discard', l10n.t('Keep this chat'))];
  return [
    pinned
      ? button('pin', 'pinned', l10n.t('Unpin this chat'))
      : button('pin', 'pin', l10n.t('Pin this chat')),
    button('rename', 'edit', l10n.t('Rename this chat')),
    button('export', 'export', l10n.t('Export this chat')),
    button('delete', 'trash', l10n.t('Delete this chat')),
  ];
}

function agoText(ms: number): string {
  const { l10n } = vscode;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return l10n.t('just now');
  if (minutes < 60) return l10n.t('{0} min ago', minutes);
  if (minutes < 24 * 60) return l10n.t('{0} h ago', Math.floor(minutes / 60));
  const days = Math.floor(minutes / (24 * 60));
  return days === 1 ? l10n.t('1 day ago') : l10n.t('{0} days ago', days);
}
