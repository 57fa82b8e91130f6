import type { ChatStore, Clock, StoredChat, StoredMessage, WholeChat } from '../../src/core/ports';
import { hasWords, snippetOf, type SearchWords } from '../../src/core/chat/searchWords';
import type { ChatSummary, FoundChat } from '../../src/shared/chat';

interface Kept {
  readonly chat: StoredChat;
  readonly touched: number;
}

export class MemoryChatStore implements ChatStore {
  private readonly chats = new Map<string, Kept>();
  private turn = 0;

  constructor(private readonly clock: Clock) {}

  list(workspace?: string): Promise<readonly ChatSummary[]> {
    const found = [...this.chats.values()]
      .filter(({ chat }) => workspace === undefined || chat.workspace === workspace)
      .sort(
        (a, b) =>
          Number(b.chat.pinned ?? false) - Number(a.chat.pinned ?? false) ||
          b.chat.updatedAt - a.chat.updatedAt ||
          b.touched - a.touched,
      )
      .map(({ chat }) => summaryOf(chat));
    return Promise.resolve(found);
  }

  async search(
    words: SearchWords,
    most: number,
    workspace?: string,
    signal?: AbortSignal,
  ): Promise<readonly FoundChat[]> {
    signal?.throwIfAborted();
    const chats = [...this.chats.values()]
      .map(({ chat }) => chat)
      .filter((chat) => workspace === undefined || chat.workspace === workspace)
      .sort((a, b) => b.updatedAt - a.updatedAt)
      .map((chat) => {
        const { messages, title } = chat;
        const hit = messages.findLast(({ message }) => hasWords(message.text, words))?.message;
        const found = hit && { messageId: hit.id, snippet: snippetOf(hit.text, words) };
        const isNamed = hasWords(title, words);
        return { isNamed, isFound: isNamed || hit !== undefined, chat, found };
      })
      .filter(({ isFound }) => isFound)
      .sort((a, b) => Number(b.isNamed) - Number(a.isNamed));
    return Promise.resolve(
      chats
        .slice(0, most)
        .map(({ chat, found }) => ({ ...summaryOf(chat), ...(found && { found }) })),
    );
  }

  rename(id: string, title: string): Promise<void> {
    return this.change(id, (chat) => ({ ...chat, title }));
  }

  pin(id: string, pinned: boolean): Promise<void> {
    return this.change(id, (chat) => {
      const changed: { -readonly [K in keyof StoredChat]: StoredChat[K] } = { ...chat };
      if (pinned) changed.pinned = true;
      else delete changed.pinned;
      return changed;
    });
  }

  setLeaf(id: string, leaf: string): Promise<void> {
    return this.change(id, (chat) => ({ ...chat, leaf }));
  }

  open(id: string): Promise<StoredChat | undefined> {
    const kept = this.chats.get(id);
    if (kept) this.put(kept.chat);
    return Promise.resolve(kept?.chat);
  }

  find(id: string): Promise<StoredChat | undefined> {
    return Promise.resolve(this.chats.get(id)?.chat);
  }

  withMessage(id: string): Promise<StoredChat | undefined> {
    const chats = [...this.chats.values()].map(({ chat }) => chat);
    return Promise.resolve(
      chats.find(({ messages }) => messages.some(({ message }) => message.id === id)),
    );
  }

  latest(workspace: string): Promise<StoredChat | undefined> {
    const [newest] = [...this.chats.values()]
      .filter(({ chat }) => chat.workspace === workspace)
      .sort((a, b) => b.touched - a.touched);
    return Promise.resolve(newest?.chat);
  }

  saveChat(
    chat: { readonly id: string; readonly title: string; readonly workspace: string },
    ...messages: readonly StoredMessage[]
  ): Promise<void> {
    const known = this.chats.get(chat.id)?.chat;
    this.put(
      known
        ? { ...known, title: chat.title }
        : { ...chat, updatedAt: this.clock.now(), messages: [] },
    );
    return this.saveMessage(chat.id, ...messages);
  }

  async addChats(chats: readonly WholeChat[], signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    for (const { messages, leaf, ...chat } of chats) {
      await this.saveChat(chat, ...messages);
      if (leaf !== undefined) await this.setLeaf(chat.id, leaf);
    }
  }

  saveMessage(chatId: string, ...stored: readonly StoredMessage[]): Promise<void> {
    for (const one of stored) this.add(chatId, one);
    return Promise.resolve();
  }

  removeMessages(chatId: string, ids: readonly string[]): Promise<void> {
    const kept = this.chats.get(chatId);
    if (kept) {
      const messages = kept.chat.messages.filter(({ message }) => !ids.includes(message.id));
      this.chats.set(chatId, { ...kept, chat: { ...kept.chat, messages } });
    }
    return Promise.resolve();
  }

  deleteChat(id: string): Promise<void> {
    this.chats.delete(id);
    return Promise.resolve();
  }

  /** As if the process that wrote had died: answers that were being written are interrupted. */
  crash(): void {
    for (const [id, kept] of this.chats) {
      const messages = kept.chat.messages.map((stored) =>
        stored.message.role === 'assistant' &&
        ['waiting', 'streaming'].includes(stored.message.status)
          ? { ...stored, message: { ...stored.message, status: 'interrupted' as const } }
          : stored,
      );
      this.chats.set(id, { ...kept, chat: { ...kept.chat, messages } });
    }
  }

  private change(id: string, change: (chat: StoredChat) => StoredChat): Promise<void> {
    const kept = this.chats.get(id);
    if (kept) this.chats.set(id, { ...kept, chat: change(kept.chat) });
    return Promise.resolve();
  }

  private add(chatId: string, stored: StoredMessage): void {
    const chat = this.chats.get(chatId)?.chat;
    if (!chat) return;
    const { id, at } = stored.message;
    const messages = chat.messages.some(({ message }) => message.id === id)
      ? chat.messages.map((old) => (old.message.id === id ? stored : old))
      : [...chat.messages, stored];
    this.put({ ...chat, messages, updatedAt: Math.max(chat.updatedAt, at) });
  }

  private put(chat: StoredChat): void {
    this.turn += 1;
    this.chats.set(chat.id, { chat, touched: this.turn });
  }
}

function summaryOf({ id, title, updatedAt, pinned }: StoredChat): ChatSummary {
  return { id, title, updatedAt, ...(pinned && { pinned }) };
}
