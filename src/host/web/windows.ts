import type { Disposable } from '../../core/ports';

/** The windows, in a browser its tabs, that share a storage. */
export interface Windows extends Disposable {
  /** Of this one. */
  readonly id: string;
  /** That of this one. Windows of others share the storage, but nobody can tell which of those are open. */
  readonly workspace: string;
  /** Runs when no other window of the workspace does the same. */
  alone<T>(run: () => Promise<T>): Promise<T>;
  /** The ids of those of the workspace that are open. */
  open(): Promise<ReadonlySet<string>>;
}

/** What is used of the browser's locks. */
interface Locks {
  request<T>(name: string, run: () => Promise<T>): Promise<T>;
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

const prefix = 'frugal.window.';

/**
 * Windows that know of each other by the browser's locks, which it lets go when a tab is closed or dies. Each workspace may
 * have an origin of its own, and locks with it: what must not be done twice belongs to one workspace.
 */
export class BrowserWindows implements Windows {
  readonly id = crypto.randomUUID();
  private readonly locks: Locks = navigator.locks;
  private close: () => void = () => undefined;
  private readonly opened = new Promise<void>((resolve) => {
    const closed = new Promise<void>((close) => (this.close = close));
    void this.locks.request(prefix + this.id, () => {
      resolve();
      return closed;
    });
  });

  constructor(readonly workspace: string) {}

  alone<T>(run: () => Promise<T>): Promise<T> {
    return this.locks.request('frugal.storage', run);
  }

  async open(): Promise<ReadonlySet<string>> {
    await this.opened;
    const { held = [] } = await this.locks.query();
    const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix));
    return new Set(names.map((name) => name.slice(prefix.length)));
  }

  dispose(): void {
    this.close();
  }
}
