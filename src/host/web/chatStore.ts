import type { ChatStore, Clock, StoredChat, StoredMessage, WholeChat } from '../../core/ports';
import { StorageError } from '../../core/storageError';
import { hasWords, snippetOf, type SearchWords } from '../../core/chat/searchWords';
import type { ChatSummary, FoundChat } from '../../shared/chat';
import { isRunning } from '../../shared/isRunning';
import type { ChatIndex, IndexedChat, Writing } from './chatIndex';
import type { ChatMessages } from './chatMessages';
import type { Windows } from './windows';
import { without } from './without';

/** Conversations in files that all windows share. A message of a chat that was deleted meanwhile is not kept. */
export class WebChatStore implements ChatStore {
  /** @param forget removes what else belongs to a chat */
  constructor(
    private readonly index: ChatIndex,
    private readonly messages: ChatMessages,
    private readonly windows: Windows,
    private readonly clock: Clock,
    private readonly forget: (chatId: string) => Promise<void>,
  ) {}

  async list(workspace?: string): Promise<readonly ChatSummary[]> {
    await this.keepInterruptions();
    return this.chatsOf(workspace)
      .toSorted(([, a], [, b]) => Number(b.pinned ?? false) - Number(a.pinned ?? false))
      .map(([id, chat]) => summaryOf(id, chat));
  }

  async search(
    words: SearchWords,
    most: number,
    workspace?: string,
    signal?: AbortSignal,
  ): Promise<readonly FoundChat[]> {
    await this.keepInterruptions();
    const chats = this.chatsOf(workspace);
    const found = new Map(
      chats
        .filter(([, { title }]) => hasWords(title, words))
        .slice(0, most)
        .map(([id, chat]) => [id, summaryOf(id, chat) as FoundChat]),
    );
    const named = found.size;
    for (const [index, [id, chat]] of chats.entries()) {
      if (found.size >= most && index >= named) break;
      if (found.size >= most && !found.has(id)) continue;
      const messages = await this.messages.read(id, () => true);
      signal?.throwIfAborted();
      const hit = messages.findLast(({ message }) => hasWords(message.text, words))?.message;
      const place = hit && { messageId: hit.id, snippet: snippetOf(hit.text, words) };
      if (place) found.set(id, { ...summaryOf(id, chat), found: place });
    }
    return [...found.values()];
  }

  async open(id: string): Promise<StoredChat | undefined> {
    await this.keepInterruptions();
    const chat = this.index.get(id);
    if (!chat) return undefined;
    await ifPossible(() =>
      this.index.records.write(this.index.change(id, this.index.touched(chat))),
    );
    return this.load(id);
  }

  async find(id: string): Promise<StoredChat | undefined> {
    await this.index.records.refresh();
    return this.load(id);
  }

  async withMessage(id: string): Promise<StoredChat | undefined> {
    await this.index.records.refresh();
    for (const [chatId] of this.chatsOf()) {
      const chat = await this.load(chatId);
      if (chat?.messages.some(({ message }) => message.id === id)) return chat;
    }
    return undefined;
  }

  async latest(workspace: string): Promise<StoredChat | undefined> {
    await this.keepInterruptions();
    const [last] = this.chatsOf(workspace).toSorted(([, a], [, b]) => b.touched - a.touched);
    return last && this.load(last[0]);
  }

  async saveChat(
    { id, title, workspace }: Pick<StoredChat, 'id' | 'title' | 'workspace'>,
    ...messages: readonly StoredMessage[]
  ): Promise<void> {
    await this.index.records.refresh();
    const created = { title, workspace, updatedAt: this.clock.now(), touched: 0 };
    const chat = this.index.get(id) ?? created;
    await this.keep(id, { ...chat, title }, messages);
  }

  /** What the index does not name is not there: it is written last, in one piece. */
  async addChats(chats: readonly WholeChat[], signal?: AbortSignal): Promise<void> {
    const { index } = this;
    await index.records.refresh();
    try {
      for (const { id, messages } of chats) {
        signal?.throwIfAborted();
        await this.messages.write(id, messages);
      }
      signal?.throwIfAborted();
      await index.records.write(
        ...chats.map((chat, place) => index.change(chat.id, this.indexed(chat, place))),
      );
    } catch (error) {
      await ifPossible(async () => {
        for (const { id } of chats) await this.messages.removeAll(id);
      });
      throw error;
    }
  }

  rename(id: string, title: string): Promise<void> {
    return this.change(id, (chat) => ({ ...chat, title }));
  }

  pin(id: string, pinned: boolean): Promise<void> {
    return this.change(id, (chat) => ({
      ...without(chat, 'pinned'),
      ...(pinned && { pinned }),
    }));
  }

