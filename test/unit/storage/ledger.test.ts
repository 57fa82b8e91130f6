import assert from 'node:assert/strict';
import type { Cache, Confirmation, Counted, Ledger } from '../../../src/core/ports';
import { SqliteCache } from '../../../src/host/node/cache';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { MemoryCache } from '../../support/memoryCache';
import { MemoryLedger } from '../../support/memoryLedger';
import { tempFolder } from '../../support/tempFolder';
import { WebWindows } from '../../support/webWindows';

interface Subject {
  readonly ledger: Ledger;
  readonly cache: Cache;
  readonly close: () => void;
}

const kinds: readonly (readonly [string, (folder: string) => Subject])[] = [
  [
    'in memory',
    () => ({ ledger: new MemoryLedger(), cache: new MemoryCache(), close: () => undefined }),
  ],
  [
    'in SQLite',
    (folder) => {
      const onSetAside = (): void => assert.fail('nothing is damaged here');
      const database = new Database({ folder, onSetAside });
      const close = (): void => database.close();
      return { ledger: new SqliteLedger(database), cache: new SqliteCache(database), close };
    },
  ],
  [
    'in files of a browser',
    () => {
      const windows = new WebWindows();
      const { ledger, cache } = windows.open();
      return { ledger, cache, close: () => windows.assertSound() };
    },
  ],
];

