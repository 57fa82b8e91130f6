import { nextMidnight } from '../../src/core/llm/nextMidnight';
import type { Counter } from '../../src/core/quota/counter';
import { QuotaMeter, type KeyFigure } from '../../src/core/quota/quotaMeter';
import { anyKnownSince } from '../../src/core/quota/quota';
import type { Quota } from '../../src/shared/quota';
import { counters } from './counters';
import { FakeClock } from './fakeClock';
import { MemoryLedger } from './memoryLedger';
import { MemoryLogger } from './memoryLogger';
import { BucketBooks, DayBooks, type Told } from './providerBooks';
import { seededRandom } from './seededRandom';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

interface Sent {
  readonly id: number;
  readonly at: number;
  readonly countsAtMost: number;
}

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

/** Moments from which histories begin: also before and after the days on which California changes its clocks. */
const beginnings = [
  Date.UTC(2026, 10, 23),
  Date.UTC(2026, 9, 31, 12),
  Date.UTC(2027, 2, 13, 12),
] as const;

const kinds = ['openrouter', 'groq', 'google'] as const;

/** Two windows, other clients, a wrong clock and a slow network against the provider's books. */
class History {
  private readonly random: () => number;
  private readonly clock: FakeClock;
  private readonly counter: Counter;
  private readonly books: DayBooks | BucketBooks;
  private readonly ledger = new MemoryLedger();
  /** By the row of the request with which the figure came, or else by the time of the figure. */
  private readonly told = new Map<string, Told>();
  private readonly meters: QuotaMeter[] = [];
  /** How busy other clients are, per step. */
  private readonly elsewhereRate: number;
  private readonly violations: string[] = [];
  private steps = 0;
  private exact = 0;
  private untold = 0;

  constructor(
    private readonly seed: number,
    private readonly kind: (typeof kinds)[number],
  ) {
    this.random = seededRandom(seed);
    const beginning = beginnings[Math.floor(this.random() * beginnings.length)] ?? beginnings[0];
    const start = beginning + this.random() * day;
    // The machine's clock is up to two minutes wrong.
    const skew = (this.random() - 0.5) * 2 * (2 * minute - second);
    this.clock = new FakeClock(Math.round(start + skew));
    this.counter = counters[kind];
    const now = (): number => this.clock.now() - Math.round(skew);
    this.books =
      kind === 'groq'
        ? new BucketBooks(now, this.random() < 0.5 ? this.between(5, 45) : 1000)
        : kind === 'google'
          ? new DayBooks(now, 2 + this.between(0, 10), 'America/Los_Angeles', false)
          : new DayBooks(now, 50, 'UTC', true);
    this.elsewhereRate = this.random() < 0.4 ? 0 : this.random() * 0.3;
    this.meters.push(this.open(), this.open());
  }

