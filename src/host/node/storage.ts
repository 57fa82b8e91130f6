import type { Cache, ChatStore, Clock, Disposable, Ledger } from '../../core/ports';
import { SqliteCache } from './cache';
import { SqliteChatStore } from './chatStore';
import { Database, type SetAside } from './database';
import { SqliteLedger } from './ledger';

/** All that outlives the session. */
export interface Storage extends Disposable {
  readonly chats: ChatStore;
  readonly ledger: Ledger;
  readonly cache: Cache;
}

/** Touches neither the disk nor SQLite before the first call of a method. `folder` is absolute. */
export function createStorage(
  folder: string,
  clock: Clock,
  onSetAside: (setAside: SetAside) => void,
): Storage {
  const database = new Database({ folder, onSetAside, now: () => clock.now() });
  return {
    chats: new SqliteChatStore(database, clock),
    ledger: new SqliteLedger(database),
    cache: new SqliteCache(database),
    dispose: () => database.close(),
  };
}
