import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { ask, errorOf, get, paidModel, plainModel, stream } from './ask';

const noon = Date.UTC(2026, 9, 6, 12, 0, 30);
const midnight = Date.UTC(2026, 9, 7);

interface KeyAnswer {
  readonly data: {
    readonly free_model_daily_requests: { used: number; limit: number; remaining: number };
    readonly usage: number;
  };
}

describe('simulator, accounts and their quota', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => simulator.clock.set(noon));
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  async function daily() {
    const { data } = (await (await get(simulator, '/key')).json()) as KeyAnswer;
    return data.free_model_daily_requests;
  }

  it('a served request takes one of the day and says nothing about limits', async () => {
    const response = await ask(simulator);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('x-ratelimit-limit'), null);
    assert.match(String(response.headers.get('x-generation-id')), /^gen-\d+-\w{20}$/);
    assert.equal(simulator.account().usedToday, 1);
  });

  it('models, key and credits cost nothing', async () => {
    for (const path of ['/models', '/models/user', '/key', '/auth/key', '/credits']) {
      await get(simulator, path);
    }
    assert.equal(simulator.account().usedToday, 0);
    assert.equal(simulator.requests.length, 0);
    assert.equal(simulator.journal.length, 5);
  });

  for (const [tier, kind] of [
    [50, /free-models-per-day\. Add 10 credits/],
    [1000, /free-models-per-day-high-balance\. $/],
  ] as const) {
    it(`the last of ${tier} is served, the next is a 429 that counts and ends at midnight`, async () => {
      const account = simulator.addAccount({ tier });
      account.usedToday = tier - 1;
      assert.equal((await ask(simulator, { key: account.key })).status, 200);
      const response = await ask(simulator, { key: account.key });
      const { message, metadata } = await errorOf(response);
      assert.equal(response.status, 429);
      assert.match(message, kind);
      const headers = {
        'X-RateLimit-Limit': String(tier),
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': String(midnight),
      };
      assert.deepEqual(metadata?.['headers'], headers);
      assert.equal(metadata['limit_source'], 'openrouter_free_tier_daily');
      assert.equal(response.headers.get('x-ratelimit-reset'), String(midnight));
      assert.equal(account.usedToday, tier + 1);
      simulator.clock.set(midnight);
      assert.equal((await ask(simulator, { key: account.key })).status, 200);
      assert.equal(account.usedToday, 1);
    });
  }

  it('the 21st in a clock minute is a 429 until the next minute', async () => {
    for (let n = 0; n < 20; n++) assert.equal((await ask(simulator)).status, 200);
    const response = await ask(simulator);
    const { metadata } = await errorOf(response);
    assert.equal(metadata?.['limit_source'], 'openrouter_free_tier_per_minute');
    assert.equal(response.headers.get('x-ratelimit-reset'), String(noon + 30_000));
    assert.equal(response.headers.get('retry-after'), '30');
    simulator.clock.advance(30_000);
    assert.equal((await ask(simulator)).status, 200);
  });

  it('tells the daily figure with a lag of up to a minute, and never less than 0 left', async () => {
    assert.deepEqual(await daily(), { used: 0, limit: 50, remaining: 50 });
    await ask(simulator);
    assert.equal((await daily()).used, 0);
    simulator.clock.advance(60_000);
    assert.deepEqual(await daily(), { used: 1, limit: 50, remaining: 49 });
    simulator.account().usedToday = 60;
    assert.deepEqual(await daily(), { used: 60, limit: 50, remaining: 0 });
  });

  it('keeps accounts apart, and the keys of one account together', async () => {
    const other = simulator.addAccount({ tier: 1000 });
    const second = other.addKey();
    await ask(simulator, { key: other.key });
    await ask(simulator, { key: second });
    assert.deepEqual([other.usedToday, simulator.account().usedToday], [2, 0]);
    assert.equal(simulator.account(second), other);
  });

  it('says three kinds of 401', async () => {
    const none = await fetch(`${simulator.url}/key`);
    assert.equal((await errorOf(none)).message, 'Missing Authentication header');
    const odd = await get(simulator, '/key', 'nonsense');
    assert.equal((await errorOf(odd)).message, 'No auth credentials found');
    simulator.account().revoked = true;
    const unknown = await ask(simulator);
    assert.equal(unknown.status, 401);
    assert.equal((await errorOf(unknown)).message, 'User not found.');
    assert.equal(simulator.account().usedToday, 0);
  });

  it('a paid model needs credits, costs them, and takes no free request', async () => {
    const refused = await ask(simulator, { model: paidModel });
    assert.equal(refused.status, 402);
    assert.match((await errorOf(refused)).message, /never purchased credits/);
    const account = simulator.account();
    Object.assign(account, { credits: 1, everPaid: true });
    const { chunks } = await stream(simulator, { model: paidModel });
    const cost = chunks.at(-1)!.usage!.cost;
    assert.ok(cost > 0);
    assert.deepEqual([account.credits, account.usage], [1 - cost, cost]);
    assert.equal(account.usedToday, 0);
  });

  it('a negative balance closes free models too', async () => {
    simulator.account().credits = -0.01;
    assert.equal((await ask(simulator, { model: plainModel })).status, 402);
  });

  it('a management key may see the credits', async () => {
    assert.equal((await get(simulator, '/credits')).status, 403);
    Object.assign(simulator.account(), { managementKey: true, credits: 3 });
    const answer: unknown = await (await get(simulator, '/credits')).json();
    assert.deepEqual(answer, { data: { total_credits: 3, total_usage: 0 } });
  });
});
