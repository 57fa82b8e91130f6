import type { Model } from '../../src/core/catalogue/model';
import { StreamingAnswer } from '../../src/core/chat/streamingAnswer';
import { runTurn, type TurnDeps } from '../../src/core/chat/turnRunner';
import { createClient } from '../../src/core/llm/client';
import { fetchKeyInfo } from '../../src/core/llm/keyInfo';
import type { Target } from '../../src/core/llm/request';
import type { Keep } from '../../src/core/ports';
import { AccountMeter } from '../../src/core/quota/accountMeter';
import { counterOf, type Counter } from '../../src/core/quota/counter';
import { anyKnownSince } from '../../src/core/quota/quota';
import { QuotaMeter, type KeyFigure } from '../../src/core/quota/quotaMeter';
import { faultNames, faults, type FaultName, type Simulator } from '../simulator/simulator';
import { FakeClock } from './fakeClock';
import { MemoryCache } from './memoryCache';
import { MemoryLedger } from './memoryLedger';
import { MemoryLogger } from './memoryLogger';
import type { MeterReport } from './meterHistory';
import { freeModel } from './models';
import { noAddresses } from './noAddresses';
import { seededRandom } from './seededRandom';
import { simulatedQuotas, type SimulatedKind, type SimulatedQuota } from './simulatedQuotas';
import { SlowWire, type TravellingTurn } from './slowWire';

const second = 1000;
const minute = 60 * second;

/** Lies about the day, takes the test's own time, or never ends: slow answers are the wire's matter. */
const leftOut: readonly FaultName[] = [
  ...(['freeDaily', 'freeDailyHighBalance', 'freeDailyOld', 'freeDailyHighBalanceOld'] as const),
  ...(['hugeAnswer', 'slow', 'fast', 'silenceBeforeHeaders', 'silenceAfterHeaders'] as const),
  ...(['silenceAfterTokens', 'keepAlivesOnly', 'keepAlivesAfterTokens'] as const),
];
const troubles = faultNames.filter((name) => !leftOut.includes(name));
const streamTroubles = troubles.filter((name) => faults[name].kind === 'stream');

/** One of the user's windows, whose process may die. */
interface Window {
  readonly meter: AccountMeter;
  readonly quotaMeter: QuotaMeter;
  readonly dies: AbortController;
}

/** Two windows with one ledger, other clients and a wrong clock: whole turns over HTTP, with all that may become of them. */
export class WireHistory {
  private readonly random: () => number;
  private readonly clock: FakeClock;
  private readonly quota: SimulatedQuota;
  private readonly wire: SlowWire;
  private readonly target: Target;
  private readonly models: readonly [Model, ...Model[]];
  private readonly ledger = new MemoryLedger();
  private readonly logger = new MemoryLogger();
  private readonly cache = new MemoryCache();
  private readonly windows: Window[] = [];
  private readonly elsewhereRate: number;
  /** By the provider's clock: what somebody else sent and it counted. */
  private readonly elsewhere: number[] = [];
  private readonly violations: string[] = [];
  private turns = 0;
  private steps = 0;
  private exact = 0;
  private untold = 0;
  /** How far this machine's clock is ahead. */
  private readonly skew: number;

  constructor(
    private readonly simulator: Simulator,
    private readonly seed: number,
    private readonly kind: SimulatedKind,
  ) {
    this.random = seededRandom(seed);
    this.skew = Math.round((this.random() - 0.5) * 2 * (2 * minute - second));
    simulator.reset();
    simulator.answer('Done.');
    this.quota = simulatedQuotas[kind](simulator, this.random);
    const start = this.quota.start(this.random());
    this.clock = new FakeClock(start + this.skew);
    this.wire = new SlowWire(this.clock, simulator, () => this.tick());
    this.tick();
    this.elsewhereRate = this.random() < 0.4 ? 0 : this.random() * 0.3;
    this.target = this.quota.target;
    const provider = this.target.preset.id;
    const [first = '', ...others] = this.quota.models;
    const named = (id: string): Model => freeModel(id, { id, provider, name: id });
    this.models = [named(first), ...others.map(named)];
  }

