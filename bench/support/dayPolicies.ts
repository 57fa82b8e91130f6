import { SessionHarness, turnAbout } from '../../test/support/sessionHarness';
import { isDown, type DayPlan } from './dayPlan';
import { modelIds, type DayWorld } from './dayWorld';

/** Works through one task, which is about this code; true when there is a whole answer. */
export type Worker = (code: string) => Promise<boolean>;
export type Policy = (world: DayWorld, plan: DayPlan) => Promise<Worker>;

interface Reply {
  readonly whole: boolean;
  /** The `openai` package would ask again. */
  readonly retryable: boolean;
  /** Milliseconds, where the provider says so. */
  readonly retryAfter?: number;
}

async function ask(world: DayWorld, model: string, code: string): Promise<Reply> {
  const { url, key } = world.simulator;
  const messages = [{ role: 'user', content: `Explain this code.\n${code}` }];
  const response = await world.fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model, messages, stream: true, max_tokens: 8000 }),
  });
  // One that breaks off in the middle is asked for again by nobody.
  const text = await response.text().catch(() => '');
  const seconds = response.headers.get('Retry-After');
  return {
    whole: response.ok && text.includes('[DONE]') && /"content":"[^"]/.test(text),
    retryable: [408, 409, 429].includes(response.status) || response.status >= 500,
    ...(seconds !== null && { retryAfter: Number(seconds) * 1000 }),
  };
}

const longestRetryAfterMs = 60_000;

/** Up to `tries` requests; waits half a second, doubling to 8 s, or as told where `obeys`. */
async function askUpTo(
  world: DayWorld,
  code: string,
  tries: number,
  obeys: boolean,
): Promise<Reply> {
  for (let tried = 1; ; tried++) {
    const reply = await ask(world, picked, code);
    if (reply.whole || !reply.retryable || tried === tries) return reply;
    const backOff = Math.min(8000, 500 * 2 ** (tried - 1));
    const told = obeys ? (reply.retryAfter ?? backOff) : backOff;
    await world.pass(told <= longestRetryAfterMs ? told : backOff);
  }
}

/** The model that a user of a tool without failover has picked: the best one for code. */
const picked = 'qwen/qwen3.8-27b:free';

const fixed =
  (work: (world: DayWorld, code: string) => Promise<Reply>): Policy =>
  (world) =>
    Promise.resolve(async (code) => (await work(world, code)).whole);

const outerTries = 4;

/** What other assistants do when a request fails. */
export const peerPolicies: Readonly<Record<string, Policy>> = {
  noRetry: fixed((world, code) => ask(world, picked, code)),
  openaiDefaults: fixed((world, code) => askUpTo(world, code, 3, true)),
  nested: fixed(async (world, code) => {
    for (let tried = 1; ; tried++) {
      const reply = await askUpTo(world, code, 3, true);
      if (reply.whole || !reply.retryable || tried === outerTries) return reply;
      await world.pass(1000 * 2 ** tried);
    }
  }),
  fiveWithBackOff: fixed((world, code) => askUpTo(world, code, 5, false)),
};

/** Knows every outage, and asks only who can serve; whether an answer will be cut or empty nobody knows. */
export const oracle: Policy = (world, plan) =>
  Promise.resolve(async (code) => {
    const open = modelIds.find(
      (id) => !id.startsWith('thinkingmachines/') && !isDown(plan, id, world.clock.now()),
    );
    return open !== undefined && (await ask(world, open, code)).whole;
  });

/** Frugal as it is, from the session on. */
export const frugal: Policy = async ({ simulator, clock, fetch, keyFigure }) => {
  const harness = new SessionHarness(simulator, { clock, fetch, keyFigure });
  await harness.start(simulator);
  return async (code) => {
    await harness.session.run(turnAbout('explain', code));
    return (await harness.lastAnswer()).status === 'done';
  };
};
