import { usualBounds, type AnswerBounds } from '../../core/chat/answerBounds';
import type { AnswerCache } from '../../core/ports';
import { numberOf, textOf, type Connection } from './connection';
import type { Database } from './database';

const nextUse = '(SELECT coalesce(max(used), 0) + 1 FROM answer)';

/** Kept answers in the shared database. A power cut may take the last ones: they can be asked for again. */
export class SqliteAnswerCache implements AnswerCache {
  constructor(
    private readonly database: Database,
    private readonly bounds: AnswerBounds = usualBounds,
  ) {}

  async find(key: string): Promise<string | undefined> {
    const value = await this.database.read((connection) => {
      const row = connection.get('SELECT value FROM answer WHERE key = ?', key);
      return row && textOf(row, 'value');
    });
    if (value !== undefined)
      await this.database.write(
        (connection) => connection.run(`UPDATE answer SET used = ${nextUse} WHERE key = ?`, key),
        'relaxed',
      );
    return value;
  }

  async put(key: string, value: string, chatId: string): Promise<void> {
    await this.database.write((connection) => {
      connection.run(
        `INSERT INTO answer (key, chat_id, value, used) SELECT ?1, id, ?2, ${nextUse} FROM chat WHERE id = ?3 AND octet_length(?2) <= ?4
         ON CONFLICT (key) DO UPDATE SET chat_id = excluded.chat_id, value = excluded.value, used = excluded.used`,
        key,
        value,
        chatId,
        this.bounds.bytes,
      );
      while (this.isOver(connection))
        connection.run(
          'DELETE FROM answer WHERE key = (SELECT key FROM answer ORDER BY used LIMIT 1)',
        );
    }, 'relaxed');
  }

  async isEmpty(): Promise<boolean> {
    return this.database.read(
      (connection) => connection.get('SELECT 1 FROM answer LIMIT 1') === undefined,
    );
  }

  async clear(): Promise<void> {
    await this.database.write((connection) => connection.exec('DELETE FROM answer'));
    // The log still holds what was deleted; it is emptied once no other window reads it.
    await this.database.direct((connection) => connection.get('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  private isOver(connection: Connection): boolean {
    const row = connection.get(
      'SELECT count(*) AS entries, sum(octet_length(value)) AS bytes FROM answer',
    );
    const { entries, bytes } = this.bounds;
    return (
      row !== undefined && (numberOf(row, 'entries') > entries || numberOf(row, 'bytes') > bytes)
    );
  }
}
