import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** An open database whose statements are prepared once. Throws SQLite's own errors. */
export class Connection {
  private readonly statements = new Map<string, StatementSync>();
  private waits: boolean | undefined;

  constructor(private readonly database: DatabaseSync) {}

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** The id of the row that was inserted last. */
  run(sql: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.prepare(sql).run(...values).lastInsertRowid);
  }

  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.prepare(sql).get(...values);
  }

  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.prepare(sql).all(...values);
  }

  /** Row by row, as far as somebody reads. */
  *each(sql: string, ...values: readonly SQLInputValue[]): Generator<Row> {
    yield* this.prepare(sql).iterate(...values);
  }

  /** Whether a commit waits until the disk has it. */
  waitForDisk(waits: boolean): void {
    if (waits === this.waits) return;
    this.exec(`PRAGMA synchronous = ${waits ? 'FULL' : 'NORMAL'}`);
    this.waits = waits;
  }

  /** All or nothing; `IMMEDIATE` waits for the writer of another process before it reads. */
  transaction<T>(kind: 'DEFERRED' | 'IMMEDIATE', run: () => T): T {
    this.run(`BEGIN ${kind}`);
    try {
      const result = run();
      this.run('COMMIT');
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.rollBack();
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    if (this.database.isOpen) this.database.close();
  }

  private rollBack(): void {
    try {
      this.exec('ROLLBACK');
    } catch {
      // The error that led here says more.
    }
  }

  private prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

export function textOf(row: Row, column: string): string {
  return String(row[column] ?? '');
}

export function numberOf(row: Row, column: string): number {
  return Number(row[column] ?? 0);
}
