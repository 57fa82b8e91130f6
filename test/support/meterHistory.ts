import type { Clock, Disposable } from '../../src/core/ports';
import { QuotaMeter, type KeyFigure } from '../../src/core/quota/quotaMeter';
import { relevantSince } from '../../src/core/quota/usedRange';
import type { Quota } from '../../src/shared/quota';
import { MemoryLedger } from './memoryLedger';
import { MemoryLogger } from './memoryLogger';
import { seededRandom } from './seededRandom';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const account = 'a';

/** What a history showed. */
export interface MeterReport {
  readonly steps: number;
  /** What was shown and what was true, for each step at which the one did not contain the other. */
  readonly violations: readonly string[];
  /** Steps at which one number was shown and not a range. */
  readonly exact: number;
  /** Steps at which the provider had not told of a request made elsewhere, or of a new limit: nobody here could know. */
  readonly untold: number;
}

/** Time in which timers and what they start run in turn. */
class HistoryClock implements Clock {
  private timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(public time: number) {}

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): Disposable {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return { dispose: () => (this.timers = this.timers.filter((other) => other !== timer)) };
  }

  async advance(ms: number, each: () => Promise<void>): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((other) => other !== due);
      this.time = Math.max(this.time, due.at);
      due.run();
      await new Promise(setImmediate);
      await each();
    }
    this.time = end;
  }
}

/** The provider's own books, by its own clock. */
class Provider {
  limit: 50 | 1000 = 50;
  private today = -1;
  private counts = { used: 0, elsewhere: 0 };
  private cached: (KeyFigure & { readonly at: number; readonly elsewhere: number }) | undefined;

  constructor(private readonly now: () => number) {}

  get used(): number {
    return this.current().used;
  }

  get elsewhere(): number {
    return this.current().elsewhere;
  }

  get dayNumber(): number {
    return Math.floor(this.now() / day);
  }

  /** False when the day is used up; it counts all the same. */
  take(count: number, elsewhere = false): boolean {
    const counts = this.current();
    const free = counts.used < this.limit;
    counts.used += count;
    if (elsewhere) counts.elsewhere += count;
    return free;
  }

  /** `GET /key`: up to a minute old. */
  tell(): KeyFigure & { readonly at: number; readonly elsewhere: number } {
    if (!this.cached || this.now() - this.cached.at >= minute) {
      this.cached = { ...this.current(), limit: this.limit, at: this.now() };
    }
    return this.cached;
  }

  private current(): { used: number; elsewhere: number } {
    if (this.dayNumber !== this.today) {
      this.today = this.dayNumber;
      this.counts = { used: 0, elsewhere: 0 };
    }
    return this.counts;
  }
}

/** What the provider knew when it gave a figure that Frugal kept. */
interface Told {
  readonly dayNumber: number;
  readonly elsewhere: number;
  readonly limit: number;
}

/** Two windows, other clients, a wrong clock and a slow network against the provider's books. */
class History {
  private readonly random: () => number;
  private readonly clock: HistoryClock;
  private readonly provider: Provider;
  private readonly ledger = new MemoryLedger();
  /** By the time at which Frugal asked. */
  private readonly told = new Map<number, Told>();
  private readonly meters: QuotaMeter[] = [];
  /** How busy other clients are, per step. */
  private readonly elsewhereRate: number;
  private readonly violations: string[] = [];
  private steps = 0;
  private exact = 0;
  private untold = 0;

  constructor(private readonly seed: number) {
    this.random = seededRandom(seed);
    const start = Date.UTC(2026, 10, 23) + this.random() * day;
    // The machine's clock is up to two minutes wrong.
    const skew = (this.random() - 0.5) * 2 * (2 * minute - second);
    this.clock = new HistoryClock(Math.round(start + skew));
    this.provider = new Provider(() => this.clock.time - Math.round(skew));
    this.elsewhereRate = this.random() < 0.4 ? 0 : this.random() * 0.3;
    this.meters.push(this.open(), this.open());
  }

  async run(length: number): Promise<MeterReport> {
    for (const meter of this.meters) await meter.useAccount(account);
    for (let step = 0; step < length; step += 1) {
      await this.act();
      await this.check();
      await this.clock.advance(this.pause(), () => this.check());
      await this.check();
    }
    for (const meter of this.meters) meter.dispose();
    const { steps, violations, exact, untold } = this;
    return { steps, violations, exact, untold };
  }

  private open(): QuotaMeter {
    const { ledger, clock } = this;
    const fetchKey = (): Promise<KeyFigure> => this.askKey();
    return new QuotaMeter({ ledger, clock, logger: new MemoryLogger(), fetchKey });
  }

  /** From a second to hours, short ones more often. */
  private pause(): number {
    const kind = this.random();
    if (kind < 0.5) return this.between(10, 20 * second);
    if (kind < 0.85) return this.between(20 * second, 5 * minute);
    return this.between(5 * minute, 7 * hour);
  }

