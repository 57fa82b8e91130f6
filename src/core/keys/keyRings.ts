import type { ProviderId } from '../llm/preset';
import { keyInUse, readRing, renamed, withKey, withoutKey, writeRing } from './keyRing';
import type { KeyRing, NamedKey } from './keyRing';

/** Where secrets are kept, for all windows. */
export interface SecretValues {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
  delete(name: string): PromiseLike<void>;
}

/** What is kept for this workspace: ids of keys, never a key. */
export interface WorkspaceValues {
  get(name: string): unknown;
  update(name: string, value: string | undefined): PromiseLike<void>;
}

/** A key that was forgotten, and where it asked: all that *Undo* needs. */
export interface RemovedKey {
  readonly key: NamedKey;
  /** In all workspaces that have none for themselves. */
  readonly wasInUse: boolean;
  /** In this workspace, for itself. */
  readonly wasBound: boolean;
}

export const secretPrefix = 'frugal.key.';

/** The keys of all providers, several for each: one in use everywhere, and one that a workspace has for itself. */
export class KeyRings {
  constructor(
    private readonly secrets: SecretValues,
    private readonly workspace: WorkspaceValues,
    /** The name of the key with this number of its provider. */
    private readonly nameOf: (number: number) => string,
  ) {}

  /** Rejects where the secret storage does. */
  async ring(provider: ProviderId): Promise<KeyRing> {
    return readRing(await this.secrets.get(secretPrefix + provider), this.nameOf(1));
  }

  /** The key that asks in this workspace. */
  async inUse(provider: ProviderId): Promise<NamedKey | undefined> {
    return keyInUse(await this.ring(provider), this.bound(provider));
  }

  /** The id of the key that this workspace has for itself. */
  bound(provider: ProviderId): string | undefined {
    const id = this.workspace.get(secretPrefix + provider);
    return typeof id === 'string' ? id : undefined;
  }

  /** Adds a key, which asks from now on: here, where the workspace has one for itself, else everywhere. */
  async add(provider: ProviderId, key: string, name?: string): Promise<void> {
    const ring = await this.ring(provider);
    const added = await withKey(ring, key, name ?? this.freeName(ring));
    const isBound = this.bound(provider) !== undefined;
    const first = ring.keys.length === 0;
    await this.write(provider, isBound && !first ? { ...added, inUse: ring.inUse } : added);
    if (isBound) await this.bind(provider, added.inUse);
  }

  /** Lets another one ask: here, where the workspace has one for itself, else everywhere. */
  async use(provider: ProviderId, id: string): Promise<void> {
    if (this.bound(provider) !== undefined) return this.bind(provider, id);
    return this.write(provider, { ...(await this.ring(provider)), inUse: id });
  }

  /** @param id undefined: this workspace has none for itself any longer */
  async bind(provider: ProviderId, id: string | undefined): Promise<void> {
    await this.workspace.update(secretPrefix + provider, id);
  }

  async rename(provider: ProviderId, id: string, name: string): Promise<void> {
    await this.write(provider, renamed(await this.ring(provider), id, name));
  }

  /** Forgets a key, and gives it where there was one. @param id the one that asks here where it is not said */
  async remove(provider: ProviderId, id?: string): Promise<RemovedKey | undefined> {
    const ring = await this.ring(provider);
    const bound = this.bound(provider);
    const key = id === undefined ? keyInUse(ring, bound) : ring.keys.find((one) => one.id === id);
    if (!key) return undefined;
    if (bound === key.id) await this.bind(provider, undefined);
    await this.write(provider, withoutKey(ring, key.id));
    return { key, wasInUse: keyInUse(ring)?.id === key.id, wasBound: bound === key.id };
  }

  /** Has a forgotten key ask where it asked before, and nowhere else. */
  async bringBack(provider: ProviderId, { key, wasInUse, wasBound }: RemovedKey): Promise<void> {
    const ring = await this.ring(provider);
    const back = await withKey(ring, key.key, key.name);
    await this.write(provider, wasInUse ? back : { ...back, inUse: ring.inUse });
    if (wasBound) await this.bind(provider, key.id);
  }

  private async write(provider: ProviderId, ring: KeyRing): Promise<void> {
    const name = secretPrefix + provider;
    if (ring.keys.length === 0) await this.secrets.delete(name);
    else await this.secrets.store(name, writeRing(ring));
  }

  private freeName({ keys }: KeyRing): string {
    let number = keys.length + 1;
    while (keys.some(({ name }) => name === this.nameOf(number))) number += 1;
    return this.nameOf(number);
  }
}
