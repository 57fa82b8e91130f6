import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startSimulator, type Account, type Simulator } from '../../test/simulator/simulator';
import { FakeClock } from '../../test/support/fakeClock';
import { dayStart, noon, type DayPlan } from './dayPlan';
import { seededRandom } from '../../test/support/seededRandom';

const data = path.resolve(import.meta.dirname, '../../test/simulator/data');

interface ListedModel {
  readonly id: string;
}

function listed(name: string): readonly ListedModel[] {
  const file = readFileSync(path.join(data, name), 'utf8');
  return (JSON.parse(file) as { readonly data: readonly ListedModel[] }).data;
}

/** As `GET /models` lists them. */
export const freeModels = listed('freeModels.json');
/** Ids of the free models, without the router. */
export const modelIds = freeModels.map(({ id }) => id).filter((id) => id !== 'openrouter/free');

const cutShare = 0.03;
const emptyShare = 0.04;
const said = 'This adds the two numbers and returns their sum, nothing else. '.repeat(3);

/** A simulated OpenRouter on a planned day, in virtual time. */
export class DayWorld {
  clock = new FakeClock(dayStart);
  private toss: () => number = () => 1;
  private simulated: Simulator | undefined;

  async open(): Promise<this> {
    const clock = { now: () => this.clock.now() };
    this.simulated = await startSimulator({ clock, catalogue: freeModels, keyCacheMs: 0 });
    return this;
  }

  get simulator(): Simulator {
    if (!this.simulated) throw new Error('The world is not open');
    return this.simulated;
  }

  get account(): Account {
    return this.simulator.account();
  }

  /** The morning of the day. */
  begin(plan: DayPlan, failoverCost: Account['failoverCost']): void {
    this.clock = new FakeClock(dayStart);
    const { simulator } = this;
    simulator.reset();
    simulator.setModels(freeModels);
    simulator.answer(said);
    Object.assign(simulator.account(), { failoverCost, usedToday: 0 });
    for (const [model, spells] of plan.spells)
      for (const [from, until] of spells)
        simulator.fault('sharedPool', { model, from, until, times: Infinity });
    simulator.fault('freePublicationPolicy', { model: plan.excluded, times: Infinity });
    // Every one sees the same luck: it goes by the number of the request.
    this.toss = seededRandom(plan.seed + 1_000_000);
    this.leaving = plan.leaving;
  }

  private leaving = '';

  /** Time passes until then; at noon a model leaves. */
  advanceTo(at: number): void {
    const before = this.clock.now();
    if (at > before) this.clock.advance(at - before);
    if (before < noon && this.clock.now() >= noon)
      this.simulator.setModels(freeModels.filter(({ id }) => id !== this.leaving));
  }

  /** Sends a request; the answer may be cut or empty. */
  readonly fetch: typeof fetch = (url, init) => {
    if (init?.method === 'POST') this.tossForAnswer();
    return fetch(url, init);
  };

  private tossForAnswer(): void {
    const luck = this.toss();
    if (luck < cutShare) this.simulator.fault({ name: 'cutAfterTokens', after: 2 });
    else if (luck < cutShare + emptyShare) this.simulator.fault('emptyAnswer');
  }

  async close(): Promise<void> {
    await this.simulator.close();
  }
}
