import type { Uri } from 'vscode';
import type { Clock, Storage } from '../core/ports';
import type { SetAside } from '../core/storageError';
import { inBrowser } from '../core/inBrowser';

type Arguments = readonly [folder: Uri, clock: Clock, onSetAside: (setAside: SetAside) => void];

/** Touches no file, and loads no code for one, before the first call of a method. */
export function createStorage(...given: Arguments): Storage {
  let loading: Promise<Storage> | undefined;
  const load = (): Promise<Storage> => (loading ??= open(...given));
  return {
    chats: deferred(async () => (await load()).chats),
    ledger: deferred(async () => (await load()).ledger),
    cache: deferred(async () => (await load()).cache),
    answers: deferred(async () => (await load()).answers),
    queue: deferred(async () => (await load()).queue),
    dispose: () => void loading?.then((storage) => storage.dispose()),
  };
}

async function open(...[folder, clock, onSetAside]: Arguments): Promise<Storage> {
  if (inBrowser) {
    const { createBrowserStorage } = await import('./web/browserStorage');
    return createBrowserStorage(folder, clock, onSetAside);
  }
  const { createSqliteStorage } = await import('./node/sqliteStorage');
  return createSqliteStorage(folder.fsPath, clock, onSetAside);
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
