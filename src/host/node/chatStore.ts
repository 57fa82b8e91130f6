import type { ChatStore, Clock, StoredChat, StoredMessage, WholeChat } from '../../core/ports';
import { StorageError } from '../../core/storageError';
import { hasWords, type SearchWords } from '../../core/chat/searchWords';
import type { ChatSummary, FoundChat, Message } from '../../shared/chat';
import { isRunning } from '../../shared/isRunning';
import { type Connection, numberOf, type Row, textOf } from './connection';
import type { Database, Durability } from './database';
import { MessageIndex } from './messageIndex';
import { isAlive, newWriter, type Writer } from './writer';

/** Conversations in the shared database. A message of a chat that was deleted meanwhile is not kept. */
export class SqliteChatStore implements ChatStore {
  /** Ids of the answers that this process is writing. */
  private readonly beingWritten = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly self: Writer = newWriter(),
    private readonly index = new MessageIndex(database),
  ) {}

  async list(workspace?: string): Promise<readonly ChatSummary[]> {
    await this.keepInterruptions();
    return this.database.read((connection) =>
      connection
        .all(
          `SELECT id, title, updated_at, pinned FROM chat WHERE ?1 IS NULL OR workspace = ?1
           ORDER BY pinned DESC, updated_at DESC, touched DESC`,
          workspace ?? null,
        )
        .map(toSummary),
    );
  }

  async search(
    words: SearchWords,
    most: number,
    workspace?: string,
    signal?: AbortSignal,
  ): Promise<readonly FoundChat[]> {
    const chats = (await this.list(workspace)).toSorted((a, b) => b.updatedAt - a.updatedAt);
    const byId = new Map(chats.map((chat) => [chat.id, chat]));
    const named = chats.filter(({ title }) => hasWords(title, words)).slice(0, most);
    const messages = await this.index.search(words, workspace, most, signal);
    const found = new Map<string, FoundChat>(named.map((chat) => [chat.id, chat]));
    for (const { chatId, ...where } of messages) {
      const chat = byId.get(chatId);
      if (chat && (found.size < most || found.has(chatId)))
        found.set(chatId, { ...chat, found: where });
    }
    return [...found.values()];
  }

  async open(id: string): Promise<StoredChat | undefined> {
    await this.keepInterruptions();
    const chat = await this.database.read((connection) => this.load(connection, id));
    if (chat) await this.ifPossible((connection) => touch(connection, id));
    return chat;
  }

  async find(id: string): Promise<StoredChat | undefined> {
    return this.database.read((connection) => this.load(connection, id));
  }

  async withMessage(id: string): Promise<StoredChat | undefined> {
    return this.database.read((connection) => {
      const row = connection.get('SELECT chat_id FROM message WHERE id = ?', id);
      return row && this.load(connection, textOf(row, 'chat_id'));
    });
  }

  async latest(workspace: string): Promise<StoredChat | undefined> {
    await this.keepInterruptions();
    return this.database.read((connection) => {
      const row = connection.get(
        'SELECT id FROM chat WHERE workspace = ? ORDER BY touched DESC LIMIT 1',
        workspace,
      );
      return row && this.load(connection, textOf(row, 'id'));
    });
  }

  async saveChat(
    chat: { readonly id: string; readonly title: string; readonly workspace: string },
    ...messages: readonly StoredMessage[]
  ): Promise<void> {
    await this.database.write(
      (connection) => this.putChat(connection, { ...chat, messages }),
      durabilityOf(messages),
    );
  }

  async addChats(chats: readonly WholeChat[], signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await this.database.write((connection) => {
      for (const chat of chats) {
        this.putChat(connection, chat);
        if (chat.leaf !== undefined) setLeaf(connection, chat.id, chat.leaf);
      }
    });
  }

  async rename(id: string, title: string): Promise<void> {
    await this.database.write((connection) =>
      connection.run('UPDATE chat SET title = ? WHERE id = ?', title, id),
    );
  }

  async pin(id: string, pinned: boolean): Promise<void> {
    await this.database.write((connection) =>
      connection.run('UPDATE chat SET pinned = ? WHERE id = ?', pinned ? 1 : 0, id),
    );
  }

  async setLeaf(id: string, leaf: string): Promise<void> {
    await this.database.write((connection) => setLeaf(connection, id, leaf), 'relaxed');
  }

  async saveMessage(chatId: string, ...messages: readonly StoredMessage[]): Promise<void> {
    await this.database.write((connection) => {
      for (const message of messages) this.put(connection, chatId, message);
    }, durabilityOf(messages));
  }

  async removeMessages(chatId: string, ids: readonly string[]): Promise<void> {
    await this.database.write((connection) => {
      for (const id of ids) {
        this.index.forget(connection, chatId, id);
        connection.run('DELETE FROM message WHERE chat_id = ? AND id = ?', chatId, id);
      }
    });
  }

  async deleteChat(id: string): Promise<void> {
    await this.database.write((connection) => {
      this.index.forget(connection, id);
      connection.run('DELETE FROM chat WHERE id = ?', id);
    });
    // The log still holds what was deleted; it is emptied once no other window reads it.
    await this.database.direct((connection) => connection.get('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  private putChat(connection: Connection, { id, title, workspace, messages }: WholeChat): void {
    connection.run(
      `INSERT INTO chat (id, workspace, title, updated_at, touched) VALUES (?, ?, ?, ?, 0)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title`,
      id,
      workspace,
      title,
      this.clock.now(),
    );
    touch(connection, id);
    for (const message of messages) this.put(connection, id, message);
  }

  private put(connection: Connection, chatId: string, { message, detail }: StoredMessage): void {
    const writing = isRunning(message);
    // What is being written is in no index: nothing has to be looked up at each of its saves.
    const isNoted = this.beingWritten.has(message.id);
    if (!isNoted) this.index.forget(connection, chatId, message.id);
    const row = connection.get(
      `INSERT INTO message (chat_id, id, json, detail, writer_pid, writer_token)
       SELECT id, ?2, ?3, ?4, ?5, ?6 FROM chat WHERE id = ?1
       ON CONFLICT (chat_id, id) DO UPDATE SET json = excluded.json, detail = excluded.detail,
         writer_pid = excluded.writer_pid, writer_token = excluded.writer_token
       RETURNING position`,
      chatId,
      message.id,
      JSON.stringify(message),
      detail,
      writing ? this.self.pid : null,
      writing ? this.self.token : null,
    );
    if (row && !(writing && isNoted)) this.index.note(connection, numberOf(row, 'position'));
    if (row && writing) this.beingWritten.add(message.id);
    else this.beingWritten.delete(message.id);
    touch(connection, chatId, message.at);
  }

  private load(connection: Connection, id: string): StoredChat | undefined {
    const row = connection.get('SELECT * FROM chat WHERE id = ?', id);
    if (!row) return undefined;
    const messages = connection
      .all('SELECT * FROM message WHERE chat_id = ? ORDER BY position', id)
      .flatMap((message) => this.toStored(message));
    const leaf = row['leaf'] === null ? undefined : textOf(row, 'leaf');
    const workspace = textOf(row, 'workspace');
    return { ...toSummary(row), workspace, messages, ...(leaf !== undefined && { leaf }) };
  }

  /** A row that cannot be read does not take the others with it. */
  private toStored(row: Row): readonly StoredMessage[] {
    const message = parseMessage(row);
    if (!message) return [];
    const detail = textOf(row, 'detail');
    return [{ message: this.isAbandoned(row) ? interrupted(message) : message, detail }];
  }

  private isAbandoned(row: Row): boolean {
    if (row['writer_pid'] === null) return false;
    const writer = { pid: numberOf(row, 'writer_pid'), token: textOf(row, 'writer_token') };
    return !isAlive(writer, this.self);
  }

  /** Answers whose writer has died stay interrupted, also when its number is given to another process. */
  private async keepInterruptions(): Promise<void> {
    const abandoned = await this.database.read((connection) =>
      connection
        .all('SELECT * FROM message WHERE writer_pid IS NOT NULL')
        .filter((row) => this.isAbandoned(row)),
    );
    if (abandoned.length === 0) return;
    await this.ifPossible((connection) => {
      for (const row of abandoned) {
        const message = parseMessage(row);
        connection.run(
          `UPDATE message SET json = ?, writer_pid = NULL, writer_token = NULL
           WHERE position = ? AND writer_token = ?`,
          message ? JSON.stringify(interrupted(message)) : textOf(row, 'json'),
          numberOf(row, 'position'),
          textOf(row, 'writer_token'),
        );
      }
    });
  }

  /** Reading goes on when the disk is full. */
  private async ifPossible(run: (connection: Connection) => void): Promise<void> {
    try {
      await this.database.write(run, 'relaxed');
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
    }
  }
}

/**
 * The disk is waited for when a request leaves, by its row in the ledger, and when an answer ends: each makes durable all
 * that was written before.
 */
function durabilityOf(messages: readonly StoredMessage[]): Durability {
  const ended = messages.some(({ message }) => message.role === 'assistant' && !isRunning(message));
  return ended ? 'durable' : 'relaxed';
}

/** @param updatedAt epoch milliseconds; absent: it is only looked at */
function touch(connection: Connection, id: string, updatedAt = 0): void {
  connection.run(
    `UPDATE chat SET updated_at = max(updated_at, ?),
       touched = (SELECT max(touched) + 1 FROM chat) WHERE id = ?`,
    updatedAt,
    id,
  );
}

function setLeaf(connection: Connection, id: string, leaf: string): void {
  connection.run('UPDATE chat SET leaf = ? WHERE id = ?', leaf, id);
}

function toSummary(row: Row): ChatSummary {
  return {
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    updatedAt: numberOf(row, 'updated_at'),
    ...(numberOf(row, 'pinned') === 1 && { pinned: true }),
  };
}

function parseMessage(row: Row): Message | undefined {
  try {
    return JSON.parse(textOf(row, 'json')) as Message;
  } catch {
    return undefined;
  }
}

function interrupted(message: Message): Message {
  return message.role === 'assistant' ? { ...message, status: 'interrupted' } : message;
}
