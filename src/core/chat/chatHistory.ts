import type { ChatSummary, FoundChat } from '../../shared/chat';
import { breather } from '../breather';
import type { ChatStore, Clock, Keep } from '../ports';
import type { Masking } from '../privacy/masking';
import type { Mask } from './exportChat';
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

  /**
   * Undefined where there is nothing to look for yet: a letter finds everything. Rejects with the signal's reason once that
   * comes.
   */
  async search(
    query: string,
    onlyHere: boolean,
    signal?: AbortSignal,
  ): Promise<readonly FoundChat[] | undefined> {
    const { chats, keep } = this.deps;
    const words = searchWords(query);
    if (!words) return undefined;
    const found = await keep(async () => {
      try {
        return await chats.search(words, mostFound, this.scope(onlyHere), signal);
      } catch (error) {
        // Nothing is wrong with the storage then.
        if (signal?.aborted === true) return [];
        throw error;
      }
    });
    signal?.throwIfAborted();
    return found ?? [];
  }

  /** @throws StorageError */
  async rename(id: string, title: string): Promise<void> {
    await this.deps.chats.rename(id, title);
  }

  /** @throws StorageError */
  async pin(id: string, pinned: boolean): Promise<void> {
    await this.deps.chats.pin(id, pinned);
  }

  /** Whether there is something to export. @throws StorageError */
  async has(id: string): Promise<boolean> {
    return (await this.deps.chats.find(id)) !== undefined;
  }

  /**
   * The chat as a file, without its secrets; undefined where it is not kept. Rejects with the signal's reason once that
   * comes. @throws StorageError
   */
  async export(
    id: string,
    form: 'json' | 'markdown',
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    const { chats, clock, masking } = this.deps;
    const breathe = breather(clock, signal);
    const [chat, { chatJson, chatMarkdown }] = await Promise.all([
      chats.find(id),
      import('./exportChat'),
    ]);
    const write = form === 'json' ? chatJson : chatMarkdown;
    const mask: Mask = async (part, path) => {
      await breathe();
      return masking.maskText(part, path);
    };
    return chat && write(chat, mask);
  }

  /**
   * Keeps the chats of a file beside those that there are; all or none. Rejects with the signal's reason where that comes
   * before they are kept. @throws StorageError
   */
  async import(text: string, signal?: AbortSignal): Promise<ImportedChats> {
    const { chats, clock, createId, workspace } = this.deps;
    const { readChats } = await import('./importChats');
    const breathe = breather(clock, signal);
    const read = readChats(text, { createId, now: clock.now() });
    if ('refusal' in read) return read;
    await breathe();
    await chats.addChats(
      read.chats.map((chat) => ({ ...chat, id: createId(), workspace })),
      signal,
    );
    return read;
  }

  private scope(onlyHere: boolean): string | undefined {
    return onlyHere ? this.deps.workspace : undefined;
  }
}
