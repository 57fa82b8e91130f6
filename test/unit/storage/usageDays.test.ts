import assert from 'node:assert/strict';
import type { LedgerEnd } from '../../../src/core/ports';
import { dayMs } from '../../../src/core/quota/calendar';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { requestsOf } from '../../../src/shared/usage';
import { MemoryLedger } from '../../support/memoryLedger';
import { tempFolder } from '../../support/tempFolder';

const today = 20_000 * dayMs;
const now = today + dayMs / 2;

describe('What the days come to in the database', () => {
  const folder = tempFolder();
  let database: Database;
  let ledger: SqliteLedger;
  let memory: MemoryLedger;

  beforeEach(() => {
    const onSetAside = (): void => assert.fail('nothing is damaged here');
    database = new Database({ folder: folder(), onSetAside });
    ledger = new SqliteLedger(database);
    memory = new MemoryLedger();
  });
  afterEach(() => database.close());

  const end = { outcome: 'answered', counted: 'yes', servedModel: 'm', answerTokens: 3 } as const;

  /** The same request in both ledgers. */
  async function request(at: number, more: Partial<LedgerEnd> = {}): Promise<void> {
    const start = { at, account: 'a', provider: 'openrouter', model: 'm', purpose: 'chat' };
    const countsAtMost = 3;
    for (const each of [ledger, memory]) {
      const id = await each.begin({ ...start, countsAtMost });
      await each.end(id, { at: at + 5, ...end, countsAtMost: 1, ...more });
    }
  }

  const keptDays = (): Promise<readonly unknown[]> =>
    database.read((connection) =>
      connection.all('SELECT at FROM usage_day ORDER BY at').map(({ at }) => at),
    );

  const requestsByDay = async (): Promise<readonly (readonly [number, number])[]> => {
    const days = await ledger.usageDays(today - 400 * dayMs, now);
    return days.map(({ at, totals }) => [(at - today) / dayMs, requestsOf(totals.counts)]);
  };

  it('is what their requests come to, gaps and all', async () => {
    await request(today - 300 * dayMs);
    await request(today - 1, { outcome: 'failed', cause: 'busy' });
    await request(today - 2);
    await request(today, { outcome: 'stopped' });
    assert.deepEqual(
      await ledger.usageDays(today - 400 * dayMs, now),
      await memory.usageDays(today - 400 * dayMs, now),
    );
  });

  it('leaves out what is older, and has today even when nothing was sent', async () => {
    await request(today - 9 * dayMs);
    assert.deepEqual(await requestsByDay(), [
      [-9, 1],
      [0, 0],
    ]);
    const days = await ledger.usageDays(today - 6 * dayMs, now);
    assert.deepEqual(
      days.map(({ at }) => at),
      [today],
    );
  });

  it('has what was saved since a moment: kept answers, other models, second requests', async () => {
    const fallback = { servedModel: 'other', countsAtMost: 2 };
    await request(today - 1, fallback);
    await request(today);
    await request(today + 1, fallback);
    await request(today + 2, { ...fallback, outcome: 'failed', cause: 'cut' });
    for (const each of [ledger, memory]) {
      const start = { account: 'a', provider: 'openrouter', model: 'm', purpose: 'chat' };
      await each.saved({ ...start, at: today + 3 });
      const second = await each.begin({ ...start, at: today + 4, attempt: 2 });
      await each.end(second, { ...end, at: today + 5 });
      assert.equal(await each.savedSince(today), 3);
      assert.equal(await each.savedSince(today - dayMs), 4);
      await each.clearUsage(today);
      assert.equal(await each.savedSince(today), 0);
    }
  });

  it('is kept for days that are over, from the first request of the next one on', async () => {
    await request(today - 3 * dayMs);
    await request(today - dayMs);
    assert.deepEqual(await keptDays(), [today - 3 * dayMs]);
    await request(today);
    assert.deepEqual(await keptDays(), [today - 3 * dayMs, today - dayMs]);
  });

  it('is another one when a request of the day ends late, comes late or is forgotten', async () => {
    const start = { account: 'a', provider: 'openrouter', model: 'm', purpose: 'chat' };
    const late = await ledger.begin({ ...start, at: today - 10 });
    assert.deepEqual(await requestsByDay(), [
      [-1, 1],
      [0, 0],
    ]);
    await ledger.end(late, { at: today + 10, ...end });
    const [yesterday] = await ledger.usageDays(today - dayMs, now);
    assert.equal(yesterday?.totals.counts.answered, 1);
    await ledger.begin({ ...start, at: today - 20 });
    assert.deepEqual((await requestsByDay())[0], [-1, 2]);
    await ledger.clearUsage(today - dayMs);
    const [afterwards] = await ledger.usageDays(today - dayMs, now);
    assert.equal(requestsOf(afterwards?.totals.counts ?? assert.fail()), 1, 'what runs stays');
  });

  it('leaves no trace once all is forgotten', async () => {
    await request(today - 9 * dayMs);
    await request(today - dayMs);
    await requestsByDay();
    await ledger.clearUsage(today);
    assert.deepEqual(await keptDays(), []);
    assert.deepEqual(await requestsByDay(), [[0, 0]]);
  });

  it('agrees between two windows', async () => {
    await request(today - dayMs);
    const other = new Database({ folder: folder(), onSetAside: () => assert.fail() });
    const second = new SqliteLedger(other);
    await second.usageDays(today - dayMs, now);
    await request(today - dayMs + 7);
    const [yesterday] = await second.usageDays(today - dayMs, now);
    assert.equal(requestsOf(yesterday?.totals.counts ?? assert.fail()), 2);
    other.close();
  });
});
