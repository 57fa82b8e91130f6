import { isUsedUp, type Quota } from '../../shared/quota';
import { Emitter } from '../event';
import type { Preset } from '../llm/preset';
import type { RateFigure } from '../llm/rateHeaders';
import type { Clock, Confirmation, Disposable, Ledger, Logger } from '../ports';
import { minuteMs } from './calendar';
import { noCounter, type Counter } from './counter';
import {
  judgeFigure,
  judgeHeaders,
  judgeRefusal,
  type AnsweredRequest,
  type Figure,
  type Refusal,
} from './figure';
import { changesAt, knownSince, quotaOf, type QuotaFacts } from './quota';
import { clockErrorMs, daysOfFigure, settleMs, type UseFacts } from './usedRange';

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

type Known = Pick<QuotaFacts, 'confirmation' | 'requests'>;

/** The provider is asked this long after the last request: then its cache knows of it. */
const confirmMs = settleMs + 1000;

/**
 * The quota of whoever would get the next request. A provider that tells its counter is asked once, after requests have come
 * to rest, and never more than once a minute; others tell with their answers, or only when they refuse. In between it counts.
 * `onDidChange` fires when the figure is another one.
 */
export class QuotaMeter implements Disposable {
  private readonly changed = new Emitter<Quota>();
  private counter = noCounter;
  /** What the last answer told of the minute's tokens, by counter. */
  private readonly tokens = new Map<string, QuotaFacts['tokens']>();
  private last: Quota | undefined;
  private lastAskedAt = -Infinity;
  private asking: Promise<void> | undefined;
  private disposed = false;
  private askTimer: Disposable | undefined;
  private turnTimer: Disposable | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: QuotaMeterDeps) {}

  /** Changes to another counter; undefined: nobody is set up. Asks nobody, and counts nothing where it is the same. */
  async useCounter(counter = noCounter): Promise<void> {
    if (counter.id !== this.counter.id) {
      this.lastAskedAt = -Infinity;
      this.askTimer?.dispose();
      this.askTimer = undefined;
    } else if (this.last) return;
    this.counter = counter;
    await this.quota();
  }

  /** Of whom the quota is; undefined: nobody is set up. */
  get preset(): Preset | undefined {
    return this.counter.id === '' ? undefined : this.counter.preset;
  }

  /** As known now, without asking the provider. @throws StorageError */
  async quota(): Promise<Quota> {
    const now = this.deps.clock.now();
    const { counter } = this;
    const quota = await this.quotaOf(counter, now);
    // Another one came into use while this one was read.
    if (counter !== this.counter) return this.quota();
    this.scheduleTurn(quota, now);
    if (JSON.stringify(quota) !== JSON.stringify(this.last)) {
      this.last = quota;
      this.changed.fire(quota);
    }
    return quota;
  }

  /** Of any counter. @throws StorageError */
  async quotaOf(counter: Counter, now = this.deps.clock.now()): Promise<Quota> {
    const tokens = this.tokens.get(counter.id);
    return quotaOf({ counter, tokens, now, ...(await this.known(counter, now)) });
  }

  /** A request left or ended: the figure changes now, and is confirmed once requests have come to rest. */
  noteActivity(): void {
    if (this.isTold) this.askLater(confirmMs);
    void this.update();
  }

  /** Other windows may have sent requests: if the figure was ever shown here, it is brought up to date. */
  lookAgain(): void {
    if (this.last) void this.update();
  }

  /** Asks the provider, where it tells its counter, unless that was done within the last minute. Never rejects. */
  async refresh(): Promise<void> {
    if (!this.isTold || this.restMs > 0) return;
    this.asking ??= this.ask(this.counter).finally(() => (this.asking = undefined));
    await this.asking;
  }

  /** Takes a figure that somebody else asked for, `at` just before that. Never rejects. */
  async confirm(counter: Counter, figure: KeyFigure, at: number): Promise<void> {
    if (counter.id === this.counter.id) this.lastAskedAt = at;
    const until = this.deps.clock.now();
    await this.quietly(() => this.take(counter, { ...figure, at, until }));
  }

  /** Takes what the headers of an answer tell. Never rejects. */
  async told(counter: Counter, figure: RateFigure, answered: AnsweredRequest): Promise<void> {
    const { id, preset } = counter;
    // Others mean other windows by the same headers.
    if (preset.limits !== 'headers') return;
    if (figure.tokens) this.tokens.set(id, { ...figure.tokens, at: figure.at });
    await this.quietly(() => this.keep(counter, judgeHeaders(figure, answered)));
  }

  /** The provider answered that nothing is left for now. Never rejects. */
  async usedUp(counter: Counter, refusal: Refusal): Promise<void> {
    await this.quietly(async () => {
      const now = this.deps.clock.now();
      const facts = await this.facts(counter, now);
      await this.keep(counter, judgeRefusal(refusal, now, facts, counter));
    });
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
      if (this.restMs > 0) this.askLater(this.restMs);
      else void this.refresh();
    });
  }

  /** Milliseconds for which it is not asked again. */
  private get restMs(): number {
    const since = this.deps.clock.now() - this.lastAskedAt;
    // The clock was set back: how long ago it was asked, nobody knows.
    return since < 0 ? 0 : Math.max(0, minuteMs - since);
  }

  /** It tells its counter to whoever asks. */
  private get isTold(): boolean {
    return this.preset?.limits === 'keyInfo';
  }

  private async ask(counter: Counter): Promise<void> {
    const at = this.deps.clock.now();
    this.lastAskedAt = at;
    await this.quietly(async () => {
      const figure = await this.deps.fetchKey();
      if (!figure || counter.id !== this.counter.id) return;
      await this.take(counter, { ...figure, at, until: this.deps.clock.now() });
    });
  }

  private async take(counter: Counter, figure: Figure): Promise<void> {
    const facts = await this.facts(counter, figure.until);
    await this.keep(counter, judgeFigure(figure, facts));
    // Around midnight nobody can say of which day it is: it is asked for again, later.
    if (daysOfFigure(facts.zone, figure).length > 1) this.askLater(2 * clockErrorMs + confirmMs);
  }

  private async keep({ id }: Counter, kept: Confirmation | undefined): Promise<void> {
    if (kept) await this.deps.ledger.confirm(id, kept);
    await this.quota();
  }

  private async known(counter: Counter, now: number): Promise<Known> {
    const { ledger } = this.deps;
    if (counter.id === '') return { requests: [] };
    const [confirmation, requests] = await Promise.all([
      ledger.latestConfirmation(counter.id),
      ledger.sentSince(counter.id, knownSince(counter, now)),
    ]);
    return { confirmation, requests };
  }

  private async facts(counter: Counter, now: number): Promise<UseFacts> {
    const { day } = counter.preset.quota;
    return { zone: day === 'rolling' ? 'UTC' : day, ...(await this.known(counter, now)) };
  }

  /** One timer for the moment at which the figure changes by itself. */
  private scheduleTurn(quota: Quota, now: number): void {
    this.turnTimer?.dispose();
    this.turnTimer = undefined;
    // Whoever asked before the end may hear after it: that must not start a timer again.
    if (this.disposed || (quota.used === 0 && quota.usedThisMinute === 0 && !isUsedUp(quota)))
      return;
    // It may be past already: the machine slept.
    const at = changesAt(quota, now);
    if (at === Infinity) return;
    const wait = Math.max(0, at - this.deps.clock.now());
    this.turnTimer = this.deps.clock.after(wait, () => void this.update());
  }

  private async update(): Promise<void> {
    await this.quietly(() => this.quota());
  }

  /** What fails leaves the figure as it was: no reason to disturb anybody. */
  private async quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown reason';
      this.deps.logger.info(`The quota could not be refreshed: ${reason}`);
    }
  }
}
