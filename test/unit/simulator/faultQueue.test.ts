import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { ask, errorOf, get, reasoningModel } from './ask';

describe('simulator, when a fault strikes', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  it('strikes the nth try, a model, a number of times, or a time of day only', async () => {
    const statuses = async (count: number): Promise<readonly number[]> => {
      const all: number[] = [];
      for (let n = 0; n < count; n++) all.push((await ask(simulator)).status);
      return all;
    };
    simulator.fault('providerOverloaded', { nth: 2 });
    assert.deepEqual(await statuses(3), [200, 503, 200]);
    simulator.fault('providerOverloaded', { times: 2 });
    assert.deepEqual(await statuses(3), [503, 503, 200]);
    simulator.fault('providerOverloaded', { model: reasoningModel });
    assert.deepEqual(await statuses(1), [200]);
    assert.equal((await ask(simulator, { model: reasoningModel })).status, 503);
    simulator.fault('overloaded', { times: Infinity });
    assert.deepEqual(await statuses(2), [529, 529]);
    simulator.clearFaults();
    const now = simulator.clock.now();
    simulator.clock.set(now);
    simulator.fault('overloaded', { from: now + 1000, until: now + 2000, times: Infinity });
    assert.deepEqual(await statuses(1), [200]);
    simulator.clock.advance(1000);
    assert.deepEqual(await statuses(1), [529]);
    simulator.clock.advance(1000);
    assert.deepEqual(await statuses(1), [200]);
  });

  it('strikes other calls too when it names a path', async () => {
    simulator.fault('badGatewayPage', { path: '/key' });
    simulator.fault('connectionReset', { path: '/models' });
    assert.equal((await ask(simulator)).status, 200);
    assert.equal((await get(simulator, '/key')).status, 502);
    await assert.rejects(get(simulator, '/models'), TypeError);
    assert.equal((await get(simulator, '/key')).status, 200);
  });

  it('takes a message and a Retry-After of its own', async () => {
    simulator.fault({ name: 'sharedPool', message: 'Busy.', retryAfter: 7 });
    const response = await ask(simulator);
    assert.equal(response.headers.get('retry-after'), '7');
    assert.equal((await errorOf(response)).message, 'Busy.');
  });
});
