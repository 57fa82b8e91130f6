import type { Clock, Storage } from '../../core/ports';
import type { SetAside } from '../../core/storageError';
import { SqliteAnswerCache } from './answerCache';
import { SqliteCache } from './cache';
import { SqliteChatStore } from './chatStore';
import { Database } from './database';
import { SqliteLedger } from './ledger';
import { SqliteTurnQueue } from './turnQueue';

/** Touches neither the disk nor SQLite before the first call of a method. `folder` is absolute. */
export function createSqliteStorage(
  folder: string,
  clock: Clock,
  onSetAside: (setAside: SetAside) => void,
): Storage {
  const database = new Database({ folder, onSetAside, now: () => clock.now() });
  return {
    chats: new SqliteChatStore(database, clock),
    ledger: new SqliteLedger(database),
    cache: new SqliteCache(database),
    answers: new SqliteAnswerCache(database),
    queue: new SqliteTurnQueue(database),
    dispose: () => database.close(),
  };
}
