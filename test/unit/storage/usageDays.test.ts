import assert from 'node:assert/strict';
import type { Ledger, LedgerEnd } from '../../../src/core/ports';
import { dayMs } from '../../../src/core/quota/calendar';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { requestsOf } from '../../../src/shared/usage';
import { MemoryLedger } from '../../support/memoryLedger';
import { tempFolder } from '../../support/tempFolder';
import { WebWindows } from '../../support/webWindows';

const today = 20_000 * dayMs;
const now = today + dayMs / 2;

const end = { outcome: 'answered', counted: 'yes', servedModel: 'm', answerTokens: 3 } as const;

/** The same request in each ledger. */
async function requestIn(
  ledgers: readonly Ledger[],
  at: number,
  more: Partial<LedgerEnd> = {},
): Promise<void> {
  const start = { at, account: 'a', provider: 'openrouter', model: 'm', purpose: 'chat' };
  for (const each of ledgers) {
    const id = await each.begin({ ...start, countsAtMost: 3 });
    await each.end(id, { at: at + 5, ...end, countsAtMost: 1, ...more });
  }
}

interface Subject {
  readonly ledger: Ledger;
  /** As another window has it. */
  readonly other: Ledger;
  readonly close: () => void;
}

function sqlite(folder: string): Subject {
  const open = (): Database =>
    new Database({ folder, onSetAside: () => assert.fail('nothing is damaged here') });
  const databases = [open(), open()] as const;
  const [ledger, other] = [new SqliteLedger(databases[0]), new SqliteLedger(databases[1])];
  return { ledger, other, close: () => databases.forEach((database) => database.close()) };
}

function inFiles(): Subject {
  const windows = new WebWindows();
  const [{ ledger }, { ledger: other }] = [windows.open(), windows.open()];
  return { ledger, other, close: () => windows.assertSound() };
}

for (const [name, make] of [
  ['in SQLite', sqlite],
  ['in files of a browser', inFiles],
] as const) {
  describe(`What the days come to ${name}`, () => {
    const folder = tempFolder();
    let subject: Subject;
    let ledger: Ledger;
    let memory: MemoryLedger;

    beforeEach(() => {
      subject = make(folder());
      ({ ledger } = subject);
      memory = new MemoryLedger();
    });
    afterEach(() => subject.close());

    const request = (at: number, more?: Partial<LedgerEnd>): Promise<void> =>
      requestIn([ledger, memory], at, more);

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
      assert.deepEqual(await requestsByDay(), [[0, 0]]);
    });

    it('agrees between two windows', async () => {
      await request(today - dayMs);
      const { other } = subject;
      await other.usageDays(today - dayMs, now);
      await request(today - dayMs + 7);
      const [yesterday] = await other.usageDays(today - dayMs, now);
      assert.equal(requestsOf(yesterday?.totals.counts ?? assert.fail()), 2);
    });
  });
}

describe('The sums of days in SQLite', () => {
  const folder = tempFolder();
  let database: Database;
  let ledger: Ledger;

  beforeEach(() => {
    database = new Database({ folder: folder(), onSetAside: ({ path }) => assert.fail(path) });
    ledger = new SqliteLedger(database);
  });
  afterEach(() => database.close());

  const keptDays = (): Promise<readonly unknown[]> =>
    database.read((connection) =>
      connection.all('SELECT at FROM usage_day ORDER BY at').map(({ at }) => at),
    );

  it('are kept for days that are over, from the first request of the next one on', async () => {
    await requestIn([ledger], today - 3 * dayMs);
    await requestIn([ledger], today - dayMs);
    assert.deepEqual(await keptDays(), [today - 3 * dayMs]);
    await requestIn([ledger], today);
    assert.deepEqual(await keptDays(), [today - 3 * dayMs, today - dayMs]);
  });

  it('leave no trace once all is forgotten', async () => {
    await requestIn([ledger], today - 9 * dayMs);
    await requestIn([ledger], today - dayMs);
    await ledger.usageDays(today - 400 * dayMs, now);
    await ledger.clearUsage(today);
    assert.deepEqual(await keptDays(), []);
  });
});
