import assert from 'node:assert/strict';
import { fetchKeyInfo } from '../../../src/core/llm/keyInfo';
import { openRouter } from '../../../src/core/llm/presets';
import { QuotaMeter, type KeyFigure } from '../../../src/core/quota/quotaMeter';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { counters } from '../../support/counters';
import { FakeClock } from '../../support/fakeClock';
import { MemoryLedger } from '../../support/memoryLedger';
import { MemoryLogger } from '../../support/memoryLogger';
import { seededRandom } from '../../support/seededRandom';

const second = 1000;
const minute = 60 * second;
const model = 'qwen/qwen3.8-27b:free';

describe('The meter against the simulator', function () {
  this.timeout(20_000);
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
    simulator.answer('Done.');
  });
  after(() => simulator.close());

  async function send(key: string): Promise<Response> {
    const response = await fetch(`${simulator.url}/chat/completions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
    });
    await response.text();
    return response;
  }

  for (const [skew, seed] of [
    [0, 1],
    [110 * second, 2],
    [-110 * second, 3],
  ] as const) {
    it(`contains its figure at every step of a day, with a clock ${skew / second} s wrong`, async () => {
      const random = seededRandom(seed);
      const start = Date.UTC(2026, 10, 23, 21);
      const clock = new FakeClock(start + skew);
      simulator.reset();
      simulator.clock.set(start);
      const { key } = simulator;
      const account = simulator.account();
      const otherKey = account.addKey();
      const ledger = new MemoryLedger();
      const logger = new MemoryLogger();
      const fetchKey = async (): Promise<KeyFigure> => {
        const target = { preset: openRouter, url: simulator.url, key };
        const { signal } = new AbortController();
        const info = await fetchKeyInfo({ fetch, clock }, target, signal);
        return { used: info.freeUsed ?? 0, limit: info.freeLimit ?? 0 };
      };
      const meter = new QuotaMeter({ ledger, clock, logger, fetchKey });
      await meter.useCounter(counters.openrouter);
      await meter.refresh();
      let elsewhereSince = 0;
      for (let step = 0; step < 100; step += 1) {
        const kind = random();
        const before = await ledger.latestConfirmation('a');
        if (kind < 0.5) {
          const row = { account: 'a', provider: 'p', model, purpose: 'chat' };
          const id = await ledger.begin({ ...row, at: clock.now() });
          const { status } = await send(key);
          const outcome = status === 200 ? 'answered' : 'failed';
          await ledger.end(id, { at: clock.now(), outcome, counted: 'yes' });
        } else if (kind < 0.55) {
          await send(otherKey);
          elsewhereSince += 1;
        } else if (kind < 0.75) {
          await meter.refresh();
        } else if (kind < 0.77) {
          account.tier = 1000;
        }
        const wait = random() < 0.2 ? random() * 30 * minute : random() * 20 * second;
        clock.advance(wait);
        simulator.clock.advance(wait);
        const quota = await meter.quota();
        const told = await ledger.latestConfirmation('a');
        // A new figure may still be too old to hold what was sent elsewhere within the last minute.
        if (told?.at !== before?.at && told?.used === account.usedToday) elsewhereSince = 0;
        const left = Math.max(0, (told?.limit ?? 0) - account.usedToday);
        const { leftAtLeast = 0, leftAtMost = 0 } = quota;
        const seen = `${left} in ${leftAtLeast} to ${leftAtMost} at step ${step}`;
        assert.ok(left <= leftAtMost && left + elsewhereSince >= leftAtLeast, seen);
      }
      meter.dispose();
    });
  }
});
