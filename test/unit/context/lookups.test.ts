import assert from 'node:assert/strict';
import { Lookups } from '../../../src/core/context/lookups';
import { FakeClock } from '../../support/fakeClock';

/** A language server that answers when the test says so. */
class Server {
  asked = 0;
  private readonly waiting: ((answer: string | undefined) => void)[] = [];

  readonly ask = (): Promise<string | undefined> => {
    this.asked++;
    return new Promise((resolve) => this.waiting.push(resolve));
  };

  answer(text: string | undefined): void {
    for (const resolve of this.waiting.splice(0)) resolve(text);
  }
}

const quick = (text: string) => (): Promise<string> => Promise.resolve(text);
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('lookups for a question', () => {
  let clock: FakeClock;
  let server: Server;
  let lookups: Lookups<string>;
  beforeEach(() => {
    clock = new FakeClock();
    server = new Server();
    lookups = new Lookups(clock);
  });

  it('hold a question up no longer than the bound, however slow one of them is', async () => {
    const found = lookups.within(20, [
      lookups.find('slow', server.ask),
      lookups.find('quick', quick('type A')),
    ]);
    let ended = false;
    void found.then(() => (ended = true));
    clock.advance(19);
    await settled();
    assert.equal(ended, false);
    clock.advance(1);
    assert.deepEqual(await found, ['type A']);
  });

  it('hold a question up no longer once the user stops', async () => {
    const stop = new AbortController();
    const asked = [lookups.find('slow', server.ask), lookups.find('quick', quick('type A'))];
    const found = lookups.within(400, asked, stop.signal);
    await settled();
    stop.abort();
    assert.deepEqual(await found, ['type A']);
    assert.equal(clock.pending, 0);
  });

  it('do not wait for the bound when all are there', async () => {
    const found = [lookups.find('b', quick('type B')), lookups.find('a', quick('type A'))];
    assert.deepEqual(await lookups.within(20, found), ['type B', 'type A']);
    assert.equal(clock.pending, 0);
  });

  it('give the next question what came too late for this one', async () => {
    const late = lookups.within(20, [lookups.find('a', server.ask)]);
    clock.advance(20);
    assert.deepEqual(await late, []);
    server.answer('type A');
    assert.deepEqual(await lookups.within(20, [lookups.find('a', server.ask)]), ['type A']);
    assert.equal(server.asked, 1);
  });

  it('use what was begun ahead, and ask nobody again', async () => {
    void lookups.find('a', server.ask);
    server.answer('type A');
    await settled();
    assert.deepEqual(await lookups.within(20, [lookups.find('a', server.ask)]), ['type A']);
    assert.equal(server.asked, 1);
  });

  it('ask again when the code has changed', async () => {
    await lookups.find('a', quick('type A'));
    lookups.forget();
    assert.equal(await lookups.find('a', quick('type B')), 'type B');
  });

  it('ask again, after a while, for what was not found or failed', async () => {
    assert.equal(await lookups.find('a', () => Promise.resolve(undefined)), undefined);
    assert.equal(await lookups.find('b', () => Promise.reject(new Error('no server'))), undefined);
    clock.advance(4999);
    assert.equal(await lookups.find('a', quick('type A')), undefined);
    clock.advance(1);
    assert.equal(await lookups.find('a', quick('type A')), 'type A');
    assert.equal(await lookups.find('b', quick('type B')), 'type B');
  });
});
