import { SessionHarness, turnAbout } from '../../test/support/sessionHarness';
import { isDown, type DayPlan } from './dayPlan';
import { modelIds, type DayWorld } from './dayWorld';

/** How long a refusal and an answer take in the replay, in milliseconds. */
const refusalMs = 1000;
const answerMs = 8000;

/** Works through one task; true when there is a whole answer. */
export type Worker = () => Promise<boolean>;
export type Policy = (world: DayWorld, plan: DayPlan) => Promise<Worker>;

interface Reply {
  readonly whole: boolean;
  /** The `openai` package would ask again. */
  readonly retryable: boolean;
  /** Milliseconds, where the provider says so. */
  readonly retryAfter?: number;
}

async function ask(world: DayWorld, model: string): Promise<Reply> {
  const { url, key } = world.simulator;
  const messages = [{ role: 'user', content: 'Explain this code.' }];
  try {
    const response = await world.fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model, messages, stream: true, max_tokens: 8000 }),
    });
    const text = await response.text();
    world.advanceTo(world.clock.now() + (response.ok ? answerMs : refusalMs));
    const seconds = response.headers.get('Retry-After');
    return {
      whole: response.ok && text.includes('[DONE]') && /"content":"[^"]/.test(text),
      retryable: [408, 409, 429].includes(response.status) || response.status >= 500,
      ...(seconds !== null && { retryAfter: Number(seconds) * 1000 }),
    };
  } catch {
    // The answer broke off in the middle: nobody asks again by himself.
    world.advanceTo(world.clock.now() + answerMs);
    return { whole: false, retryable: false };
  }
}

const longestRetryAfterMs = 60_000;

/** Up to `tries` requests; waits half a second, doubling to 8 s, or as told where `obeys`. */
async function askUpTo(
  world: DayWorld,
  model: string,
  tries: number,
  obeys: boolean,
): Promise<Reply> {
  for (let tried = 1; ; tried++) {
    const reply = await ask(world, model);
    if (reply.whole || !reply.retryable || tried === tries) return reply;
    const backOff = Math.min(8000, 500 * 2 ** (tried - 1));
    const told = obeys ? (reply.retryAfter ?? backOff) : backOff;
    const wait = told <= longestRetryAfterMs ? told : backOff;
    world.advanceTo(world.clock.now() + wait);
  }
}

/** The model that a user of a tool without failover has picked: the best one for code. */
const picked = 'qwen/qwen3.8-27b:free';

const fixed =
  (work: (world: DayWorld) => Promise<Reply>): Policy =>
  (world) =>
    Promise.resolve(async () => (await work(world)).whole);

const outerTries = 4;

/** What other assistants do when a request fails. */
export const peerPolicies: Readonly<Record<string, Policy>> = {
  noRetry: fixed((world) => ask(world, picked)),
  openaiDefaults: fixed((world) => askUpTo(world, picked, 3, true)),
  nested: fixed(async (world) => {
    for (let tried = 1; ; tried++) {
      const reply = await askUpTo(world, picked, 3, true);
      if (reply.whole || !reply.retryable || tried === outerTries) return reply;
      world.advanceTo(world.clock.now() + 1000 * 2 ** tried);
    }
  }),
  fiveWithBackOff: fixed((world) => askUpTo(world, picked, 5, false)),
};

/** Knows every outage, and asks only who can serve; whether an answer will be cut or empty nobody knows. */
export const oracle: Policy = (world, plan) =>
  Promise.resolve(async () => {
    const open = modelIds.find(
      (id) => !id.startsWith('thinkingmachines/') && !isDown(plan, id, world.clock.now()),
    );
    return open !== undefined && (await ask(world, open)).whole;
  });

const code = 'export const add = (a: number, b: number): number => a + b;\n';

/** Frugal as it is, from the session on. */
export const frugal: Policy = async (world) => {
  const { simulator, clock, fetch } = world;
  const harness = await new SessionHarness(simulator, { clock, fetch }).start(simulator);
  return async () => {
    await harness.session.run(turnAbout('explain', code));
    const { status, receipt } = await harness.lastAnswer();
    const refused = Math.max(0, (receipt?.requests ?? 0) - 1) * refusalMs;
    world.advanceTo(clock.now() + refused + (status === 'done' ? answerMs : refusalMs));
    return status === 'done';
  };
};
