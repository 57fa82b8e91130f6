import * as assert from 'node:assert/strict';
import { dayStart, hourMs, planDay, type DayPlan } from '../../../bench/support/dayPlan';
import { frugal, peerPolicies, type Policy } from '../../../bench/support/dayPolicies';
import { DayWorld, modelIds } from '../../../bench/support/dayWorld';
import { workDay } from '../../../bench/support/workDay';

/** The first that Frugal asks, and the only one that a tool without failover does. */
const picked = 'qwen/qwen3.8-27b:free';

describe('The replayed day', () => {
  const world = new DayWorld();
  const day = planDay(1, modelIds);
  const morning: DayPlan = { ...day, tasks: day.tasks.slice(0, 8) };

  before(() => world.open());
  after(() => world.close());

  it('makes a request of its own for every task that Frugal finishes', async () => {
    let done = 0;
    const counted: Policy = async (...given) => {
      const worker = await frugal(...given);
      return async (code) => {
        const isDone = await worker(code);
        if (isDone) done += 1;
        return isDone;
      };
    };
    await workDay(world, morning, counted, 'once');
    const answered = world.simulator.requests.filter(({ outcome }) => outcome.status === 200);
    assert.ok(done > 0);
    assert.ok(new Set(answered.map(({ body }) => JSON.stringify(body))).size >= done);
  });

  it('is not believed where a task was finished without a request', async () => {
    const idle: Policy = () => Promise.resolve(() => Promise.resolve(true));
    await assert.rejects(workDay(world, morning, idle, 'once'), /without a request/);
  });

  it('takes the same time for each model that refuses, whoever asks it', async () => {
    const [at = 0] = morning.tasks;
    const always = [[dayStart - hourMs, dayStart + 24 * hourMs]] as const;
    const took = async (policy: Policy | undefined, down: readonly string[]): Promise<number> => {
      const spells = new Map(down.map((id) => [id, always]));
      const plan = { ...day, tasks: [at], spells, leaving: '', excluded: '' };
      assert.ok(policy);
      await workDay(world, plan, policy, 'once');
      return (world.clock.now() - at) / 1000;
    };
    assert.equal(await took(frugal, []), 8);
    const [second = ''] = (world.simulator.requests[0]?.body as { models: string[] }).models;
    assert.equal(await took(frugal, [picked]), 9);
    assert.equal(await took(frugal, [picked, second]), 10);
    assert.equal(await took(peerPolicies['noRetry'], []), 8);
    assert.equal(await took(peerPolicies['noRetry'], [picked]), 1);
  });
});
