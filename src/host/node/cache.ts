import type { Cache } from '../../core/ports';
import { textOf, type Connection } from './connection';
import type { Database } from './database';

/** Small values in the shared database. What is only set can be fetched again, so a power cut may take the last one. */
export class SqliteCache implements Cache {
  constructor(private readonly database: Database) {}

  get(name: string): Promise<string | undefined> {
    return this.database.direct((connection) => valueOf(connection, name));
  }

  async set(name: string, value: string): Promise<void> {
    await this.database.write((connection) => put(connection, name, value), 'relaxed');
  }

  change(name: string, change: (value: string | undefined) => string): Promise<string> {
    return this.database.write((connection) => {
      const value = change(valueOf(connection, name));
      put(connection, name, value);
      return value;
    });
  }
}

function valueOf(connection: Connection, name: string): string | undefined {
  const row = connection.get('SELECT value FROM cache WHERE name = ?', name);
  return row && textOf(row, 'value');
}

function put(connection: Connection, name: string, value: string): void {
  connection.run(
    `INSERT INTO cache (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    name,
    value,
  );
}