for (const [name, make] of kinds) {
  describe(`The ledger ${name}`, () => {
    const folder = tempFolder();
    let subject: Subject;
    let ledger: Ledger;

    beforeEach(() => {
      subject = make(folder());
      ledger = subject.ledger;
    });
    afterEach(() => subject.close());

    function begin(at: number, account = 'a'): Promise<number> {
      return ledger.begin({ at, account, provider: 'openrouter', model: 'm', purpose: 'explain' });
    }

    async function request(at: number, counted: Counted): Promise<void> {
      const id = await begin(at);
      await ledger.end(id, { at: at + 1, outcome: 'failed', counted, cause: 'busy' });
    }

    it('knows a request from the moment it begins', async () => {
      const id = await begin(100);
      const running = [{ id, at: 100, counted: 'unknown', countsAtMost: 1 }];
      assert.deepEqual(await ledger.sentSince('a', 100), running);
      assert.deepEqual(await ledger.sentSince('a', 101), []);
    });

    it('tells of each request of an account whether it counted', async () => {
      await request(100, 'yes');
      await request(200, 'no');
      await request(300, 'unknown');
      await begin(400, 'b');
      const told = await ledger.sentSince('a', 101);
      assert.deepEqual(
        told.map(({ at, endedAt, counted }) => [at, endedAt, counted]),
        [
          [200, 201, 'no'],
          [300, 301, 'unknown'],
        ],
      );
      assert.equal((await ledger.sentSince('b', 0)).length, 1);
    });

    it('believes the answer that fewer models were tried than were named', async () => {
      const asked = { at: 1, account: 'a', provider: 'p', model: 'm', purpose: 'chat' };
      const id = await ledger.begin({ ...asked, countsAtMost: 3 });
      assert.equal((await ledger.sentSince('a', 0))[0]?.countsAtMost, 3);
      await ledger.end(id, { at: 2, outcome: 'answered', counted: 'yes', countsAtMost: 1 });
      assert.equal((await ledger.sentSince('a', 0))[0]?.countsAtMost, 1);
    });

    it('gives each request an id of its own', async () => {
      const given = [await begin(1), await begin(1), await begin(1)];
      assert.equal(new Set(given).size, 3);
    });

    it('gives a place in the minute only while there is one', async () => {
      const asked = { account: 'a', provider: 'p', model: 'm', purpose: 'chat' };
      const reserve = (at: number, account = 'a') =>
        ledger.reserve({ ...asked, account }, 2, () => at);
      const first = await reserve(100_000);
      assert.ok('id' in first && first.at === 100_000);
      await reserve(101_000);
      assert.deepEqual(await reserve(102_000), { freeAt: 122_000 });
      assert.equal((await ledger.sentSince('a', 0)).length, 2, 'a refusal leaves no row');
      assert.ok('id' in (await reserve(102_000, 'b')));
      await ledger.end(first.id, { at: 103_000, outcome: 'failed', counted: 'no' });
      assert.ok('id' in (await reserve(104_000)), 'what never counted takes no place');
      assert.ok('id' in (await reserve(122_000)));
    });

    it('keeps the latest figure of each account', async () => {
      const figure = (at: number, used: number, limit = 50): Confirmation => {
        const rest = { usedAtLeast: used - 1, elsewhere: 2, shared: true };
        return { at, until: at + 1, used, limit, ...rest };
      };
      assert.equal(await ledger.latestConfirmation('a'), undefined);
      await ledger.confirm('a', figure(100, 3));
      await ledger.confirm('a', figure(200, 5, 1000));
      await ledger.confirm('a', figure(150, 4));
      assert.deepEqual(await ledger.latestConfirmation('a'), figure(200, 5, 1000));
      assert.equal(await ledger.latestConfirmation('b'), undefined);
      // The clock was set back by more than a minute.
      const before = figure(200 - 60_001 - 1, 6);
      await ledger.confirm('a', figure(200 - 60_001, 7));
      assert.deepEqual(await ledger.latestConfirmation('a'), figure(200, 5, 1000));
      await ledger.confirm('a', before);
      assert.deepEqual(await ledger.latestConfirmation('a'), before);
    });

    it('keeps what only some providers tell, and forgets it with the next figure', async () => {
      const plain = { used: 3, limit: 50, usedAtLeast: 3, elsewhere: 0, shared: false };
      const bits = { fullAt: 900, request: 7, refusedUntil: 800 };
      await ledger.confirm('a', { at: 100, until: 101, ...plain, ...bits });
      assert.deepEqual(await ledger.latestConfirmation('a'), {
        ...{ at: 100, until: 101 },
        ...plain,
        ...bits,
      });
      await ledger.confirm('a', { at: 200, until: 201, ...plain });
      assert.deepEqual(await ledger.latestConfirmation('a'), { at: 200, until: 201, ...plain });
    });

    it('tells every request with all that is known of it', async () => {
      const asked = { provider: 'p', model: 'm', purpose: 'chat', attempt: 2, countsAtMost: 3 };
      const id = await ledger.begin({ at: 100, account: 'a', ...asked });
      const known = { servedModel: 'n', endpointHost: 'h', promptTokens: 7, answerTokens: 8 };
      const others = { failedModel: 'o', passedModels: ['p/q:free', 'r'] };
      const told = { outcome: 'failed', counted: 'yes', cause: 'cut', firstTokenMs: 9 } as const;
      await ledger.end(id, { at: 200, ...told, ...known, ...others });
      await begin(300);
      assert.deepEqual(await ledger.usage(), [
        { at: 100, endedAt: 200, ...asked, ...told, ...known, ...others },
        {
          at: 300,
          provider: 'openrouter',
          model: 'm',
          purpose: 'explain',
          attempt: 1,
          countsAtMost: 1,
          outcome: 'running',
          counted: 'unknown',
        },
      ]);
    });

    it('forgets all but what the limits of today need', async () => {
      await request(100, 'yes');
      await request(200, 'yes');
      const id = await begin(300);
      const before = await ledger.sentSince('a', 150);
      await ledger.clearUsage(150);
      assert.deepEqual(await ledger.sentSince('a', 0), before);
      assert.deepEqual(
        (await ledger.usage()).map(({ at }) => at),
        [300],
        'what still runs stays',
      );
      await ledger.end(id, { at: 400, outcome: 'answered', counted: 'yes' });
      assert.equal((await ledger.usage())[0]?.outcome, 'answered');
    });

    it('tells the latest requests of one account, oldest first', async () => {
      await request(300, 'yes');
      await request(200, 'yes');
      await request(100, 'yes');
      await begin(400, 'b');
      await begin(400, 'ab');
      const rows = await ledger.recent('a', 150);
      assert.deepEqual(
        rows.map(({ at, model, outcome, cause }) => [at, model, outcome, cause]),
        [
          [200, 'm', 'failed', 'busy'],
          [300, 'm', 'failed', 'busy'],
        ],
      );
    });

    it('tells those of an account also where each of its models is counted for itself', async () => {
      await begin(200, 'a.two');
      await begin(100, 'a.one');
      await begin(300, 'b.one');
      assert.deepEqual(
        (await ledger.recent('a', 0)).map(({ at }) => at),
        [100, 200],
      );
    });

    it('tells what was saved, which no limit hears of and which can be forgotten', async () => {
      const asked = { at: 100, account: 'a', provider: 'p', model: 'm', purpose: 'chat' };
      await ledger.saved(asked);
      assert.deepEqual(await ledger.sentSince('a', 0), []);
      const place = await ledger.reserve({ ...asked, model: 'n' }, 1, () => 101);
      assert.ok('id' in place);
      const [row] = await ledger.usage();
      const told = [row?.outcome, row?.counted, row?.countsAtMost, row?.endedAt, row?.purpose];
      assert.deepEqual(told, ['kept', 'no', 0, 100, 'chat']);
      await ledger.clearUsage(0);
      assert.deepEqual(
        (await ledger.usage()).map(({ model }) => model),
        ['n'],
      );
    });

    it('remembers what became of the edits that were asked for, of whichever account', async () => {
      const ids = [await begin(1), await begin(2, 'b'), await begin(3)];
      for (const id of ids) await ledger.end(id, { at: 4, outcome: 'answered', counted: 'yes' });
      const refused = { proposal: 'refused', askedFormat: 'searchReplace' } as const;
      const placed = { proposal: 'placed', writtenFormat: 'wholeFile' } as const;
      await ledger.judged(ids[1] ?? 0, refused);
      await ledger.judged(ids[2] ?? 0, placed);
      const edits = async (since: number): Promise<unknown> =>
        (await ledger.edits(since)).map(({ at, proposal, askedFormat, writtenFormat }) => ({
          at,
          proposal,
          ...(askedFormat && { askedFormat }),
          ...(writtenFormat && { writtenFormat }),
        }));
      assert.deepEqual(await edits(0), [
        { at: 3, ...placed },
        { at: 2, ...refused },
      ]);
      assert.deepEqual(await edits(3), [{ at: 3, ...placed }]);
      // What was refused cannot be taken, nor what nobody judged.
      for (const id of ids) await ledger.accepted(id);
      assert.deepEqual(
        (await ledger.edits(0)).map(({ proposal }) => proposal),
        ['accepted', 'refused'],
      );
      await ledger.clearUsage(0);
      assert.deepEqual([await ledger.usage(), await ledger.edits(0)], [[], []]);
    });

    it('shares its place with a cache that keeps the last value', async () => {
      assert.equal(await subject.cache.get('models'), undefined);
      await subject.cache.set('models', 'old');
      await subject.cache.set('models', 'new');
      assert.equal(await subject.cache.get('models'), 'new');
    });
  });
}
