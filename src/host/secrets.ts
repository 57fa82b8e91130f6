import * as vscode from 'vscode';
import type { Logger, Secrets } from '../core/ports';
import { ExpectedError } from './expectedError';

/** A provider's key in VS Code's secret storage: set, get, remove. */
export class KeyStore implements Secrets, vscode.Disposable {
  private readonly storage: vscode.SecretStorage;
  private readonly name: string;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;

  /** Also when another window changed it. */
  readonly onDidChange = this.changed.event;

  /** @param provider the id of its preset */
  constructor(
    context: Pick<vscode.ExtensionContext, 'secrets'>,
    provider: string,
    private readonly log: Logger,
  ) {
    this.storage = context.secrets;
    this.name = `frugal.key.${provider}`;
    this.listening = this.storage.onDidChange(({ key }) => {
      if (key === this.name) this.changed.fire();
    });
  }

  async key(): Promise<string | undefined> {
    try {
      return await this.storage.get(this.name);
    } catch (error) {
      this.log.error('the secret storage could not be read', error);
      return undefined;
    }
  }

  /** @throws ExpectedError when the machine's keyring refuses */
  async set(key: string): Promise<void> {
    try {
      await this.storage.store(this.name, key);
    } catch (error) {
      this.log.error('the secret storage could not be written', error);
      throw new ExpectedError(
        vscode.l10n.t("The key could not be kept: VS Code's secret storage refused it."),
        [],
        { cause: error },
      );
    }
  }

  async remove(): Promise<void> {
    await this.storage.delete(this.name);
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}
