import type { StoredMessage } from '../../core/ports';
import { isRunning } from '../../shared/isRunning';
import type { Folder } from './folder';
import { Records, type RecordsOwner } from './records';

interface KeptMessage extends StoredMessage {
  readonly position: number;
}

/** Chats whose messages stay in memory. */
const mostOpen = 8;

/** The messages of chats: a folder each, read when it is first needed. */
export class ChatMessages {
  private readonly opened = new Map<string, Records>();

  constructor(
    private readonly folder: Folder,
    private readonly owner: RecordsOwner,
  ) {}

  /** In their order; those that no open window writes are interrupted. */
  async read(chatId: string, isWritten: (id: string) => boolean): Promise<StoredMessage[]> {
    const records = this.recordsOf(chatId);
    await records.refresh();
    return [...kept(records)]
      .sort(([, a], [, b]) => a.position - b.position || a.message.at - b.message.at)
      .map(([id, { message, detail }]) => ({
        message: isRunning(message) && !isWritten(id) ? interrupted(message) : message,
        detail,
      }));
  }

  /** Adds each at the end, or replaces it. */
  async write(chatId: string, messages: readonly StoredMessage[]): Promise<void> {
    const records = this.recordsOf(chatId);
    const isNew = messages.some(({ message }) => records.get(message.id) === undefined);
    if (isNew) await records.refresh();
    const known = new Map(kept(records));
    let last = Math.max(0, ...[...known.values()].map(({ position }) => position));
    const changes = messages.map(({ message, detail }) => {
      const position = known.get(message.id)?.position ?? (last += 1);
      return [message.id, { position, message, detail }] as const;
    });
    await records.write(...changes);
  }

  async remove(chatId: string, ids: readonly string[]): Promise<void> {
    const records = this.recordsOf(chatId);
    await records.write(...ids.map((id) => [id, undefined] as const));
    await records.purge();
  }

  async removeAll(chatId: string): Promise<void> {
    this.opened.delete(chatId);
    await this.folder.below(chatId).clear();
  }

  /** Those that nobody used for longest are read anew at the next need. */
  private recordsOf(chatId: string): Records {
    const records = this.opened.get(chatId) ?? new Records(this.folder.below(chatId), this.owner);
    this.opened.delete(chatId);
    this.opened.set(chatId, records);
    const [oldest] = this.opened.keys();
    if (this.opened.size > mostOpen && oldest !== undefined) this.opened.delete(oldest);
    return records;
  }
}

/** This program alone writes them. */
function kept(records: Records): Iterable<readonly [string, KeptMessage]> {
  return records.all('') as Iterable<readonly [string, KeptMessage]>;
}

function interrupted(message: StoredMessage['message']): StoredMessage['message'] {
  return message.role === 'assistant' ? { ...message, status: 'interrupted' } : message;
}
