import type { Quota } from '../../shared/quota';
import { Emitter } from '../event';
import type { Clock, Confirmation, Disposable, Ledger, Logger } from '../ports';
import {
  believe,
  dayMs,
  figureLagMs,
  isSameDay,
  minuteMs,
  quotaOf,
  startOfDay,
  startOfMinute,
} from './quota';

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
const settleMs = figureLagMs + 5000;

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
    const quota = await this.compute();
    this.scheduleTurn(quota);
    if (JSON.stringify(quota) !== JSON.stringify(this.last)) {
      this.last = quota;
      this.changed.fire(quota);
    }
    return quota;
  }

  /** A request left or ended: the figure changes now, and is confirmed once requests have come to rest. */
  noteActivity(): void {
    this.askLater(settleMs);
    void this.update();
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
    await this.take(this.account, figure, at).catch((error: unknown) => this.note(error));
  }

  /** The provider answered that today's requests are used up. Never rejects. */
  async usedUp(limit?: number): Promise<void> {
    try {
      const { account } = this;
      if (account === undefined) return;
      const known = limit ?? (await this.deps.ledger.latestConfirmation(account))?.limit;
      if (known === undefined) return;
      const quota = await this.quota();
      const used = Math.max(known, quota.used);
      await this.deps.ledger.confirm(account, { at: this.deps.clock.now(), used, limit: known });
      await this.quota();
    } catch (error) {
      this.note(error);
    }
  }

  dispose(): void {
    this.askTimer?.dispose();
    this.turnTimer?.dispose();
    this.changed.dispose();
  }

  private askLater(ms: number): void {
    this.askTimer?.dispose();
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
      if (figure && account === this.account) await this.take(account, figure, at);
    } catch (error) {
      this.note(error);
    }
  }

  private async take(account: string, figure: KeyFigure, at: number): Promise<void> {
    const { ledger } = this.deps;
    const lastRequestAt = await ledger.lastRequestAt(account);
    // Whether it counts a request that left meanwhile cannot be known; the next figure will.
    if (lastRequestAt !== undefined && lastRequestAt >= at) return;
    const previous = await ledger.latestConfirmation(account);
    const ownCount = await this.countUntil(account, previous, at);
    await ledger.confirm(account, believe({ at, ...figure, ownCount, lastRequestAt }));
    await this.quota();
  }

  private async countUntil(
    account: string,
    previous: Confirmation | undefined,
    at: number,
  ): Promise<number> {
    const { ledger } = this.deps;
    if (!previous || !isSameDay(previous.at, at)) return ledger.countSince(account, startOfDay(at));
    return previous.used + (await ledger.countSince(account, previous.at));
  }

  private async compute(): Promise<Quota> {
    const { ledger, clock } = this.deps;
    const now = clock.now();
    const { account } = this;
    if (account === undefined)
      return quotaOf({ sentSince: 0, sentToday: 0, sentThisMinute: 0, now });
    const confirmation = await ledger.latestConfirmation(account);
    const [sentSince, sentToday, sentThisMinute, lastRequestAt] = await Promise.all([
      confirmation ? ledger.countSince(account, confirmation.at) : 0,
      ledger.countSince(account, startOfDay(now)),
      ledger.countSince(account, startOfMinute(now)),
      ledger.lastRequestAt(account),
    ]);
    return quotaOf({ confirmation, sentSince, sentToday, sentThisMinute, lastRequestAt, now });
  }

  /** One timer for the moment at which the figure changes by itself: the end of the minute, or of the day. */
  private scheduleTurn(quota: Quota): void {
    this.turnTimer?.dispose();
    this.turnTimer = undefined;
    if (quota.used === 0 && quota.usedThisMinute === 0) return;
    const now = this.deps.clock.now();
    const turn = quota.usedThisMinute > 0 ? startOfMinute(now) + minuteMs : startOfDay(now) + dayMs;
    this.turnTimer = this.deps.clock.after(turn - now, () => void this.update());
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
