import assert from 'node:assert/strict';
import { QuotaMeter, type KeyFigure } from '../../../src/core/quota/quotaMeter';
import type { Counted } from '../../../src/core/ports';
import { counters } from '../../support/counters';
import { FakeClock } from '../../support/fakeClock';
import { MemoryLedger } from '../../support/memoryLedger';
import { MemoryLogger } from '../../support/memoryLogger';

const midnight = Date.UTC(2026, 10, 23);
const minute = 60_000;
const hour = 60 * minute;

describe('The meter', () => {
  let clock: FakeClock;
  let ledger: MemoryLedger;
  let logger: MemoryLogger;
  let meter: QuotaMeter;
  let asked: number[];
  let answer: () => Promise<KeyFigure | undefined>;

  beforeEach(() => {
    clock = new FakeClock(midnight + 10 * hour);
    ledger = new MemoryLedger();
    logger = new MemoryLogger();
    asked = [];
    answer = () => Promise.resolve({ used: 12, limit: 50 });
    const fetchKey = (): Promise<KeyFigure | undefined> => {
      asked.push(clock.now());
      return answer();
    };
    meter = new QuotaMeter({ ledger, clock, logger, fetchKey });
  });
  afterEach(() => meter.dispose());

  /** Lets all that is ready to run do so. */
  const settled = (): Promise<void> => new Promise(setImmediate);

  async function wait(ms: number): Promise<void> {
    clock.advance(ms);
    await settled();
  }

  function begin(account = 'a'): Promise<number> {
    return ledger.begin({
      at: clock.now(),
      provider: 'openrouter',
      account,
      model: 'm',
      purpose: 'chat',
    });
  }

  async function request(counted: Counted = 'yes'): Promise<void> {
    const id = await begin();
    meter.noteActivity();
    await wait(100);
    await ledger.end(id, { at: clock.now(), outcome: 'answered', counted });
    meter.noteActivity();
    await settled();
  }

  async function confirmed(): Promise<void> {
    await meter.useCounter(counters.openrouter);
    await meter.confirm(counters.openrouter, { used: 12, limit: 50 }, clock.now());
    await wait(1000);
  }

  it('asks nobody at the start, nor when it is looked at', async () => {
    await meter.useCounter(counters.openrouter);
    await meter.quota();
    await wait(48 * hour);
    assert.deepEqual(asked, []);
  });

  it('goes down by exactly one per request, at once', async () => {
    await confirmed();
    const left: (number | undefined)[] = [];
    meter.onDidChange((quota) => left.push(quota.left));
    await begin();
    meter.noteActivity();
    await settled();
    assert.deepEqual(left, [37]);
    await request();
    assert.equal((await meter.quota()).left, 36);
  });

  it('gives a request back that did not count', async () => {
    await confirmed();
    await request('no');
    assert.equal((await meter.quota()).left, 38);
  });

  it('asks once after requests came to rest, and then is sure', async () => {
    await confirmed();
    for (let i = 0; i < 3; i += 1) {
      await request();
      await wait(10_000);
    }
    answer = () => Promise.resolve({ used: 15, limit: 50 });
    await wait(hour);
    assert.equal(asked.length, 1);
    const quota = await meter.quota();
    assert.deepEqual([quota.certainty, quota.left], ['confirmed', 35]);
    await wait(8 * hour);
    assert.equal(asked.length, 1);
  });

  it('asks once a minute at most, whoever wants it', async () => {
    await meter.useCounter(counters.openrouter);
    await Promise.all([meter.refresh(), meter.refresh()]);
    await wait(minute - 1);
    await meter.refresh();
    assert.equal(asked.length, 1);
    await wait(1);
    await meter.refresh();
    assert.equal(asked.length, 2);
  });

  for (const back of [hour, 40 * 24 * hour]) {
    it(`is sure again soon after the clock was set back by ${back / hour} hours`, async () => {
      await confirmed();
      clock.setBack(back);
      answer = () => Promise.resolve({ used: 20, limit: 50 });
      await request();
      await wait(2 * minute);
      assert.equal(asked.length, 1);
      const quota = await meter.quota();
      assert.deepEqual([quota.certainty, quota.left], ['confirmed', 30]);
      await meter.refresh();
      assert.equal(asked.length, 1);
    });
  }

  it('asks later when it was asked just before requests came to rest', async () => {
    await confirmed();
    await wait(minute);
    await request();
    await wait(50_000);
    await meter.refresh();
    const first = clock.now();
    await wait(hour);
    assert.equal(asked.length, 2);
    assert.ok((asked[1] ?? 0) - first >= minute);
  });

  it('does not go up again on a figure that lags behind', async () => {
    await confirmed();
    await wait(minute);
    await request();
    await meter.refresh();
    const quota = await meter.quota();
    assert.deepEqual([quota.used, quota.certainty], [13, 'counted']);
  });

  it('goes up again on a lower figure once the last request is known to the provider', async () => {
    await confirmed();
    await request('unknown');
    assert.equal((await meter.quota()).used, 13);
    await wait(hour);
    const quota = await meter.quota();
    assert.deepEqual([quota.used, quota.certainty], [12, 'confirmed']);
  });

  it('learns what other clients of the account used', async () => {
    await confirmed();
    answer = () => Promise.resolve({ used: 30, limit: 50 });
    await wait(minute);
    await request();
    await wait(hour);
    assert.equal((await meter.quota()).used, 30);
  });

  it('drops a figure when a request left while it was asked for', async () => {
    await confirmed();
    await wait(minute);
    answer = async () => {
      await begin();
      return { used: 13, limit: 50 };
    };
    await meter.refresh();
    assert.equal((await meter.quota()).used, 13);
  });

  it('counts the requests of other windows', async () => {
    await confirmed();
    await begin();
    await begin('another account');
    assert.equal((await meter.quota()).left, 37);
  });

  it('shows the requests of other windows when it is looked at again, if it was ever shown', async () => {
    const seen: (number | undefined)[] = [];
    meter.onDidChange((quota) => seen.push(quota.left));
    meter.lookAgain();
    await settled();
    assert.equal(seen.length, 0);
    await confirmed();
    await begin();
    meter.lookAgain();
    await settled();
    assert.equal(seen.at(-1), 37);
  });

  it('has all back at midnight, by itself', async () => {
    await confirmed();
    await request();
    const seen: (number | undefined)[] = [];
    await wait(minute);
    meter.onDidChange((quota) => seen.push(quota.left));
    answer = () => Promise.reject(new Error('offline'));
    await wait(14 * hour);
    await wait(minute);
    assert.equal(seen.at(-1), 50);
    assert.equal((await meter.quota()).certainty, 'counted');
  });

  it('lets the minute run out by itself', async () => {
    await confirmed();
    await request();
    assert.equal((await meter.quota()).usedThisMinute, 1);
    const seen: number[] = [];
    meter.onDidChange((quota) => seen.push(quota.usedThisMinute));
    await wait(minute);
    assert.equal(seen[0], 0);
  });

  it('takes the limit that the provider gives after credits were bought', async () => {
    await confirmed();
    await meter.confirm(counters.openrouter, { used: 12, limit: 1000 }, clock.now());
    assert.equal((await meter.quota()).left, 988);
  });

  it('has nothing left when the provider says so', async () => {
    await confirmed();
    await meter.usedUp(counters.openrouter, { at: clock.now() });
    assert.equal((await meter.quota()).left, 0);
  });

  it('is unknown where the provider does not tell its counter', async () => {
    answer = () => Promise.resolve(undefined);
    await meter.useCounter(counters.openrouter);
    await request();
    await wait(hour);
    const quota = await meter.quota();
    assert.deepEqual([quota.certainty, quota.used, quota.left], ['unknown', 1, undefined]);
  });

  it('stays as it was when the provider cannot be reached', async () => {
    await confirmed();
    answer = () => Promise.reject(new TypeError('fetch failed'));
    await request();
    await wait(hour);
    assert.equal((await meter.quota()).left, 37);
    assert.deepEqual(logger.lines, ['info: The quota could not be refreshed: TypeError']);
  });

  it('shows another account when the key changes, and drops what was asked for the old one', async () => {
    await confirmed();
    await wait(minute);
    let tell: (figure: KeyFigure) => void = () => undefined;
    answer = () => new Promise((resolve) => (tell = resolve));
    const asking = meter.refresh();
    await meter.useCounter({ ...counters.openrouter, id: 'b' });
    tell({ used: 40, limit: 50 });
    await asking;
    assert.equal((await meter.quota()).certainty, 'unknown');
    await meter.useCounter(counters.openrouter);
    assert.equal((await meter.quota()).used, 12);
    await meter.useCounter(undefined);
    assert.equal((await meter.quota()).certainty, 'unknown');
  });

  it('leaves no timer behind', async () => {
    await confirmed();
    await request();
    meter.dispose();
    assert.equal(clock.pending, 0);
  });
});