  setLeaf(id: string, leaf: string): Promise<void> {
    return this.change(id, (chat) => ({ ...chat, leaf }));
  }

  async saveMessage(chatId: string, ...messages: readonly StoredMessage[]): Promise<void> {
    await this.index.records.refresh();
    const chat = this.index.get(chatId);
    if (chat) await this.keep(chatId, chat, messages);
  }

  async removeMessages(chatId: string, ids: readonly string[]): Promise<void> {
    await this.messages.remove(chatId, ids);
  }

  async deleteChat(id: string): Promise<void> {
    await this.index.records.refresh();
    await this.index.records.write(this.index.change(id, undefined));
    await this.messages.removeAll(id);
    await this.forget(id);
    // What was replaced still has its title.
    await this.index.records.purge();
  }

  /** Answers are noted as being written before, and as ended after they are in their file. */
  private async keep(
    id: string,
    chat: IndexedChat,
    messages: readonly StoredMessage[],
  ): Promise<void> {
    const { index } = this;
    const noted = new Set(index.writings().map(([messageId]) => messageId));
    const begun = messages.filter(({ message }) => isRunning(message) && !noted.has(message.id));
    const ended = messages.filter(({ message }) => !isRunning(message) && noted.has(message.id));
    const updatedAt = Math.max(0, ...messages.map(({ message }) => message.at));
    const touched = index.touched(chat, updatedAt);
    const { id: window, workspace } = this.windows;
    const writing = { chatId: id, window, workspace };
    const changes = begun.map(({ message }) => index.changeWriting(message.id, writing));
    if (!isSame(index.get(id), touched)) changes.push(index.change(id, touched));
    await index.records.write(...changes);
    if (messages.length > 0) await this.messages.write(id, messages);
    await index.records.write(
      ...ended.map(({ message }) => index.changeWriting(message.id, undefined)),
    );
  }

  /** @param place among those that come together, 0-based */
  private indexed({ title, workspace, leaf, messages }: WholeChat, place: number): IndexedChat {
    const updatedAt = messages.reduce((at, one) => Math.max(at, one.message.at), this.clock.now());
    const chat = { title, workspace, updatedAt, touched: 0, ...(leaf !== undefined && { leaf }) };
    const { touched } = this.index.touched(chat);
    return { ...chat, touched: touched + place };
  }

  private async change(id: string, change: (chat: IndexedChat) => IndexedChat): Promise<void> {
    await this.index.records.refresh();
    const chat = this.index.get(id);
    if (chat) await this.index.records.write(this.index.change(id, change(chat)));
  }

  /** Those that were written last come first. */
  private chatsOf(workspace?: string): readonly (readonly [string, IndexedChat])[] {
    return this.index
      .all()
      .filter(([, chat]) => workspace === undefined || chat.workspace === workspace)
      .toSorted(([, a], [, b]) => b.updatedAt - a.updatedAt || b.touched - a.touched);
  }

  private async load(id: string): Promise<StoredChat | undefined> {
    const chat = this.index.get(id);
    if (!chat) return undefined;
    const isAlive = await this.alive();
    const written = this.index
      .writings()
      .flatMap(([messageId, writing]) => (isAlive(writing) ? [messageId] : []));
    const messages = await this.messages.read(id, (messageId) => written.includes(messageId));
    const { workspace, leaf } = chat;
    return { ...summaryOf(id, chat), workspace, messages, ...(leaf !== undefined && { leaf }) };
  }

  /** Whether somebody still writes an answer: of another workspace's windows only those of that workspace know. */
  private async alive(): Promise<(writing: Writing) => boolean> {
    const open = await this.windows.open();
    return ({ window, workspace }) => workspace !== this.windows.workspace || open.has(window);
  }

  /** Answers whose window is gone stay interrupted. */
  private async keepInterruptions(): Promise<void> {
    await this.index.records.refresh();
    const isAlive = await this.alive();
    const abandoned = this.index.writings().filter(([, writing]) => !isAlive(writing));
    for (const [messageId, { chatId }] of abandoned)
      await ifPossible(async () => {
        if (this.index.get(chatId)) {
          const messages = await this.messages.read(chatId, (id) => id !== messageId);
          const message = messages.find((one) => one.message.id === messageId);
          if (message) await this.messages.write(chatId, [message]);
        }
        await this.index.records.write(this.index.changeWriting(messageId, undefined));
      });
  }
}

/** Reading goes on when there is no more room. */
async function ifPossible(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}

function isSame(one: IndexedChat | undefined, other: IndexedChat): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function summaryOf(id: string, { title, updatedAt, pinned }: IndexedChat): ChatSummary {
  return { id, title, updatedAt, ...(pinned && { pinned }) };
}
