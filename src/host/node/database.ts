import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError, type SetAside } from '../../core/storageError';
import { Connection } from './connection';
import { migrate, schemaVersion, versionOf } from './migrations';
import { loadSqlite } from './sqlite';
import { isCorruption, toStorageError } from './sqliteFault';

export interface DatabaseOptions {
  /** Absolute; made when it is missing. */
  readonly folder: string;
  readonly onSetAside: (setAside: SetAside) => void;
  /** Epoch milliseconds, for the name of a file that is set aside. */
  readonly now?: () => number;
}

/**
 * `durable` is on the disk before the call returns, also through a power cut; `relaxed` survives the death of the process
 * and may be lost with the power, never half.
 */
export type Durability = 'durable' | 'relaxed';

/** A larger file is not read whole at every start; what is wrong in it shows when it is met. */
const largestChecked = 32 * 1024 * 1024;
const busyTimeoutMs = 5000;

/**
 * The file that all windows share: `frugal.db` in a folder. Opened at first use. Work runs synchronously, one transaction
 * at a time; every method rejects with a `StorageError` only.
 */
export class Database {
  private readonly path: string;
  private opened: { readonly connection: Connection; readonly identity: string } | undefined;
  private closed = false;

  constructor(private readonly options: DatabaseOptions) {
    this.path = join(options.folder, 'frugal.db');
  }

  /** Runs statements that see one state of the file. */
  read<T>(run: (connection: Connection) => T): Promise<T> {
    return this.attempt((connection) => connection.transaction('DEFERRED', () => run(connection)));
  }

  /** Runs statements of which all or none are kept. */
  write<T>(run: (connection: Connection) => T, durability: Durability = 'durable'): Promise<T> {
    return this.attempt((connection) => {
      connection.waitForDisk(durability === 'durable');
      return connection.transaction('IMMEDIATE', () => run(connection));
    });
  }

  /** Runs one statement, or pragmas, without a transaction around it. */
  direct<T>(run: (connection: Connection) => T): Promise<T> {
    return this.attempt(run);
  }

  /** For good: what comes later is rejected. */
  close(): void {
    this.closed = true;
    this.release();
  }

  private attempt<T>(run: (connection: Connection) => T): Promise<T> {
    return new Promise((resolve) => {
      try {
        resolve(this.runOrReplace(run));
      } catch (error) {
        throw toStorageError(error, this.options.folder);
      }
    });
  }

  private runOrReplace<T>(run: (connection: Connection) => T): T {
    const connection = this.current();
    try {
      return run(connection);
    } catch (error) {
      if (!isCorruption(error)) throw error;
      const identity = this.opened?.identity;
      this.release();
      this.locked(() => {
        // Another window may have replaced it already.
        if (identityOf(this.path) === identity) this.setAside('corrupt');
      });
      return run(this.current());
    }
  }

  private current(): Connection {
    if (this.closed) throw new StorageError('other', new Error('The storage was closed.'));
    if (this.opened && this.opened.identity !== identityOf(this.path)) this.release();
    this.opened ??= this.locked(() => this.open());
    return this.opened.connection;
  }

  private open(): { connection: Connection; identity: string } {
    const connection = this.openUsable() ?? this.openUsable();
    if (!connection) throw new StorageError('corrupt');
    return { connection, identity: identityOf(this.path) ?? '' };
  }

  /** Undefined when the file was set aside. */
  private openUsable(): Connection | undefined {
    // Chats are for their owner's eyes; SQLite gives its side files the same rights.
    closeSync(openSync(this.path, 'a', 0o600));
    const { DatabaseSync } = loadSqlite();
    const connection = new Connection(new DatabaseSync(this.path));
    try {
      connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      connection.exec('PRAGMA journal_mode = WAL');
      // What is deleted is overwritten.
      connection.exec('PRAGMA secure_delete = ON');
      const cause = this.unusable(connection);
      if (!cause) {
        migrate(connection);
        return connection;
      }
      connection.close();
      this.setAside(cause);
    } catch (error) {
      connection.close();
      if (!isCorruption(error)) throw error;
      this.setAside('corrupt');
    }
    return undefined;
  }

  private unusable(connection: Connection): SetAside['cause'] | undefined {
    if (versionOf(connection) > schemaVersion) return 'newer';
    if (statSync(this.path).size > largestChecked) return undefined;
    const verdict = connection.get('PRAGMA quick_check(1)')?.['quick_check'];
    return verdict === 'ok' ? undefined : 'corrupt';
  }

  private setAside(cause: SetAside['cause']): void {
    const stamp = new Date(this.options.now?.() ?? Date.now())
      .toISOString()
      .replace(/[-:]/g, '')
      .replace('T', '-')
      .slice(0, 15);
    let path: string;
    let count = 1;
    do {
      const suffix = count === 1 ? '' : `-${count}`;
      path = join(this.options.folder, `frugal.${cause}-${stamp}${suffix}.db`);
      count += 1;
    } while (existsSync(path));
    for (const side of ['', '-wal', '-shm']) {
      if (existsSync(this.path + side)) renameSync(this.path + side, path + side);
    }
    this.options.onSetAside({ path, cause });
  }

  /**
   * One process at a time opens or replaces the file. The lock is SQLite's own, on an empty file: the system lets go of
   * it when a process dies.
   */
  private locked<T>(run: () => T): T {
    mkdirSync(this.options.folder, { recursive: true, mode: 0o700 });
    const path = join(this.options.folder, 'frugal.lock');
    // Nobody writes to it: what is not empty is not a lock.
    if (existsSync(path) && statSync(path).size > 0) rmSync(path);
    const { DatabaseSync } = loadSqlite();
    const lock = new DatabaseSync(path);
    try {
      lock.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      lock.exec('BEGIN EXCLUSIVE');
      return run();
    } finally {
      lock.close();
    }
  }

  private release(): void {
    this.opened?.connection.close();
    this.opened = undefined;
  }
}

/** Names the file itself, whatever its path. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
