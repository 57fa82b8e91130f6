import type { Quota } from '../../shared/quota';
import { Emitter } from '../event';
import type { Clock, Disposable, Ledger, Logger } from '../ports';
import { minuteMs } from './calendar';
import { judgeFigure, judgeUsedUp, type Figure } from './figure';
import { changesAt, quotaOf } from './quota';
import { clockErrorMs, daysOfFigure, relevantSince, settleMs, type UseFacts } from './usedRange';

/** The day's counter of `GET /key`. */
export interface KeyFigure {
  readonly used: number;
  readonly limit: number;
}

export interface QuotaMeterDeps {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `GET /key`; undefined where the provider does not tell its counter. Costs no quota. */
  readonly fetchKey: () => Promise<KeyFigure | undefined>;
}

/** The provider is asked this long after the last request: then its cache knows of it. */
const restMs = settleMs + 1000;

/**
 * The quota of the account in use. It asks the provider once, after requests have come to rest, and never more than once a
 * minute; in between it counts. `onDidChange` fires when the figure is another one.
 */
export class QuotaMeter implements Disposable {
  private readonly changed = new Emitter<Quota>();
  private account: string | undefined;
  private last: Quota | undefined;
  private lastAskedAt = -Infinity;
  private asking: Promise<void> | undefined;
  private disposed = false;
  private askTimer: Disposable | undefined;
  private turnTimer: Disposable | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: QuotaMeterDeps) {}

  /** Changes to the account with this hash; undefined without a key. Asks nobody. */
  async useAccount(account: string | undefined): Promise<void> {
    if (account !== this.account) {
      this.account = account;
      this.lastAskedAt = -Infinity;
      this.askTimer?.dispose();
      this.askTimer = undefined;
    }
    await this.quota();
  }

  /** As known now, without asking the provider. @throws StorageError */
  async quota(): Promise<Quota> {
    const now = this.deps.clock.now();
    const quota = await this.compute(now);
    this.scheduleTurn(quota, now);
    if (JSON.stringify(quota) !== JSON.stringify(this.last)) {
      this.last = quota;
      this.changed.fire(quota);
    }
    return quota;
  }

  /** A request left or ended: the figure changes now, and is confirmed once requests have come to rest. */
  noteActivity(): void {
    this.askLater(restMs);
    void this.update();
  }

  /** Other windows may have sent requests: if the figure was ever shown here, it is brought up to date. */
  lookAgain(): void {
    if (this.last) void this.update();
  }

  /** Asks the provider, unless that was done within the last minute. Never rejects. */
  async refresh(): Promise<void> {
    const { clock } = this.deps;
    if (this.account === undefined || clock.now() - this.lastAskedAt < minuteMs) return;
    this.asking ??= this.ask(this.account).finally(() => (this.asking = undefined));
    await this.asking;
  }

  /** Takes a figure that somebody else asked for, `at` just before that. Never rejects. */
  async confirm(figure: KeyFigure, at: number): Promise<void> {
    if (this.account === undefined) return;
    this.lastAskedAt = at;
    const until = this.deps.clock.now();
    await this.take(this.account, { ...figure, at, until }).catch((error: unknown) =>
      this.note(error),
    );
  }

  /** The provider answered that today's requests are used up. Never rejects. */
  async usedUp(limit?: number): Promise<void> {
    try {
      const { account } = this;
      if (account === undefined) return;
      const known = limit ?? (await this.deps.ledger.latestConfirmation(account))?.limit;
      if (known === undefined) return;
      const now = this.deps.clock.now();
      const kept = judgeUsedUp(known, now, await this.facts(account, now));
      await this.deps.ledger.confirm(account, kept);
      await this.quota();
    } catch (error) {
      this.note(error);
    }
  }

  dispose(): void {
    this.disposed = true;
    this.askTimer?.dispose();
    this.turnTimer?.dispose();
    this.changed.dispose();
  }

  private askLater(ms: number): void {
    this.askTimer?.dispose();
    if (this.disposed) return;
    this.askTimer = this.deps.clock.after(ms, () => {
      this.askTimer = undefined;
      const rest = this.lastAskedAt + minuteMs - this.deps.clock.now();
      if (rest > 0) this.askLater(rest);
      else void this.refresh();
    });
  }

  private async ask(account: string): Promise<void> {
    const at = this.deps.clock.now();
    this.lastAskedAt = at;
    try {
      const figure = await this.deps.fetchKey();
      if (!figure || account !== this.account) return;
      await this.take(account, { ...figure, at, until: this.deps.clock.now() });
    } catch (error) {
      this.note(error);
    }
  }

  private async take(account: string, figure: Figure): Promise<void> {
    const kept = judgeFigure(figure, await this.facts(account, figure.until));
    if (kept) await this.deps.ledger.confirm(account, kept);
    // Around midnight nobody can say of which day it is: it is asked for again, later.
    if (daysOfFigure(figure).length > 1) this.askLater(2 * clockErrorMs + restMs);
    await this.quota();
  }

  private async compute(now: number): Promise<Quota> {
    const { account } = this;
    return quotaOf({
      now,
      ...(account === undefined ? { requests: [] } : await this.facts(account, now)),
    });
  }

  private async facts(account: string, now: number): Promise<UseFacts> {
    const { ledger } = this.deps;
    const [confirmation, requests] = await Promise.all([
      ledger.latestConfirmation(account),
      ledger.sentSince(account, relevantSince(now)),
    ]);
    return { confirmation, requests };
  }

  /** One timer for the moment at which the figure changes by itself. */
  private scheduleTurn(quota: Quota, now: number): void {
    this.turnTimer?.dispose();
    this.turnTimer = undefined;
    // Whoever asked before the end may hear after it: that must not start a timer again.
    if (this.disposed || (quota.used === 0 && quota.usedThisMinute === 0)) return;
    // It may be past already: the machine slept.
    const wait = Math.max(0, changesAt(quota, now) - this.deps.clock.now());
    this.turnTimer = this.deps.clock.after(wait, () => void this.update());
  }

  private async update(): Promise<void> {
    await this.quota().catch((error: unknown) => this.note(error));
  }

  /** The figure stays as it was: no reason to disturb anybody. */
  private note(error: unknown): void {
    const reason = error instanceof Error ? error.name : 'unknown reason';
    this.deps.logger.info(`The quota could not be refreshed: ${reason}`);
  }
}
