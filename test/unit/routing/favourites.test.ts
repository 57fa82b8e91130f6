import assert from 'node:assert/strict';
import type { CatalogueSnapshot, Model } from '../../../src/core/catalogue/model';
import type { UsageRow } from '../../../src/core/ports';
import { Favourites } from '../../../src/core/routing/favourites';
import { healthOf } from '../../../src/core/routing/health';
import { orderCandidates } from '../../../src/core/routing/orderCandidates';
import { SqliteCache } from '../../../src/host/node/cache';
import { Database } from '../../../src/host/node/database';
import { MemoryCache } from '../../support/memoryCache';
import { freeModel } from '../../support/models';
import { tempFolder } from '../../support/tempFolder';

const now = Date.UTC(2026, 10, 23, 10, 42);
const minute = 60_000;
const [a, b, c, d] = [
  freeModel('A', { codingIndex: 60 }),
  freeModel('B', { codingIndex: 50 }),
  freeModel('C', { codingIndex: 40 }),
  freeModel('D', { codingIndex: 30 }),
];

function offered(...models: readonly Model[]): CatalogueSnapshot {
  return { models, fetchedAt: now };
}

describe('The order of those that may answer, with favourites', () => {
  const failed = (model: Model, minutesAgo: number, cause: string): UsageRow => ({
    at: now - minutesAgo * minute,
    provider: 'openrouter',
    model: model.id,
    purpose: 'explain',
    attempt: 1,
    countsAtMost: 1,
    outcome: 'failed',
    counted: 'yes',
    cause,
  });

  function order(favourites: readonly Model[], ...rows: readonly UsageRow[]): string {
    const ids = favourites.map(({ id }) => id);
    return orderCandidates([a, b, c, d], healthOf(rows, now), now, ids)
      .map(({ name }) => name)
      .join('');
  }

  it('begins with them, the better one for code first', () => {
    assert.equal(order([]), 'ABCD');
    assert.equal(order([d]), 'DABC');
    assert.equal(order([d, c]), 'CDAB');
  });

  it('lets one wait that was busy just now, and has it back first after an hour', () => {
    assert.equal(order([d], failed(d, 1, 'busy')), 'ABCD');
    assert.equal(order([d], failed(d, 60, 'busy')), 'DABC');
  });

  it('keeps one in front whose answers were empty twice, and leaves out one that is closed', () => {
    const empty = [30, 20].map((ago) => failed(d, ago, 'emptyAnswer'));
    assert.equal(order([d], ...empty), 'DABC');
    assert.equal(order([d], failed(d, 60, 'gated')), 'ABC');
  });
});

describe('The favourites', () => {
  let cache: MemoryCache;
  let favourites: Favourites;

  beforeEach(() => {
    cache = new MemoryCache();
    favourites = new Favourites(cache);
  });

  async function mark(...models: readonly Model[]): Promise<void> {
    for (const { id } of models) await favourites.toggle(id);
  }

  it('are none at first, and grow and shrink with each mark', async () => {
    assert.deepEqual(await favourites.list(), []);
    await mark(b, a);
    assert.deepEqual(await favourites.list(), [b.id, a.id]);
    await mark(b);
    assert.deepEqual(await favourites.list(), [a.id]);
  });

  it('stay while they are offered, free, and before their last day', async () => {
    const leaving = { ...b, expiresOn: '2026-11-25' };
    await mark(a, leaving);
    const renewed = await favourites.renew(offered(a, leaving, c), now);
    assert.deepEqual(renewed, { ids: [a.id, b.id], replaced: [] });
  });

  it('are replaced by the best other one when they leave or cost money, told once', async () => {
    await mark(b, d);
    const snapshot = offered(a, c, { ...d, free: false });
    const { ids, replaced } = await favourites.renew(snapshot, now);
    assert.deepEqual(ids, [a.id]);
    assert.deepEqual(
      replaced.map(({ id, why, successor }) => [id, why, successor.id]),
      [
        [b.id, 'gone', a.id],
        [d.id, 'paid', a.id],
      ],
    );
    assert.deepEqual(await favourites.list(), [a.id]);
    assert.deepEqual((await favourites.renew(snapshot, now)).replaced, []);
  });

  it('are replaced within their provider only, and stay where it lists nothing', async () => {
    const groq = freeModel('G', { id: 'groq:maker/g', provider: 'groq', codingIndex: 90 });
    await mark(groq, b);
    const away = await favourites.renew(offered(a, b), now);
    assert.deepEqual(away.ids, [groq.id, b.id]);
    const back = await favourites.renew(offered({ ...groq, codingIndex: 99 }, c), now);
    assert.deepEqual(back.ids, [groq.id, c.id]);
  });

  describe('of two windows', () => {
    const folder = tempFolder();
    let databases: readonly Database[];
    let first: Favourites;
    let second: Favourites;

    beforeEach(() => {
      const onSetAside = (): void => assert.fail('nothing is damaged here');
      databases = [0, 1].map(() => new Database({ folder: folder(), onSetAside }));
      const [one, other] = databases.map((database) => new Favourites(new SqliteCache(database)));
      assert.ok(one && other);
      [first, second] = [one, other];
    });
    afterEach(() => {
      for (const database of databases) database.close();
    });

    it('are the same, and none is lost when both mark at once', async () => {
      await Promise.all([first.toggle(a.id), second.toggle(b.id), first.toggle(c.id)]);
      assert.deepEqual((await first.list()).toSorted(), [a.id, b.id, c.id]);
      assert.deepEqual(await second.list(), await first.list());
    });

    it('are replaced once, and told of in one window', async () => {
      await first.toggle(b.id);
      const renewed = await Promise.all(
        [first, second].map((window) => window.renew(offered(a, c), now)),
      );
      assert.deepEqual(
        renewed.map(({ ids }) => ids),
        [[a.id], [a.id]],
      );
      assert.equal(renewed.flatMap(({ replaced }) => replaced).length, 1);
    });
  });
});
