import type { Meter } from '../core/chat/turnRunner';
import type { Logger, Secrets } from '../core/ports';
import { accountHash } from '../core/quota/accountHash';
import type { KeyFigure, QuotaMeter } from '../core/quota/quotaMeter';
import type { Quota } from '../shared/quota';

/** The meter of the account whose key is set. It looks for the key at first use, not before. */
export class AccountMeter implements Meter {
  private using: Promise<void> | undefined;

  constructor(
    private readonly meter: QuotaMeter,
    private readonly keys: Secrets,
    private readonly logger: Logger,
  ) {}

  /** The key is another one. */
  async keyChanged(): Promise<void> {
    this.using = undefined;
    await this.use();
  }

  async quota(): Promise<Quota> {
    await this.use();
    return this.meter.quota();
  }

  async refresh(): Promise<void> {
    await this.use();
    await this.meter.refresh();
  }

  noteActivity(): void {
    this.meter.noteActivity();
  }

  async usedUp(limit?: number): Promise<void> {
    await this.meter.usedUp(limit);
  }

  /** Takes the figure of a check of the key. @param at epoch milliseconds, just before it was asked for */
  async confirm(figure: KeyFigure, at: number): Promise<void> {
    await this.use();
    await this.meter.confirm(figure, at);
  }

  private use(): Promise<void> {
    this.using ??= this.useKey().catch((error: unknown) => {
      // The account is in use; only its past could not be read, which the next reader is told.
      this.logger.info(`no past quota: ${error instanceof Error ? error.name : 'unknown'}`);
    });
    return this.using;
  }

  private async useKey(): Promise<void> {
    const key = await this.keys.key();
    await this.meter.useAccount(key === undefined ? undefined : await accountHash(key));
  }
}
