import assert from 'node:assert/strict';
import type { Cache, Counted, Ledger } from '../../../src/core/ports';
import { SqliteCache } from '../../../src/host/node/cache';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { MemoryCache } from '../../support/memoryCache';
import { MemoryLedger } from '../../support/memoryLedger';
import { tempFolder } from '../../support/tempFolder';

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

    it('counts a request from the moment it begins', async () => {
      await begin(100);
      assert.equal(await ledger.countSince('a', 100), 1);
      assert.equal(await ledger.countSince('a', 101), 0);
    });

    it('counts what counted or may have counted, of one account', async () => {
      await request(100, 'yes');
      await request(200, 'no');
      await request(300, 'unknown');
      await begin(400, 'b');
      assert.equal(await ledger.countSince('a', 0), 2);
      assert.equal(await ledger.countSince('a', 101), 1);
      assert.equal(await ledger.countSince('b', 0), 1);
    });

    it('gives each request an id of its own', async () => {
      const given = [await begin(1), await begin(1), await begin(1)];
      assert.equal(new Set(given).size, 3);
    });

    it('knows the time of the latest request, not of the one written last', async () => {
      assert.equal(await ledger.lastRequestAt('a'), undefined);
      await begin(300);
      await begin(200);
      assert.equal(await ledger.lastRequestAt('a'), 300);
    });

    it('keeps the latest figure of each account', async () => {
      assert.equal(await ledger.latestConfirmation('a'), undefined);
      await ledger.confirm('a', { at: 100, used: 3, limit: 50 });
      await ledger.confirm('a', { at: 200, used: 5, limit: 1000 });
      await ledger.confirm('a', { at: 150, used: 4, limit: 50 });
      assert.deepEqual(await ledger.latestConfirmation('a'), { at: 200, used: 5, limit: 1000 });
      assert.equal(await ledger.latestConfirmation('b'), undefined);
    });

    it('shares its place with a cache that keeps the last value', async () => {
      assert.equal(await subject.cache.get('models'), undefined);
      await subject.cache.set('models', 'old');
      await subject.cache.set('models', 'new');
      assert.equal(await subject.cache.get('models'), 'new');
    });
  });
}