  /** Plays it. @param length steps; each may be a request, a look at the figure, or what happens to a window */
  async run(length: number): Promise<MeterReport> {
    const counter = await counterOf(this.target, this.models[0]);
    this.windows.push(await this.open(), await this.open());
    for (let step = 0; step < length; step += 1) {
      await this.act();
      await this.settled(counter);
      await this.clock.pass(this.pause(), () => this.settled(counter));
      await this.settled(counter);
    }
    for (const window of this.windows) this.kill(window);
    await this.wire.rest();
    const { steps, violations, exact, untold } = this;
    return { steps, violations, exact, untold };
  }

  private async open(): Promise<Window> {
    const { ledger, clock, logger, target, models } = this;
    const fetchKey = (): Promise<KeyFigure | undefined> => this.askKey();
    const quotaMeter = new QuotaMeter({ ledger, clock, logger, fetchKey });
    const { id } = target.preset;
    const secrets = { key: () => Promise.resolve(target.key) };
    const settings = () => ({
      ...{ model: models[0].id, addresses: { ...noAddresses, [id]: target.url }, headers: {} },
      ...{ maskSecrets: true, answerCache: false, idleTimeoutMs: minute, maxAnswerTokens: 200 },
      ...{ progressTimeoutMs: 3 * minute, maxRequestsPerTurn: 2 },
    });
    const meter = new AccountMeter(quotaMeter, { secrets, settings }, logger);
    await meter.useModel(models[0]);
    return { meter, quotaMeter, dies: new AbortController() };
  }

  private kill({ quotaMeter, dies }: Window): void {
    dies.abort();
    quotaMeter.dispose();
  }

  private async askKey(): Promise<KeyFigure | undefined> {
    if (this.target.preset.limits !== 'keyInfo') return undefined;
    const { signal } = new AbortController();
    const send = this.wire.send({ luck: this.random(), arrives: false }, { isWorking: true });
    const info = await fetchKeyInfo({ fetch: send, clock: this.clock }, this.target, signal);
    return { used: info.freeUsed ?? 0, limit: info.freeLimit ?? 0 };
  }

  /** From less than a second to hours, short ones more often. */
  private pause(): number {
    const kind = this.random();
    if (kind < 0.5) return this.between(10, 20 * second);
    if (kind < 0.88) return this.between(20 * second, 5 * minute);
    return this.between(5 * minute, 5 * 60 * minute);
  }

  private between(least: number, most: number): number {
    return Math.round(least + this.random() * (most - least));
  }

  private async act(): Promise<void> {
    const kind = this.random();
    if (this.random() < this.elsewhereRate) await this.sendElsewhere();
    const window = this.windows[this.random() < 0.5 ? 0 : 1];
    if (!window) return;
    if (kind < 0.65) void this.wire.travel((turn) => this.send(window, turn));
    else if (kind < 0.8) void window.meter.refresh();
    else if (kind < 0.83) this.quota.upgrade();
    else if (kind < 0.86) await this.ledger.clearUsage(anyKnownSince(this.clock.now()));
    else if (kind < 0.9) await this.restart();
  }

  private async restart(): Promise<void> {
    const [oldest] = this.windows.splice(0, 1);
    if (oldest) this.kill(oldest);
    this.windows.push(await this.open());
  }

  /** Somebody else with the same account. */
  private async sendElsewhere(): Promise<void> {
    // What was to happen to one from here does not happen to theirs.
    this.simulator.clearFaults();
    for (let left = this.between(1, 4); left > 0; left -= 1) {
      this.tick();
      if (await this.quota.sendElsewhere()) this.elsewhere.push(this.simulator.clock.now());
    }
  }