  private between(least: number, most: number): number {
    return Math.round(least + this.random() * (most - least));
  }

  private async act(): Promise<void> {
    const kind = this.random();
    if (this.random() < this.elsewhereRate) this.provider.take(this.between(1, 4), true);
    const meter = this.meters[this.random() < 0.5 ? 0 : 1];
    if (!meter) return;
    if (kind < 0.62) await this.send(meter);
    else if (kind < 0.8) void meter.refresh();
    else if (kind < 0.83) this.provider.limit = 1000;
    else if (kind < 0.86) await this.ledger.clearUsage(relevantSince(this.clock.now()));
    else if (kind < 0.9) await this.restart();
    await new Promise(setImmediate);
  }

  private async restart(): Promise<void> {
    this.meters.shift()?.dispose();
    const meter = this.open();
    this.meters.push(meter);
    await meter.useAccount(account);
  }

  private async askKey(): Promise<KeyFigure> {
    const askedAt = this.clock.now();
    await this.passed(this.between(0, 3 * second));
    const { used, limit, at, elsewhere } = this.provider.tell();
    this.told.set(askedAt, { dayNumber: Math.floor(at / day), elsewhere, limit });
    await this.passed(this.between(0, 3 * second));
    if (this.random() < 0.1) throw new TypeError('fetch failed');
    return { used, limit };
  }

  private passed(ms: number): Promise<void> {
    return new Promise((resolve) => this.clock.after(ms, resolve));
  }

  /** A request with everything that can become of it. */
  private async send(meter: QuotaMeter): Promise<void> {
    const countsAtMost = this.random() < 0.3 ? 3 : 1;
    const row = { at: this.clock.now(), account, model: 'm', provider: 'p', purpose: 'chat' };
    const id = await this.ledger.begin({ ...row, countsAtMost });
    meter.noteActivity();
    void this.travel(meter, id, countsAtMost);
  }

  private async travel(meter: QuotaMeter, id: number, countsAtMost: number): Promise<void> {
    const fate = this.random();
    if (fate < 0.05) return this.end(meter, id, 'no');
    const arrival = this.between(0, 3 * second);
    if (fate < 0.1) {
      await this.passed(arrival);
      return this.end(meter, id, 'unknown');
    }
    if (fate < 0.15) {
      // Given up here while it was still on its way.
      void this.passed(arrival + 6 * second).then(() => this.provider.take(1));
      await this.passed(arrival);
      return this.end(meter, id, 'unknown');
    }
    await this.passed(arrival);
    const free = this.provider.take(1);
    const { dayNumber, limit, elsewhere } = this.provider;
    if (free) this.failOver(this.between(0, countsAtMost - 1));
    // Its process died.
    if (fate < 0.2) return;
    await this.passed(free ? this.between(3 * minute, 4 * minute) : this.between(0, 2 * second));
    await this.end(meter, id, fate < 0.25 ? 'unknown' : 'yes');
    if (free) return;
    this.told.set(this.clock.now(), { dayNumber, limit, elsewhere });
    await meter.usedUp(limit);
  }

  /** The provider tries its other models, and counts each when it does. */
  private failOver(models: number): void {
    for (let model = 0; model < models; model += 1) {
      void this.passed(this.between(0, 3 * minute)).then(() => this.provider.take(1));
    }
  }

  private async end(
    meter: QuotaMeter,
    id: number,
    counted: 'yes' | 'no' | 'unknown',
  ): Promise<void> {
    await this.ledger.end(id, { at: this.clock.now(), outcome: 'answered', counted });
    meter.noteActivity();
  }

  private async check(): Promise<void> {
    const confirmation = await this.ledger.latestConfirmation(account);
    const told = confirmation && this.told.get(confirmation.at);
    for (const meter of this.meters) {
      const quota = await meter.quota();
      if (!told || quota.leftAtLeast === undefined || quota.leftAtMost === undefined) continue;
      this.compare(quota, told, quota.leftAtLeast, quota.leftAtMost);
    }
  }

  private compare(quota: Quota, told: Told, least: number, most: number): void {
    const { provider } = this;
    const known = told.dayNumber === provider.dayNumber ? told.elsewhere : 0;
    const unseen = provider.elsewhere - known;
    this.steps += 1;
    if (least === most) this.exact += 1;
    if (unseen > 0 || told.limit !== provider.limit) this.untold += 1;
    const left = Math.max(0, told.limit - provider.used);
    const leftForHere = Math.max(0, told.limit - provider.used + unseen);
    if (left <= most && leftForHere >= least) return;
    const time = new Date(this.clock.now()).toISOString();
    const seen = JSON.stringify(quota);
    this.violations.push(`seed ${this.seed}, ${time}: ${left} (${leftForHere}) in ${seen}`);
  }
}

/** Plays a random history of `length` steps, the same for the same seed. */
export function playHistory(seed: number, length: number): Promise<MeterReport> {
  return new History(seed).run(length);
}
