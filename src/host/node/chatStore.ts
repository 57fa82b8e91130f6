import type { ChatStore, Clock, StoredChat, StoredMessage } from '../../core/ports';
import { StorageError } from '../../core/storageError';
import type { ChatSummary, Message } from '../../shared/chat';
import { type Connection, numberOf, type Row, textOf } from './connection';
import type { Database, Durability } from './database';
import { isAlive, newWriter, type Writer } from './writer';

/** Conversations in the shared database. A message of a chat that was deleted meanwhile is not kept. */
export class SqliteChatStore implements ChatStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly self: Writer = newWriter(),
  ) {}

  async list(workspace?: string): Promise<readonly ChatSummary[]> {
    await this.keepInterruptions();
    return this.database.read((connection) =>
      connection
        .all(
          `SELECT id, title, updated_at FROM chat WHERE ?1 IS NULL OR workspace = ?1
           ORDER BY updated_at DESC, touched DESC`,
          workspace ?? null,
        )
        .map(toSummary),
    );
  }

  async open(id: string): Promise<StoredChat | undefined> {
    await this.keepInterruptions();
    const chat = await this.database.read((connection) => this.load(connection, id));
    if (chat) await this.ifPossible((connection) => touch(connection, id));
    return chat;
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
    await this.database.write((connection) => {
      connection.run(
        `INSERT INTO chat (id, workspace, title, updated_at, touched) VALUES (?, ?, ?, ?, 0)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title`,
        chat.id,
        chat.workspace,
        chat.title,
        this.clock.now(),
      );
      touch(connection, chat.id);
      for (const message of messages) this.put(connection, chat.id, message);
    }, durabilityOf(messages));
  }

  async saveMessage(chatId: string, ...messages: readonly StoredMessage[]): Promise<void> {
    await this.database.write((connection) => {
      for (const message of messages) this.put(connection, chatId, message);
    }, durabilityOf(messages));
  }

  async removeMessages(chatId: string, ids: readonly string[]): Promise<void> {
    await this.database.write((connection) => {
      for (const id of ids)
        connection.run('DELETE FROM message WHERE chat_id = ? AND id = ?', chatId, id);
    });
  }

  async deleteChat(id: string): Promise<void> {
    await this.database.write((connection) => connection.run('DELETE FROM chat WHERE id = ?', id));
    // The log still holds what was deleted; it is emptied once no other window reads it.
    await this.database.direct((connection) => connection.get('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  private put(connection: Connection, chatId: string, { message, detail }: StoredMessage): void {
    const writing = isBeingWritten(message);
    connection.run(
      `INSERT INTO message (chat_id, id, json, detail, writer_pid, writer_token)
       SELECT id, ?2, ?3, ?4, ?5, ?6 FROM chat WHERE id = ?1
       ON CONFLICT (chat_id, id) DO UPDATE SET json = excluded.json, detail = excluded.detail,
         writer_pid = excluded.writer_pid, writer_token = excluded.writer_token`,
      chatId,
      message.id,
      JSON.stringify(message),
      detail,
      writing ? this.self.pid : null,
      writing ? this.self.token : null,
    );
    touch(connection, chatId, message.at);
  }

  private load(connection: Connection, id: string): StoredChat | undefined {
    const row = connection.get('SELECT * FROM chat WHERE id = ?', id);
    if (!row) return undefined;
    const messages = connection
      .all('SELECT * FROM message WHERE chat_id = ? ORDER BY position', id)
      .flatMap((message) => this.toStored(message));
    return { ...toSummary(row), workspace: textOf(row, 'workspace'), messages };
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
  const ended = messages.some(
    ({ message }) => message.role === 'assistant' && !isBeingWritten(message),
  );
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

function toSummary(row: Row): ChatSummary {
  return {
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    updatedAt: numberOf(row, 'updated_at'),
  };
}

function parseMessage(row: Row): Message | undefined {
  try {
    return JSON.parse(textOf(row, 'json')) as Message;
  } catch {
    return undefined;
  }
}

function isBeingWritten(message: Message): boolean {
  return (
    message.role === 'assistant' && (message.status === 'waiting' || message.status === 'streaming')
  );
}

function interrupted(message: Message): Message {
  return message.role === 'assistant' ? { ...message, status: 'interrupted' } : message;
}