  async run(length: number): Promise<MeterReport> {
    for (const meter of this.meters) await meter.useCounter(this.counter);
    for (let step = 0; step < length; step += 1) {
      await this.act();
      await this.check();
      await this.clock.pass(this.pause(), () => this.check());
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
    if (this.random() < this.elsewhereRate) this.books.take(this.between(1, 4), true);
    const meter = this.meters[this.random() < 0.5 ? 0 : 1];
    if (!meter) return;
    if (kind < 0.62) await this.send(meter);
    else if (kind < 0.8) void meter.refresh();
    else if (kind < 0.83) this.books.limit = 1000;
    else if (kind < 0.86) await this.ledger.clearUsage(anyKnownSince(this.clock.now()));
    else if (kind < 0.9) await this.restart();
    await new Promise(setImmediate);
  }

  private async restart(): Promise<void> {
    this.meters.shift()?.dispose();
    const meter = this.open();
    this.meters.push(meter);
    await meter.useCounter(this.counter);
  }

  private async askKey(): Promise<KeyFigure> {
    const askedAt = this.clock.now();
    await this.passed(this.between(0, 3 * second));
    if (!(this.books instanceof DayBooks)) throw new Error('it is not asked');
    const { used, ...told } = this.books.tellKey();
    this.told.set(`at ${askedAt}`, told);
    await this.passed(this.between(0, 3 * second));
    if (this.random() < 0.1) throw new TypeError('fetch failed');
    return { used, limit: told.limit };
  }

  private passed(ms: number): Promise<void> {
    return new Promise((resolve) => this.clock.after(ms, resolve));
  }

  /** A request with everything that can become of it. */
  private async send(meter: QuotaMeter): Promise<void> {
    const countsAtMost = this.kind === 'openrouter' && this.random() < 0.3 ? 3 : 1;
    const at = this.clock.now();
    const row = { at, account: this.counter.id, model: 'm', provider: 'p', purpose: 'chat' };
    const id = await this.ledger.begin({ ...row, countsAtMost });
    meter.noteActivity();
    void this.travel(meter, { id, at, countsAtMost });
  }

  private async travel(meter: QuotaMeter, sent: Sent): Promise<void> {
    const { id, countsAtMost } = sent;
    const fate = this.random();
    if (fate < 0.05) return this.end(meter, id, 'no');
    const arrival = this.between(0, 3 * second);
    if (fate < 0.1) {
      await this.passed(arrival);
      return this.end(meter, id, 'unknown');
    }
    if (fate < 0.15) {
      // Given up here while it was still on its way.
      void this.passed(arrival + 6 * second).then(() => this.books.take(1));
      await this.passed(arrival);
      return this.end(meter, id, 'unknown');
    }
    await this.passed(arrival);
    const free = this.books.take(1);
    const told = this.books.told();
    if (!free) return this.refuse(meter, sent, told);
    this.failOver(this.between(0, countsAtMost - 1));
    // Its process died.
    if (fate < 0.2) return;
    await this.tellHeaders(meter, sent, told);
    await this.passed(this.between(3 * minute, 4 * minute));
    await this.end(meter, id, fate < 0.25 ? 'unknown' : 'yes');
  }

  private async refuse(meter: QuotaMeter, { id, at }: Sent, told: Told): Promise<void> {
    const wait = this.books instanceof BucketBooks ? this.books.wait() : undefined;
    await this.passed(this.between(0, 2 * second));
    await this.end(meter, id, this.kind === 'openrouter' ? 'yes' : 'unknown');
    const now = this.clock.now();
    const until = wait === undefined ? nextMidnight(now, 'America/Los_Angeles') : now + wait;
    // Google does not always name the figure.
    const limit = this.kind === 'google' && this.random() < 0.2 ? {} : { limit: told.limit };
    this.told.set(`at ${this.kind === 'groq' ? at : now}`, told);
    await meter.usedUp(this.counter, { at, ...limit, until });
  }

  /** What comes with the answer, some time later. */
  private async tellHeaders(meter: QuotaMeter, { id, at }: Sent, told: Told): Promise<void> {
    if (!(this.books instanceof BucketBooks)) return;
    const requests = this.books.headers();
    this.told.set(`row ${id}`, told);
    await this.passed(this.between(0, 3 * second));
    await meter.told(this.counter, { at: this.clock.now(), requests }, { row: id, at });
  }

  /** The provider tries its other models, and counts each when it does. */
  private failOver(models: number): void {
    for (let model = 0; model < models; model += 1) {
      void this.passed(this.between(0, 3 * minute)).then(() => this.books.take(1));
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
    const confirmation = await this.ledger.latestConfirmation(this.counter.id);
    const { at = 0, request } = confirmation ?? {};
    const told = this.told.get(request === undefined ? `at ${at}` : `row ${request}`);
    for (const meter of this.meters) {
      const quota = await meter.quota();
      if (!told || quota.leftAtLeast === undefined || quota.leftAtMost === undefined) continue;
      this.compare(quota, told, quota.leftAtLeast, quota.leftAtMost);
    }
  }

  private compare(quota: Quota, told: Told, least: number, most: number): void {
    const { left, leftForHere, untold } = this.books.truth(told);
    this.steps += 1;
    if (least === most) this.exact += 1;
    if (untold) this.untold += 1;
    if (left <= most && leftForHere >= least) return;
    const time = new Date(this.clock.now()).toISOString();
    const seen = JSON.stringify(quota);
    this.violations.push(`${this.kind} ${this.seed}, ${time}: ${left} (${leftForHere}) in ${seen}`);
  }
}

/** Plays a random history of `length` steps, the same for the same seed; each third one is of another provider. */
export function playHistory(seed: number, length: number): Promise<MeterReport> {
  return new History(seed, kinds[seed % kinds.length] ?? 'openrouter').run(length);
}
