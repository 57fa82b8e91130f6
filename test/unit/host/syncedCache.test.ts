import assert from 'node:assert/strict';
import { Favourites, favouritesName, joined } from '../../../src/core/routing/favourites';
import { SyncedCache, type SyncedState } from '../../../src/host/syncedCache';
import { FakeClock } from '../../support/fakeClock';
import { MemoryCache } from '../../support/memoryCache';

describe('Favourites on several machines', () => {
  let clock: FakeClock;
  let state: Map<string, unknown>;
  let synced: readonly string[];

  beforeEach(() => {
    clock = new FakeClock();
    state = new Map();
  });

  /** A machine that shares the state with the others from now on. */
  function machine(cache = new MemoryCache()): Favourites {
    const shared: SyncedState = {
      get: (name) => state.get(name),
      update: (name, value) => Promise.resolve(void state.set(name, value)),
      setKeysForSync: (names) => (synced = names),
    };
    return new Favourites(new SyncedCache(cache, shared, clock, [favouritesName], joined));
  }

  it('come from the machine where they were changed last', async () => {
    const [one, other] = [machine(), machine()];
    await one.toggle('a');
    assert.deepEqual(await other.list(), ['a']);
    clock.advance(1);
    await other.toggle('b');
    assert.deepEqual(await one.list(), ['a', 'b']);
    await one.toggle('a');
    assert.deepEqual([await one.list(), await other.list()], [['b'], ['b']]);
  });

  it('stay where what comes is older, or nothing that Frugal knows', async () => {
    const favourites = machine();
    await favourites.toggle('a');
    const old = state.get(favouritesName);
    await favourites.toggle('b');
    for (const coming of [old, undefined, 'text', { at: 'now', value: '[]' }, { at: 1e15 }]) {
      state.set(favouritesName, coming);
      assert.deepEqual(await favourites.list(), ['a', 'b']);
    }
  });

  it('are those that were there before anything was synchronised', async () => {
    const cache = new MemoryCache();
    await new Favourites(cache).toggle('a');
    const favourites = machine(cache);
    assert.deepEqual(await favourites.list(), ['a']);
    await favourites.toggle('b');
    assert.deepEqual(await machine().list(), ['a', 'b']);
  });

  it('are those of both where some were there before anything was synchronised', async () => {
    const cache = new MemoryCache();
    await new Favourites(cache).toggle('a');
    const other = machine();
    await other.toggle('b');
    assert.deepEqual(await machine(cache).list(), ['b', 'a']);
    assert.deepEqual(await other.list(), ['b', 'a']);
  });

  it('are all that is synchronised', async () => {
    await machine().toggle('a');
    assert.deepEqual(synced, [favouritesName]);
    assert.deepEqual([...state.keys()], synced);
  });
});
