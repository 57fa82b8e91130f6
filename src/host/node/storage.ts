import type { Uri } from 'vscode';
import type { Clock, Storage } from '../../core/ports';
import type { SetAside } from '../../core/storageError';

/** Touches neither the disk nor SQLite, and loads no code for either, before the first call of a method. */
export function createStorage(
  { fsPath: folder }: Pick<Uri, 'fsPath'>,
  clock: Clock,
  onSetAside: (setAside: SetAside) => void,
): Storage {
  let loading: Promise<Storage> | undefined;
  const load = (): Promise<Storage> =>
    (loading ??= import('./sqliteStorage').then(({ createSqliteStorage }) =>
      createSqliteStorage(folder, clock, onSetAside),
    ));
  return {
    chats: deferred(async () => (await load()).chats),
    ledger: deferred(async () => (await load()).ledger),
    cache: deferred(async () => (await load()).cache),
    answers: deferred(async () => (await load()).answers),
    queue: deferred(async () => (await load()).queue),
    dispose: () => void loading?.then((storage) => storage.dispose()),
  };
}

type Method = (...values: unknown[]) => Promise<unknown>;

/** An object whose every method returns a promise, and loads the real one when it is first called. */
function deferred<T extends object>(load: () => Promise<T>): T {
  const call =
    (name: string | symbol): Method =>
    async (...values) => {
      const target = await load();
      return (Reflect.get(target, name) as Method).apply(target, values);
    };
  // Without a `then`, or `await` would take it for a promise.
  return new Proxy({} as T, { get: (_, name) => (name === 'then' ? undefined : call(name)) });
}
