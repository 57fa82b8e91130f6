import { randomUUID } from 'node:crypto';
import type { ProviderId } from '../../core/llm/preset';
import type { Claim, QueuedTurn, TurnQueue } from '../../core/ports';
import { numberOf, textOf, type Connection, type Row } from './connection';
import type { Database } from './database';
import { isAlive, newWriter, type Writer } from './writer';

/** Questions that wait, in the shared database. A chat that is deleted takes its own along. */
export class SqliteTurnQueue implements TurnQueue {
  constructor(
    private readonly database: Database,
    private readonly self: Writer = newWriter(),
  ) {}

  add(turn: Omit<QueuedTurn, 'state'>, most: number): Promise<boolean> {
    const { chatId, answerId, provider, notBefore } = turn;
    return this.database.write((connection) => {
      const others = connection.get(
        'SELECT count(*) AS count FROM queued_turn WHERE answer_id <> ?',
        answerId,
      );

      if (others && numberOf(others, 'count') >= most) return false;
      connection.run(
        `INSERT INTO queued_turn (chat_id, answer_id, provider, not_before) VALUES (?, ?, ?, ?)
         ON CONFLICT (answer_id) DO NOTHING`,
        chatId,
        answerId,
        provider,
        notBefore,
      );
      return true;
    });
  }

  list(workspace: string, chatId: string): Promise<readonly QueuedTurn[]> {
    return this.database.read((connection) =>
      connection
        .all(
          `SELECT queued_turn.* FROM queued_turn JOIN chat ON chat.id = chat_id
           WHERE workspace = ? OR chat_id = ? ORDER BY queued_turn.id`,
          workspace,
          chatId,
        )
        .map((row) => this.toTurn(row)),
    );
  }

  claim(answerId: string): Promise<Claim> {
    return this.database.write((connection): Claim => {
      const row = find(connection, answerId);
      if (!row) return { kind: 'gone' };
      if (this.isTaken(row)) return { kind: 'taken' };
      // The request's row is written before it leaves: without one it never left.
      if (hasLeft(connection, row)) {
        connection.run('DELETE FROM queued_turn WHERE answer_id = ?', answerId);
        return { kind: 'left' };
      }
      const id = randomUUID();
      connection.run(
        'UPDATE queued_turn SET claim = ?, claim_pid = ?, claim_token = ? WHERE answer_id = ?',
        id,
        this.self.pid,
        this.self.token,
        answerId,
      );
      return { kind: 'claimed', id };
    });
  }

  async postpone(answerId: string, notBefore: number): Promise<void> {
    await this.database.write((connection) =>
      connection.run(
        `UPDATE queued_turn SET not_before = ?, held = 0, claim = NULL, claim_pid = NULL,
           claim_token = NULL WHERE answer_id = ?`,
        notBefore,
        answerId,
      ),
    );
  }

  async hold(answerId: string): Promise<void> {
    await this.database.write((connection) =>
      connection.run(
        `UPDATE queued_turn SET held = 1, claim = NULL, claim_pid = NULL, claim_token = NULL
         WHERE answer_id = ?`,
        answerId,
      ),
    );
  }

  remove(answerId: string): Promise<boolean> {
    return this.database.write((connection) => {
      const row = find(connection, answerId);
      if (!row || (this.isTaken(row) && textOf(row, 'claim_token') !== this.self.token))
        return false;
      connection.run('DELETE FROM queued_turn WHERE answer_id = ?', answerId);
      return true;
    });
  }

  private toTurn(row: Row): QueuedTurn {
    const held = numberOf(row, 'held') === 1 ? 'held' : 'waiting';
    return {
      chatId: textOf(row, 'chat_id'),
      answerId: textOf(row, 'answer_id'),
      // The column holds nothing else: this program alone writes it.
      provider: textOf(row, 'provider') as ProviderId,
      notBefore: numberOf(row, 'not_before'),
      state: this.isTaken(row) ? 'claimed' : held,
    };
  }

  /** Somebody who is alive sends it. */
  private isTaken(row: Row): boolean {
    if (row['claim'] === null) return false;
    const writer = { pid: numberOf(row, 'claim_pid'), token: textOf(row, 'claim_token') };
    return isAlive(writer, this.self);
  }
}

function find(connection: Connection, answerId: string): Row | undefined {
  return connection.get('SELECT * FROM queued_turn WHERE answer_id = ?', answerId);
}

function hasLeft(connection: Connection, row: Row): boolean {
  if (row['claim'] === null) return false;
  return (
    connection.get('SELECT 1 FROM request WHERE claim = ?', textOf(row, 'claim')) !== undefined
  );
}
