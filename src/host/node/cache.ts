import type { Cache } from '../../core/ports';
import { textOf } from './connection';
import type { Database } from './database';

/** Small values in the shared database; they can be fetched again, so a power cut may take the last one. */
export class SqliteCache implements Cache {
  constructor(private readonly database: Database) {}

  get(name: string): Promise<string | undefined> {
    return this.database.direct((connection) => {
      const row = connection.get('SELECT value FROM cache WHERE name = ?', name);
      return row && textOf(row, 'value');
    });
  }

  async set(name: string, value: string): Promise<void> {
    await this.database.write(
      (connection) =>
        connection.run(
          `INSERT INTO cache (name, value) VALUES (?, ?)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
          name,
          value,
        ),
      'relaxed',
    );
  }
}
