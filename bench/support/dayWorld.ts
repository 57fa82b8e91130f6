import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KeyFigure } from '../../src/core/quota/quotaMeter';
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
/** So old may be what OpenRouter tells of the day. */
const keyCacheMs = 60_000;
/** What each model that refuses takes, whoever asked it, and then the one that answers: until its first word, and its last. */
const refusalMs = 1000;
const firstWordMs = 2000;
const wordsMs = 6000;

/** A simulated OpenRouter on a planned day, in virtual time. */
export class DayWorld {
  clock = new FakeClock(dayStart);
  private toss: () => number = () => 1;
  private leaving = '';
  private simulated: Simulator | undefined;
  private readonly looks = new Set<Promise<unknown>>();

  async open(): Promise<this> {
    const clock = { now: () => this.clock.now() };
    this.simulated = await startSimulator({ clock, catalogue: freeModels });
    return this;
  }

  get simulator(): Simulator {
    if (!this.simulated) throw new Error('The world is not open');
    return this.simulated;
  }

  get account(): Account {
    return this.simulator.account();
  }

  /** What `GET /key` tells. */
  readonly keyFigure = (): KeyFigure => ({
    used: this.account.reportedUse(keyCacheMs),
    limit: this.account.tier,
  });

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

  /** Time passes until then; at noon a model leaves. */
  async passUntil(at: number): Promise<void> {
    // What was looked up costs no time, so it is there before any passes.
    await Promise.allSettled(this.looks);
    await new Promise(setImmediate);
    const before = this.clock.now();
    if (at > before) await this.clock.pass(at - before);
    if (before < noon && this.clock.now() >= noon)
      this.simulator.setModels(freeModels.filter(({ id }) => id !== this.leaving));
  }

  async pass(ms: number): Promise<void> {
    await this.passUntil(this.clock.now() + ms);
  }

  /** A request takes its time, and its answer may be cut or empty; everything else takes none. */
  readonly fetch: typeof fetch = async (url, init) => {
    if (init?.method !== 'POST') return this.look(url, init);
    this.tossForAnswer();
    const response = await fetch(url, init);
    const tried = this.simulator.requests.at(-1)?.outcome.tried.length ?? 0;
    if (!response.ok || !response.body) {
      await this.pass(tried * refusalMs);
      return response;
    }
    await this.pass((tried - 1) * refusalMs + firstWordMs);
    const { status, headers } = response;
    const words = paced(await received(response.body), () => this.pass(wordsMs));
    return new Response(words, { status, headers });
  };

  private async look(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
    const looking = fetch(url, init).then(async (response) => {
      const { status, headers } = response;
      return new Response(await response.arrayBuffer(), { status, headers });
    });
    this.looks.add(looking);
    return looking.finally(() => this.looks.delete(looking));
  }

  private tossForAnswer(): void {
    const luck = this.toss();
    // For this request alone, also where nobody answers it.
    const when = { until: this.clock.now() + 1 };
    if (luck < cutShare) this.simulator.fault({ name: 'cutAfterTokens', after: 2 }, when);
    else if (luck < cutShare + emptyShare) this.simulator.fault('emptyAnswer', when);
  }

  async close(): Promise<void> {
    await this.simulator.close();
  }
}

/** What of an answer came, and what it broke off with. */
interface Received {
  readonly bytes: Uint8Array;
  readonly error?: unknown;
}

async function received(body: ReadableStream<Uint8Array>): Promise<Received> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks) };
  } catch (error) {
    return { bytes: Buffer.concat(chunks), error };
  }
}

/** Its first half at once, and the rest after a while. */
function paced({ bytes, error }: Received, pass: () => Promise<void>): ReadableStream<Uint8Array> {
  const half = Math.ceil(bytes.length / 2);
  let isFirst = true;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    if (isFirst) {
      isFirst = false;
      controller.enqueue(bytes.subarray(0, half));
      return;
    }
    await pass();
    controller.enqueue(bytes.subarray(half));
    if (error === undefined) controller.close();
    else controller.error(error);
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}
