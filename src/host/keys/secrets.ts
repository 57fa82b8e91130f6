import * as vscode from 'vscode';
import type { KeyRing, NamedKey } from '../../core/keys/keyRing';
import { KeyRings, secretPrefix, type RemovedKey } from '../../core/keys/keyRings';
import { KnownKeys } from '../../core/llm/knownKeys';
import type { ProviderId } from '../../core/llm/preset';
import type { Logger, Secrets } from '../../core/ports';
import { ExpectedError } from '../expectedError';

/** The providers' keys in VS Code's secret storage: several for each, of which one asks in this workspace. */
export class KeyStore implements Secrets, vscode.Disposable {
  private readonly rings: KeyRings;
  private readonly known = new KnownKeys(async (id) => (await this.rings.inUse(id))?.key);
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;

  /** Also when another window changed it. */
  readonly onDidChange = this.changed.event;

  constructor(
    context: Pick<vscode.ExtensionContext, 'secrets' | 'workspaceState'>,
    private readonly log: Logger,
  ) {
    const { secrets: storage, workspaceState } = context;
    const nameOf = (number: number): string => vscode.l10n.t('Key {0}', number);
    this.rings = new KeyRings(storage, workspaceState, nameOf);
    this.listening = storage.onDidChange(({ key }) => {
      if (!key.startsWith(secretPrefix)) return;
      this.known.forget();
      this.changed.fire();
    });
  }

  /** The one that asks in this workspace. */
  async key(provider: ProviderId = 'openrouter'): Promise<string | undefined> {
    try {
      return await this.known.key(provider);
    } catch (error) {
      this.log.error('the secret storage could not be read', error);
      return undefined;
    }
  }

  /** @throws ExpectedError when the machine's keyring refuses */
  async ring(provider: ProviderId): Promise<KeyRing> {
    return this.guarded(() => this.rings.ring(provider));
  }

  /** @throws ExpectedError when the machine's keyring refuses */
  async inUse(provider: ProviderId): Promise<NamedKey | undefined> {
    return this.guarded(() => this.rings.inUse(provider));
  }

  /** The id of the key that this workspace has for itself. */
  bound(provider: ProviderId): string | undefined {
    return this.rings.bound(provider);
  }

  /** Adds a key, which asks from now on. @throws ExpectedError when the machine's keyring refuses */
  async set(provider: ProviderId, key: string, name?: string): Promise<void> {
    await this.change(() => this.rings.add(provider, key, name));
  }

  /** Lets another one ask. @throws ExpectedError when the machine's keyring refuses */
  async use(provider: ProviderId, id: string): Promise<void> {
    await this.change(() => this.rings.use(provider, id));
  }

  /** @param id undefined: this workspace has none for itself any longer */
  async bind(provider: ProviderId, id: string | undefined): Promise<void> {
    await this.change(() => this.rings.bind(provider, id));
  }

  async rename(provider: ProviderId, id: string, name: string): Promise<void> {
    await this.change(() => this.rings.rename(provider, id, name));
  }

  /** @param id the one that asks here where it is not said */
  async remove(provider: ProviderId, id?: string): Promise<RemovedKey | undefined> {
    return this.change(() => this.rings.remove(provider, id));
  }

  /** Has a forgotten key ask where it asked before. @throws ExpectedError when the machine's keyring refuses */
  async bringBack(provider: ProviderId, removed: RemovedKey): Promise<void> {
    await this.change(() => this.rings.bringBack(provider, removed));
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }

  private async change<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.guarded(work);
    } finally {
      this.known.forget();
    }
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.log.error('the secret storage refused', error);
      throw new ExpectedError(
        vscode.l10n.t("The key could not be kept or read: VS Code's secret storage refused it."),
        [],
        { cause: error },
      );
    }
  }
}
