import assert from 'node:assert/strict';
import type { Keep } from '../../../src/core/ports';
import { beginRequest, type Begun } from '../../../src/core/quota/beginRequest';
import { FakeClock } from '../../support/fakeClock';
import { MemoryLedger } from '../../support/memoryLedger';

const start = { provider: 'openrouter', account: 'a', model: 'm', purpose: 'chat' };
const second = 1000;

describe('A request that wants to leave', () => {
  let clock: FakeClock;
  let ledger: MemoryLedger;
  let waited: number[];
  let abort: AbortController;
  let keep: Keep;

  beforeEach(() => {
    clock = new FakeClock(Date.UTC(2026, 10, 23, 10, 42, 30));
    ledger = new MemoryLedger();
    waited = [];
    abort = new AbortController();
    keep = (work) => work();
  });

  const begin = (perMinute: number | undefined): Promise<Begun | undefined> => {
    const place = { perMinute, waits: (until: number) => void waited.push(until - clock.now()) };
    return beginRequest({ clock, ledger, keep }, start, place, abort.signal);
  };
  const settled = (): Promise<void> => new Promise(setImmediate);

  it('leaves at once while the minute has a place, and is in the ledger then', async () => {
    assert.deepEqual(await begin(1), { row: 1, at: clock.now() });
    assert.equal(ledger.rows.length, 1);
    assert.deepEqual(waited, []);
  });

  it('waits for the next minute, and says so', async () => {
    await begin(1);
    const next = begin(1);
    await settled();
    assert.deepEqual(waited, [32 * second]);
    assert.equal(ledger.rows.length, 1);
    clock.advance(32 * second);
    assert.deepEqual(await next, { row: 2, at: clock.now() });
  });

  it('waits again when another window was faster', async () => {
    await begin(1);
    const both = [begin(1), begin(1)];
    await settled();
    clock.advance(32 * second);
    await settled();
    assert.equal(ledger.rows.length, 2);
    assert.deepEqual(waited, [32 * second, 32 * second, 60 * second]);
    clock.advance(60 * second);
    const rows = (await Promise.all(both)).map((begun) => begun?.row);
    assert.deepEqual(new Set(rows), new Set([2, 3]));
  });

  it('leaves no row and no timer when it is cancelled', async () => {
    await begin(1);
    const next = begin(1);
    await settled();
    abort.abort();
    assert.equal(await next, undefined);
    assert.equal(ledger.rows.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('does not wait where the provider has no such limit', async () => {
    for (const row of [1, 2, 3]) assert.equal((await begin(undefined))?.row, row);
    assert.deepEqual(waited, []);
  });

  it('leaves without a row when the disk fails', async () => {
    keep = () => Promise.resolve(undefined);
    assert.deepEqual(await begin(1), { at: clock.now() });
  });
});
