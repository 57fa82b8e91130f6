import type { Clock, Fetch } from '../../src/core/ports';
import type { Simulator } from '../simulator/simulator';
import type { FakeClock } from './fakeClock';

const second = 1000;
/** Real milliseconds, much more than any answer takes. */
const longestRest = 20_000;

/** A turn on its way: the time stands still while it works, and goes on while it waits for nothing else. */
export class TravellingTurn {
  isWorking = true;
  private pauses = false;

  constructor(private readonly time: FakeClock) {}

  /** What the turn goes by. */
  readonly clock: Clock = {
    now: () => this.time.now(),
    after: (ms, run) => {
      if (!this.pauses) return this.time.after(ms, run);
      this.pauses = false;
      this.isWorking = false;
      return this.time.after(ms, () => {
        this.isWorking = true;
        run();
      });
    },
  };

  /** Its next timer is one that it waits for. */
  pausesNext(): void {
    this.pauses = true;
  }
}

/** How a request fares on its way. */
export interface Fate {
  /** 0 to 1: how fast it is, and whether its answer is slower than anybody waits. */
  readonly luck: number;
  /** Whether it arrives although it is given up before. */
  readonly arrives: boolean;
}

/** The way to the simulator and back takes time of a clock that a test moves. */
export class SlowWire {
  private readonly turns = new Set<TravellingTurn>();
  /** Requests without an answer. */
  private open = 0;

  /** @param tick sets the simulator's clock to the time */
  constructor(
    private readonly clock: FakeClock,
    private readonly simulator: Pick<Simulator, 'journal'>,
    private readonly tick: () => void,
  ) {}

  /** Resolves at the end of a turn. */
  async travel(work: (turn: TravellingTurn) => Promise<void>): Promise<void> {
    const turn = new TravellingTurn(this.clock);
    this.turns.add(turn);
    await work(turn).finally(() => this.turns.delete(turn));
  }

  send({ luck, arrives }: Fate, turn: Pick<TravellingTurn, 'isWorking'>): Fetch {
    const back = luck < 0.9 ? (1 - luck) * 3 * second : (luck - 0.9) * 900 * second;
    return async (url, init) => {
      const { signal } = init ?? {};
      const there = luck * 3 * second;
      await this.passed(there, turn, signal);
      if (signal?.aborted === true && arrives)
        this.clock.after(
          Math.round(there),
          () => void this.ask(url, { ...init, signal: null }).catch(() => undefined),
        );
      signal?.throwIfAborted();
      const response = await this.ask(url, init);
      await this.passed(back, turn, signal);
      signal?.throwIfAborted();
      return response;
    };
  }

  /** Resolves once nobody has anything to do before time goes on. */
  async rest(): Promise<void> {
    const begun = performance.now();
    for (let quiet = 0; quiet < 4; quiet += 1) {
      await new Promise(setImmediate);
      if (this.isBusy()) quiet = 0;
      if (performance.now() - begun > longestRest) throw new Error(`No rest: ${this.describe()}`);
    }
  }

  private describe(): string {
    const working = [...this.turns].filter(({ isWorking }) => isWorking).length;
    const last = JSON.stringify(this.simulator.journal.at(-1)?.outcome);
    return `${working} of ${this.turns.size} turns, ${this.open} requests, the last ${last}`;
  }

  private isBusy(): boolean {
    if (this.open > 0 || [...this.turns].some(({ isWorking }) => isWorking)) return true;
    return this.simulator.journal.at(-1)?.outcome.ending === 'open';
  }

  private ask(...[url, init]: Parameters<Fetch>): Promise<Response> {
    this.tick();
    this.open += 1;
    return fetch(url, init).finally(() => (this.open -= 1));
  }

  /** Ends at once when it is given up, as a real one does. */
  private passed(
    ms: number,
    turn: Pick<TravellingTurn, 'isWorking'>,
    signal: AbortSignal | null | undefined,
  ): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    turn.isWorking = false;
    return new Promise((resolve) => {
      const end = (): void => {
        timer.dispose();
        signal?.removeEventListener('abort', end);
        turn.isWorking = true;
        resolve();
      };
      const timer = this.clock.after(Math.round(ms), end);
      signal?.addEventListener('abort', end);
    });
  }
}
