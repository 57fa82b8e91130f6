import assert from 'node:assert/strict';
import { openRouter } from '../../../src/core/llm/presets';
import { Catalogue } from '../../../src/core/catalogue/catalogue';
import { CatalogueError, type CatalogueFault } from '../../../src/core/catalogue/catalogueError';
import type { Cache } from '../../../src/core/ports';
import { FakeClock } from '../../support/fakeClock';
import { MemoryCache } from '../../support/memoryCache';
import { MemoryLogger } from '../../support/memoryLogger';
import { entry } from './captures';

const day = 24 * 60 * 60 * 1000;

describe('The catalogue', () => {
  let clock: FakeClock;
  let cache: Cache;
  let asked: string[];
  let answer: (signal: AbortSignal | null | undefined) => Promise<Response>;

  const list = (...ids: readonly string[]): Promise<Response> =>
    Promise.resolve(Response.json({ data: ids.map((id) => entry({ id })) }));

  beforeEach(() => {
    clock = new FakeClock();
    cache = new MemoryCache();
    asked = [];
    answer = () => list('m/one');
  });

  /** A window: it shares the cache and the network with the others. */
  function open(url = 'http://provider/api/v1'): Catalogue {
    return new Catalogue({
      cache,
      clock,
      logger: new MemoryLogger(),
      preset: openRouter,
      providerUrl: () => url,
      headers: () => Promise.resolve({}),
      fetch: (address, init) => {
        asked.push(new Request(address).url);
        return answer(init?.signal);
      },
    });
  }

  async function ids(catalogue: Catalogue): Promise<readonly string[]> {
    return (await catalogue.snapshot()).models.map((model) => model.id);
  }

  function failsWith(reason: CatalogueFault, work: Promise<unknown>): Promise<void> {
    return assert.rejects(work, (error) => {
      assert.ok(error instanceof CatalogueError, String(error));
      assert.equal(error.reason, reason);
      return true;
    });
  }

  const offline = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));

  it('is fetched on first need, once for all who need it', async () => {
    assert.equal(open().current, undefined);
    const catalogue = open();
    assert.deepEqual(asked, []);
    await Promise.all([catalogue.snapshot(), catalogue.find('m/one'), catalogue.refresh()]);
    await catalogue.snapshot();
    assert.deepEqual(asked, ['http://provider/api/v1/models']);
    assert.equal(catalogue.current?.fetchedAt, clock.now());
  });

  it('finds a model by its id', async () => {
    const catalogue = open();
    assert.equal((await catalogue.find('m/one'))?.id, 'm/one');
    assert.equal(await catalogue.find('m/none'), undefined);
  });

  it('is kept for the next window and the next day', async () => {
    await open().snapshot();
    clock.advance(day - 1);
    assert.deepEqual(await ids(open()), ['m/one']);
    assert.equal(asked.length, 1);
  });

  it('is fetched anew after a day', async () => {
    const catalogue = open();
    await catalogue.snapshot();
    clock.advance(day);
    answer = () => list('m/two');
    assert.deepEqual(await ids(catalogue), ['m/two']);
  });

  it('takes over what another window fetched', async () => {
    const catalogue = open();
    await catalogue.snapshot();
    clock.advance(day);
    answer = () => list('m/two');
    await open().snapshot();
    assert.deepEqual(await ids(catalogue), ['m/two']);
    assert.equal(asked.length, 2);
  });

  it('is fetched anew when the clock was wrong', async () => {
    await open().snapshot();
    clock = new FakeClock(clock.now() - 10 * day);
    await open().snapshot();
    assert.equal(asked.length, 2);
  });

  it('is usable offline, however old, and does not try at every use', async () => {
    await open().snapshot();
    clock.advance(100 * day);
    answer = offline;
    const catalogue = open();
    for (let i = 0; i < 5; i += 1) assert.deepEqual(await ids(catalogue), ['m/one']);
    assert.equal(asked.length, 2);
    clock.advance(60_000);
    answer = () => list('m/two');
    assert.deepEqual(await ids(catalogue), ['m/two']);
  });

  it('says so when there is none and no network', async () => {
    answer = offline;
    await failsWith('network', open().snapshot());
  });

  const bad: readonly (readonly [string, CatalogueFault, () => Promise<Response>])[] = [
    ['an error', 'status', () => Promise.resolve(new Response('no', { status: 502 }))],
    ['a page of a hotel', 'body', () => Promise.resolve(new Response('<html>Log in</html>'))],
    ['an error in a good answer', 'body', () => Promise.resolve(Response.json({ error: {} }))],
    ['an empty list', 'body', () => list()],
  ];
  for (const [what, reason, respond] of bad) {
    it(`keeps what it has when the provider answers with ${what}`, async () => {
      const catalogue = open();
      await catalogue.snapshot();
      answer = respond;
      await failsWith(reason, catalogue.refresh());
      assert.deepEqual(await ids(catalogue), ['m/one']);
    });
  }

  it('does not wait for ever', async () => {
    let work: Promise<unknown> | undefined;
    await new Promise<void>((asked) => {
      answer = (signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          asked();
        });
      work = open().refresh();
    });
    clock.advance(15_000);
    await failsWith('timeout', work ?? Promise.resolve());
    assert.equal(clock.pending, 0);
  });

  it('tells when the models are other ones, and only then', async () => {
    const catalogue = open();
    const told: string[] = [];
    catalogue.onDidChange(({ models }) => told.push(models.map(({ id }) => id).join()));
    await catalogue.refresh();
    await catalogue.refresh();
    answer = () => list('m/one', 'm/two');
    await catalogue.refresh();
    assert.deepEqual(told, ['m/one', 'm/one,m/two']);
  });

  it('is another one for another provider', async () => {
    await open().snapshot();
    answer = () => list('m/other');
    assert.deepEqual(await ids(open('http://elsewhere')), ['m/other']);
    assert.deepEqual(await ids(open()), ['m/one']);
  });

  it('is read as it is kept, however old, and nobody is asked', async () => {
    assert.equal(await open().kept(), undefined);
    await open().snapshot();
    clock.advance(30 * day);
    assert.deepEqual(
      (await open().kept())?.models.map(({ id }) => id),
      ['m/one'],
    );
    assert.equal(asked.length, 1);
  });

  it('remembers what was listed a week ago, and before that the oldest it has', async () => {
    const catalogue = open();
    assert.equal(await catalogue.weekAgo(), undefined);
    const first = clock.now();
    for (let days = 0; days < 20; days += 1) {
      answer = () => list(`m/${days}`);
      await catalogue.refresh();
      // Fetched again on the same day, it is no other day's.
      await catalogue.refresh();
      const past = await open().weekAgo();
      assert.equal(past?.fetchedAt, first + Math.max(0, days - 7) * day);
      assert.deepEqual(
        past.models.map(({ id }) => id),
        [`m/${Math.max(0, days - 7)}`],
      );
      clock.advance(day);
    }
    const kept = JSON.parse((await cache.get('pastCatalogues:http://provider/api/v1')) ?? '') as [];
    assert.equal(kept.length, 8);
  });

  /** A provider that says nothing: the signal of the first request, once that is made. */
  function silence(): Promise<AbortSignal> {
    return new Promise((ask) => {
      answer = (signal) =>
        new Promise((_, reject) => {
          assert.ok(signal);
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          ask(signal);
        });
    });
  }

  it('is fetched no further when all who wait have gone, and that is no failure', async () => {
    const catalogue = open();
    await catalogue.snapshot();
    clock.advance(day);
    const made = silence();
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = catalogue.snapshot(other.signal);
    const signal = await made;
    const gone = catalogue.refresh(one.signal);
    one.abort();
    await assert.rejects(gone, { name: 'AbortError' });
    assert.equal(signal.aborted, false);
    other.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    assert.equal(signal.aborted, true);
    answer = () => list('m/two');
    assert.deepEqual(await ids(catalogue), ['m/two']);
    assert.equal(clock.pending, 0);
  });

  it('is fetched anew for who asks just when the others have gone', async () => {
    const catalogue = open();
    const made = silence();
    const stop = new AbortController();
    const gone = catalogue.refresh(stop.signal);
    await made;
    stop.abort();
    answer = () => list('m/two');
    assert.equal((await catalogue.refresh()).models.length, 1);
    await assert.rejects(gone, { name: 'AbortError' });
  });

  it('goes on for who waits without an end', async () => {
    const catalogue = open();
    let give = (): void => undefined;
    const made = new Promise<void>((ask) => {
      answer = () =>
        new Promise((resolve) => {
          give = () => void list('m/one').then(resolve);
          ask();
        });
    });
    const stop = new AbortController();
    const gone = catalogue.refresh(stop.signal);
    const waiting = catalogue.refresh();
    await made;
    stop.abort();
    await assert.rejects(gone, { name: 'AbortError' });
    give();
    assert.equal((await waiting).models.length, 1);
  });

  it('works when nothing can be kept, or what was kept is damaged', async () => {
    const full = (): Promise<never> => Promise.reject(new Error('full'));
    cache = { get: full, set: full, change: full };
    assert.deepEqual(await ids(open()), ['m/one']);
    cache = { get: () => Promise.resolve('{"version":1'), set: full, change: full };
    assert.deepEqual(await ids(open()), ['m/one']);
  });
});
