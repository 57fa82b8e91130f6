import type * as sqlite from 'node:sqlite';

type Sqlite = typeof sqlite;

/** Loads `node:sqlite` when it is first needed: activation must not pay for it. */
export function loadSqlite(): Sqlite {
  return withoutSqliteWarning(() => process.getBuiltinModule('node:sqlite'));
}

/** Node 22 says on loading that SQLite is experimental, which no user can act on. Other warnings pass. */
export function withoutSqliteWarning<T>(load: () => T): T {
  const original: unknown = Reflect.get(process, 'emitWarning');
  const emit = process.emitWarning.bind(process) as (...warning: unknown[]) => void;
  process.emitWarning = (...warning: unknown[]): void => {
    if (!String(warning[0]).startsWith('SQLite is an experimental feature')) emit(...warning);
  };
  try {
    return load();
  } finally {
    Reflect.set(process, 'emitWarning', original);
  }
}