  /** A whole turn, as a window makes it. */
  private async send(window: Window, travelling: TravellingTurn): Promise<void> {
    const { ledger, logger, cache } = this;
    const { clock } = travelling;
    const random = seededRandom(this.seed * 10_000 + (this.turns += 1));
    this.troubleAhead(random);
    const keep: Keep = (work) => (window.dies.signal.aborted ? Promise.resolve(undefined) : work());
    const stop = new AbortController();
    if (random() < 0.1) this.clock.after(Math.round(random() * 8 * second), () => stop.abort());
    const send = this.wire.send({ luck: random(), arrives: random() < 0.5 }, travelling);
    const deps: TurnDeps = {
      ...{ clock, ledger, logger, keep, meter: window.meter },
      client: createClient({ clock, logger, cache, keep, fetch: send }),
      alarm: () => undefined,
      modelGone: () => undefined,
    };
    const turn = {
      target: this.target,
      candidates: this.models,
      maxRequests: 2,
      messages: [{ role: 'user', content: 'Hello' }] as const,
      maxAnswerTokens: 200,
      patience: { idleMs: minute, progressMs: 3 * minute },
      purpose: 'chat',
    };
    const answer = this.emptyAnswer(travelling);
    await runTurn(deps, turn, answer, AbortSignal.any([stop.signal, window.dies.signal]));
    answer.end({ status: 'done' });
  }

  private emptyAnswer(travelling: TravellingTurn): StreamingAnswer {
    const [{ id: modelId, name: modelName }] = this.models;
    const message = {
      ...({ role: 'assistant', id: 'answer', at: 0, status: 'waiting' } as const),
      ...{ text: '', reasoning: '', modelId, modelName },
    };
    const nothing = (): undefined => undefined;
    return new StreamingAnswer(message, this.clock, {
      post: (posted) => {
        if (posted.type !== 'message' || posted.message.role !== 'assistant') return;
        if ((posted.message.resumesAt ?? 0) > this.clock.now()) travelling.pausesNext();
      },
      ...{ changed: nothing, save: nothing },
    });
  }

  private troubleAhead(random: () => number): void {
    if (random() > 0.3) return;
    const { path } = this.quota;
    const names = path === undefined ? troubles : streamTroubles;
    const name = names[Math.floor(random() * names.length)];
    if (name) this.simulator.fault(name, path === undefined ? {} : { path });
  }

  /** The provider's clock goes on with this machine's. */
  private tick(): void {
    this.simulator.clock.set(this.clock.now() - this.skew);
  }

  private async settled(counter: Counter): Promise<void> {
    this.tick();
    await this.wire.rest();
    const confirmation = await this.ledger.latestConfirmation(counter.id);
    const now = this.simulator.clock.now();
    if (!confirmation) return;
    const since = confirmation.at - this.skew - this.quota.figureAgeMs;
    const unseen = this.elsewhere.filter((at) => at >= since && this.quota.isToday(at)).length;
    const left = this.quota.left(confirmation.limit);
    for (const { meter } of this.windows) {
      const { leftAtLeast, leftAtMost, ...quota } = await meter.quota();
      if (left === undefined || leftAtLeast === undefined || leftAtMost === undefined) continue;
      this.steps += 1;
      if (leftAtLeast === leftAtMost) this.exact += 1;
      if (unseen > 0) this.untold += 1;
      const leftForHere = whole(left + unseen);
      if (whole(left) <= leftAtMost && leftForHere >= leftAtLeast) continue;
      const seen = JSON.stringify({ leftAtLeast, leftAtMost, ...quota });
      const truth = `${whole(left)} (${leftForHere})`;
      const time = new Date(now).toISOString();
      this.violations.push(`${this.kind} ${this.seed}, ${time}: ${truth} in ${seen}`);
    }
  }
}

/** What is whole of it; what arithmetic lacks is no request. */
function whole(left: number): number {
  return Math.max(0, Math.floor(left + 1e-6));
}
