import assert from 'node:assert/strict';
import { durationOf } from '../../simulator/groq/groq';
import { startSimulator, type Simulator } from '../../simulator/simulator';

const model = 'openai/gpt-oss-120b';
const dayMs = 24 * 60 * 60 * 1000;

interface Asked {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

describe('the simulated Groq and Google', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  async function post(url: string, key: string, body: object): Promise<Asked> {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: JSON.stringify({ stream: true, ...body }),
    });
    const { status, headers } = response;
    return { status, headers, text: await response.text() };
  }

  const messages = [{ role: 'user', content: 'What is a closure?' }];

  function askGroq(body: object = {}): Promise<Asked> {
    const { key } = simulator.faces.groq;
    return post(simulator.urlOf('groq'), key, { model, messages, ...body });
  }

  function askGoogle(body: object = {}): Promise<Asked> {
    const { key } = simulator.faces.google;
    return post(simulator.urlOf('google'), key, { model: 'gemini-3.5-flash', messages, ...body });
  }

  it('are in the same journal as OpenRouter', async () => {
    await askGroq();
    await askGoogle();
    assert.deepEqual(
      simulator.requests.map(({ path }) => path),
      ['/groq/openai/v1/chat/completions', '/google/v1beta/openai/chat/completions'],
    );
  });

  it('tell their limits as the real ones do: Groq with every answer, Google with none', async () => {
    const { headers, text } = await askGroq({ max_completion_tokens: 100 });
    assert.equal(headers.get('x-ratelimit-limit-tokens'), '8000');
    assert.equal(headers.get('x-ratelimit-remaining-requests'), '999');
    assert.match(headers.get('x-ratelimit-reset-requests') ?? '', /^1m26\.4s$/);
    assert.match(text, /"x_groq":\{"usage"/);
    const google = await askGoogle();
    assert.ok(![...google.headers.keys()].some((name) => name.includes('ratelimit')));
  });

  it('refuse what is over a limit: 413 where it can never pass, else 429 with the wait', async () => {
    const never = await askGroq({ max_completion_tokens: 8000 });
    assert.equal(never.status, 413);
    assert.match(never.text, /Limit 8000, Requested 80\d\d/);
    simulator.faces.groq.limits.requestsPerMinute = 1;
    assert.equal((await askGroq()).status, 200);
    const busy = await askGroq();
    assert.equal(busy.status, 429);
    assert.equal(busy.headers.get('x-ratelimit-remaining-requests'), '999');
    assert.match(busy.text, /requests per minute \(RPM\): Limit 1, Used 1, Requested 1\. Please/);
    simulator.clock.advance(60_000);
    assert.equal((await askGroq()).status, 200);
  });

  it('end their days as the real ones do: Google at midnight in California', async () => {
    simulator.clock.set(Date.UTC(2026, 10, 24, 7, 59));
    simulator.faces.google.limits.requestsPerDay = 1;
    assert.equal((await askGoogle()).status, 200);
    const { status, text } = await askGoogle();
    assert.equal(status, 429);
    assert.ok(Array.isArray(JSON.parse(text)));
    assert.match(text, /GenerateRequestsPerDayPerProjectPerModel-FreeTier.*"retryDelay":"34s"/);
    simulator.clock.advance(60_000);
    assert.equal((await askGoogle()).status, 200);
    simulator.clock.advance(dayMs - 1);
    assert.equal((await askGoogle()).status, 429);
  });

  it('refuse fields that only OpenRouter knows', async () => {
    for (const { status, text } of [
      await askGroq({ plugins: [] }),
      await askGoogle({ plugins: [] }),
    ]) {
      assert.equal(status, 400);
      assert.match(text, /plugins/);
    }
  });

  it('write durations as Groq does', () => {
    assert.equal(durationOf(179_560), '2m59.56s');
    assert.equal(durationOf(7660), '7.66s');
  });
});
