import type { ChatSummary, FoundChat } from '../../shared/chat';
import type { ChatStore, Clock, Keep } from '../ports';
import type { Masking } from '../privacy/masking';
import type { ImportedChats } from './importChats';
import { searchWords } from './searchWords';

export interface ChatHistoryDeps {
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly keep: Keep;
  readonly masking: Masking;
  readonly createId: () => string;
  /** Names the workspace; empty without one. */
  readonly workspace: string;
}

/** So many chats with what was looked for are shown. */
const mostFound = 50;

/** The chats that are kept: found, named, taken out and in. Nothing of it costs a request. */
export class ChatHistory {
  constructor(private readonly deps: ChatHistoryDeps) {}

  /** Those of this workspace, or all. */
  async list(onlyHere: boolean): Promise<readonly ChatSummary[]> {
    const { chats, keep } = this.deps;
    return (await keep(() => chats.list(this.scope(onlyHere)))) ?? [];
  }

  /** Undefined where there is nothing to look for yet: a letter finds everything. */
  async search(query: string, onlyHere: boolean): Promise<readonly FoundChat[] | undefined> {
    const { chats, keep } = this.deps;
    const words = searchWords(query);
    if (!words) return undefined;
    return (await keep(() => chats.search(words, mostFound, this.scope(onlyHere)))) ?? [];
  }

  /** @throws StorageError */
  async rename(id: string, title: string): Promise<void> {
    await this.deps.chats.rename(id, title);
  }

  /** @throws StorageError */
  async pin(id: string, pinned: boolean): Promise<void> {
    await this.deps.chats.pin(id, pinned);
  }

  /** The chat as a file, without its secrets; undefined where it is not kept. @throws StorageError */
  async export(id: string, form: 'json' | 'markdown'): Promise<string | undefined> {
    const { chats, masking } = this.deps;
    const [chat, { chatJson, chatMarkdown }] = await Promise.all([
      chats.find(id),
      import('./exportChat'),
    ]);
    const write = form === 'json' ? chatJson : chatMarkdown;
    return chat && write(chat, (text, path) => masking.maskText(text, path));
  }

  /** Keeps the chats of a file beside those that there are. @throws StorageError */
  async import(text: string): Promise<ImportedChats> {
    const { chats, clock, createId, workspace } = this.deps;
    const { readChats } = await import('./importChats');
    const read = readChats(text, { createId, now: clock.now() });
    if ('refusal' in read) return read;
    for (const { title, leaf, messages } of read.chats) {
      const id = createId();
      await chats.saveChat({ id, title, workspace }, ...messages);
      if (leaf !== undefined) await chats.setLeaf(id, leaf);
    }
    return read;
  }

  private scope(onlyHere: boolean): string | undefined {
    return onlyHere ? this.deps.workspace : undefined;
  }
}
