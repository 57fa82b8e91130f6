import type { Cache, Clock } from '../core/ports';

/** What is used of VS Code's `globalState`, which Settings Sync brings to the user's other machines. */
export interface SyncedState {
  get(name: string): unknown;
  update(name: string, value: unknown): Thenable<void>;
  setKeysForSync(names: readonly string[]): void;
}

/** A value as it travels. */
interface Synced {
  /** Epoch milliseconds: when it was changed. */
  readonly at: number;
  readonly value: string;
}

/** A cache whose values of these names the user has on every machine; of two that were changed, the later one counts. */
export class SyncedCache implements Cache {
  constructor(
    private readonly cache: Cache,
    private readonly state: SyncedState,
    private readonly clock: Pick<Clock, 'now'>,
    names: readonly string[],
    /** Makes one of a value from before synchronising, which has no time, and of another machine's. */
    private readonly merge: (own: string, theirs: string) => string,
  ) {
    state.setKeysForSync(names);
  }

  async get(name: string): Promise<string | undefined> {
    await this.takeOver(name);
    return this.cache.get(name);
  }

  async set(name: string, value: string): Promise<void> {
    await this.change(name, () => value);
  }

  async change(name: string, change: (value: string | undefined) => string): Promise<string> {
    const known = await this.takeOver(name);
    const value = await this.cache.change(name, change);
    const at = Math.max(this.clock.now(), known + 1);
    await this.cache.set(timeOf(name), String(at));
    await this.state.update(name, { at, value } satisfies Synced);
    return value;
  }

  /** Takes what another machine changed since. @returns when the value here was changed */
  private async takeOver(name: string): Promise<number> {
    const known = Number((await this.cache.get(timeOf(name))) ?? 0);
    const theirs = this.state.get(name);
    if (!isSynced(theirs) || theirs.at <= known) return known;
    const value = await this.cache.change(name, (own) =>
      known > 0 || own === undefined ? theirs.value : this.merge(own, theirs.value),
    );
    const at = value === theirs.value ? theirs.at : Math.max(this.clock.now(), theirs.at + 1);
    await this.cache.set(timeOf(name), String(at));
    if (at > theirs.at) await this.state.update(name, { at, value } satisfies Synced);
    return at;
  }
}

const timeOf = (name: string): string => `${name}.syncedAt`;

/** Other versions of Frugal, on other machines, may have written it. */
function isSynced(value: unknown): value is Synced {
  if (typeof value !== 'object' || value === null) return false;
  if (!('at' in value && 'value' in value)) return false;
  return typeof value.at === 'number' && typeof value.value === 'string';
}
