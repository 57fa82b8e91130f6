import * as vscode from 'vscode';
import { KnownKeys } from '../core/llm/knownKeys';
import type { ProviderId } from '../core/llm/preset';
import type { Logger, Secrets } from '../core/ports';
import { ExpectedError } from './expectedError';

const prefix = 'frugal.key.';

/** The providers' keys in VS Code's secret storage, one for each: set, get, remove. */
export class KeyStore implements Secrets, vscode.Disposable {
  private readonly storage: vscode.SecretStorage;
  private readonly known = new KnownKeys(async (provider) => this.storage.get(prefix + provider));
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;

  /** Also when another window changed it. */
  readonly onDidChange = this.changed.event;

  constructor(
    context: Pick<vscode.ExtensionContext, 'secrets'>,
    private readonly log: Logger,
  ) {
    this.storage = context.secrets;
    this.listening = this.storage.onDidChange(({ key }) => {
      if (!key.startsWith(prefix)) return;
      this.known.forget();
      this.changed.fire();
    });
  }

  async key(provider: ProviderId = 'openrouter'): Promise<string | undefined> {
    try {
      return await this.known.key(provider);
    } catch (error) {
      this.log.error('the secret storage could not be read', error);
      return undefined;
    }
  }

  /** @throws ExpectedError when the machine's keyring refuses */
  async set(provider: ProviderId, key: string): Promise<void> {
    try {
      await this.storage.store(prefix + provider, key);
    } catch (error) {
      this.log.error('the secret storage could not be written', error);
      throw new ExpectedError(
        vscode.l10n.t("The key could not be kept: VS Code's secret storage refused it."),
        [],
        { cause: error },
      );
    } finally {
      this.known.forget();
    }
  }

  async remove(provider: ProviderId): Promise<void> {
    await this.storage.delete(prefix + provider);
    this.known.forget();
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}
