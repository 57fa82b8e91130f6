import assert from 'node:assert/strict';
import { searchWords } from '../../../src/core/chat/searchWords';
import type { Storage, WholeChat } from '../../../src/core/ports';
import { StorageError } from '../../../src/core/storageError';
import { Favourites } from '../../../src/core/routing/favourites';
import { FakeClock } from '../../support/fakeClock';
import { FileSystemError } from '../../support/memoryFileSystem';
import { WebWindows } from '../../support/webWindows';
import { answer, question } from './messages';

const hourMs = 60 * 60 * 1000;
const start = { provider: 'p', account: 'a', model: 'm', purpose: 'chat' };

describe('The storage in files of a browser', () => {
  let clock: FakeClock;
  let windows: WebWindows;

  beforeEach(() => {
    clock = new FakeClock();
    windows = new WebWindows(clock);
  });

  const filesOf = (folder: string): readonly string[] =>
    Object.keys(windows.files.texts).filter((path) => path.startsWith(`/global/${folder}/`));

  async function numbersIn({ ledger }: Storage): Promise<readonly number[]> {
    return (await ledger.usage()).map(({ attempt }) => attempt);
  }

  it('touches nothing before its first use', async () => {
    const { cache } = windows.open();
    assert.deepEqual(windows.files.texts, {});
    await cache.set('name', 'value');
    assert.equal(filesOf('cache').length, 1);
  });

  it('loses no row when windows write at once, and each sees those of the others', async () => {
    const [one, other] = [windows.open(), windows.open()];
    const attempts = Array.from({ length: 60 }, (_, index) => index);
    await Promise.all(
      attempts.map((attempt) =>
        (attempt % 2 === 0 ? one : other).ledger.begin({ ...start, at: attempt, attempt }),
      ),
    );
    for (const window of [one, other, windows.open()])
      assert.deepEqual(await numbersIn(window), attempts);
  });

  it('keeps every favourite that windows mark at once, and gives out each place once', async () => {
    const [one, other] = [windows.open(), windows.open()];
    const all = Array.from({ length: 40 }, (_, index) => index);
    const inTurn = (index: number): Storage => (index % 2 === 0 ? one : other);
    await Promise.all(all.map((index) => new Favourites(inTurn(index).cache).toggle(`m${index}`)));
    assert.equal((await new Favourites(windows.open().cache).list()).length, 40);
    const places = await Promise.all(
      all.map((index) => inTurn(index).ledger.reserve(start, 20, () => 30_000)),
    );
    assert.equal(places.filter((place) => 'id' in place).length, 20);
  });

  it('reads a folder once for what is asked together, and anew for what must not be done twice', async () => {
    const [one, other] = [windows.open(undefined, 60_000), windows.open()];
    await one.ledger.begin({ ...start, at: 30_000 });
    const before = windows.files.listed;
    await Promise.all([one.ledger.usage(), one.ledger.sentSince('a', 0), one.ledger.edits(0)]);
    assert.equal(windows.files.listed, before);
    await other.ledger.begin({ ...start, at: 30_000 });
    assert.deepEqual(await one.ledger.reserve(start, 2, () => 30_000), { freeAt: 62_000 });
  });

  it('has few files however much is written, and all of it', async () => {
    const attempts = Array.from({ length: 200 }, (_, index) => index);
    for (const attempt of attempts) {
      await windows.open().ledger.begin({ ...start, at: attempt, attempt });
      clock.advance(hourMs / 4);
    }
    assert.deepEqual(await numbersIn(windows.open()), attempts);
    assert.ok(filesOf('requests').length < 40, `${filesOf('requests').length} files`);
  });

  it('has all of a window that writes on, whatever others clear away', async () => {
    const [slow, busy] = [windows.open(), windows.open()];
    const large = 'x'.repeat(70_000);
    await slow.cache.set('slow', 'first');
    for (let turn = 0; turn < 40; turn += 1) {
      await busy.cache.set('busy', `${large}${turn}`);
      if (turn % 10 === 0) await slow.cache.set('slow', String(turn));
      clock.advance(hourMs / 4);
    }
    const { cache } = windows.open();
    assert.equal(await cache.get('slow'), '30');
    assert.equal(await cache.get('busy'), `${large}39`);
    assert.ok(filesOf('cache').length < 20, `${filesOf('cache').length} files`);
  });

  it('keeps what was removed away, also after everything was cleared away since', async () => {
    const [one, other] = [windows.open(), windows.open()];
    for (const id of ['a', 'b']) await one.chats.saveChat({ id, title: id, workspace: 'w' });
    await other.chats.deleteChat('a');
    for (let day = 0; day < 40; day += 1) {
      clock.advance(24 * hourMs);
      await windows.open().chats.setLeaf('b', String(day));
    }
    for (const window of [one, other, windows.open()])
      assert.deepEqual(
        (await window.chats.list()).map(({ id }) => id),
        ['b'],
      );
  });

  it('reads on when a file becomes another one meanwhile', async () => {
    const [one, other] = [windows.open(), windows.open()];
    await one.cache.set('a', '1');
    const before = windows.files.texts;
    await one.cache.set('b', '2');
    const after = windows.files.texts;
    // Back to the first version; the second one comes while it is read.
    for (const path of Object.keys(after)) windows.files.remove(path);
    for (const [path, text] of Object.entries(before)) windows.files.put(path, text);
    windows.files.beforeRead = () => {
      for (const path of Object.keys(before)) windows.files.remove(path);
      for (const [path, text] of Object.entries(after)) windows.files.put(path, text);
    };
    assert.equal(await other.cache.get('b'), '2');
  });

  it('has what was there before when a window died while it wrote', async () => {
    const { cache } = windows.open();
    await cache.set('name', 'old');
    windows.files.fault = { error: new Error('gone'), half: true };
    await assert.rejects(cache.set('name', 'new'), StorageError);
    windows.files.fault = undefined;
    assert.equal(await windows.open().cache.get('name'), 'old');
    await cache.set('other', 'value');
    assert.equal(await windows.open().cache.get('name'), 'old');
    windows.assertSound();
  });

  it('sets a damaged file aside once nobody writes into it any more, and goes on', async () => {
    const one = windows.open();
    await one.ledger.begin({ ...start, at: 1, attempt: 1 });
    const [path = ''] = filesOf('requests');
    await windows.open().ledger.begin({ ...start, at: 2, attempt: 2 });
    windows.files.put(path, 'no records');
    assert.deepEqual(await numbersIn(windows.open()), [2]);
    windows.assertSound();
    clock.advance(3 * hourMs);
    assert.deepEqual(await numbersIn(windows.open()), [2]);
    assert.deepEqual(windows.told, [{ path: `${path}.corrupt`, cause: 'corrupt' }]);
    assert.equal(windows.files.texts[`${path}.corrupt`], 'no records');
    assert.deepEqual(await numbersIn(windows.open()), [2]);
    assert.equal(windows.told.length, 1);
  });

  it('does not take other files, or other JSON, for its own', async () => {
    windows.files.put('/global/cache/readme.txt', 'Hello');
    for (const [index, text] of ['{}', '[1]', '[["a"]]', '[["a","b",1]]', 'null'].entries())
      windows.files.put(`/global/cache/1-w${index}.1.json`, text);
    const { cache } = windows.open();
    assert.equal(await cache.get('a'), undefined);
    assert.equal(windows.told.length, 5);
    assert.equal(windows.files.texts['/global/cache/readme.txt'], 'Hello');
  });

  const faults = {
    full: new Error('Failed to store: QuotaExceededError'),
    readOnly: new FileSystemError('NoPermissions'),
    other: new FileSystemError('Unavailable'),
  } as const;
  for (const [reason, error] of Object.entries(faults))
    it(`says what is wrong when it cannot write: ${reason}; and still reads`, async () => {
      const { cache, chats } = windows.open();
      await cache.set('name', 'kept');
      await chats.saveChat({ id: 'a', title: 'Chat', workspace: 'w' }, question('1', 1));
      windows.files.fault = { error };
      const isFault = (thrown: unknown): boolean =>
        thrown instanceof StorageError && thrown.reason === reason;
      await assert.rejects(cache.set('name', 'new'), isFault);
      await assert.rejects(chats.saveMessage('a', question('2', 2)), isFault);
      assert.equal(await cache.get('name'), 'kept');
      assert.deepEqual((await chats.open('a'))?.messages, [question('1', 1)]);
      windows.files.fault = undefined;
      await cache.set('name', 'new');
      assert.equal(await cache.get('name'), 'new');
    });

  it('shows an answer as streaming while its window is open, and as interrupted after', async () => {
    const [writer, reader] = [windows.open(), windows.open()];
    await writer.chats.saveChat({ id: 'a', title: 'Chat', workspace: 'w' }, question('1', 1));
    await writer.chats.saveMessage('a', answer('2', 2, 'streaming', 'The first half'));
    const status = async ({ chats }: Storage): Promise<unknown> => {
      const message = (await chats.latest('w'))?.messages[1]?.message;
      return message?.role === 'assistant' && [message.status, message.text];
    };
    assert.deepEqual(await status(reader), ['streaming', 'The first half']);
    writer.dispose();
    assert.deepEqual(await status(reader), ['interrupted', 'The first half']);
    assert.deepEqual(await status(windows.open()), ['interrupted', 'The first half']);
  });

  it('leaves to the windows of another workspace what they write and what waits there', async () => {
    const far = windows.open(undefined, 0, 'far');
    const turn = { chatId: 'a', answerId: '2', provider: 'openrouter', notBefore: 0 } as const;
    const streaming = answer('1', 1, 'streaming', 'The first half');
    await far.chats.saveChat({ id: 'a', title: 'Chat', workspace: 'far' }, streaming);
    await far.queue.add(turn, 20);
    const near = windows.open();
    await near.chats.list();
    for (const { chats } of [near, far])
      assert.deepEqual((await chats.open('a'))?.messages, [streaming]);
    assert.deepEqual(await near.queue.claim('2'), { kind: 'taken' });
    assert.deepEqual(await near.queue.list('w', 'a'), [{ ...turn, state: 'held' }]);
    assert.equal((await far.queue.claim('2')).kind, 'claimed');
    assert.deepEqual(await near.queue.list('w', 'a'), [{ ...turn, state: 'claimed' }]);
    assert.equal(await near.queue.remove('2'), false);
    await far.chats.saveMessage('a', answer('1', 1, 'done', 'Both halves'));
    assert.deepEqual((await near.chats.open('a'))?.messages, [
      answer('1', 1, 'done', 'Both halves'),
    ]);
  });

  it('leaves to its own workspace what a window writes into a chat of another one', async () => {
    const far = windows.open(undefined, 0, 'far');
    const near = windows.open();
    await far.chats.saveChat({ id: 'a', title: 'Chat', workspace: 'far' });
    const streaming = answer('1', 1, 'streaming', 'The first half');
    await near.chats.saveMessage('a', streaming);
    assert.deepEqual((await far.chats.open('a'))?.messages, [streaming]);
    near.dispose();
    const after = await windows.open().chats.open('a');
    assert.deepEqual(after?.messages, [answer('1', 1, 'interrupted', 'The first half')]);
  });

  it('forgets the text of a deleted chat, its title and its removed messages', async () => {
    const { chats, answers } = windows.open();
    await chats.saveChat({ id: 'a', title: 'private title', workspace: 'w' });
    await chats.saveChat({ id: 'b', title: 'Other', workspace: 'w' }, question('3', 1));
    for (const id of ['1', '2']) await chats.saveMessage('a', question(id, 1, `private ${id}`));
    await chats.saveMessage('b', question('4', 1, 'removed words'));
    await answers.put('key', 'private answer', 'a');
    const bytes = (): string => JSON.stringify(windows.files.texts);
    for (const word of ['title', '2', 'answer']) assert.match(bytes(), RegExp(`private ${word}`));
    await chats.removeMessages('b', ['4']);
    assert.doesNotMatch(bytes(), /removed words/);
    await chats.deleteChat('a');
    assert.doesNotMatch(bytes(), /private/);
    assert.deepEqual((await chats.open('b'))?.messages, [question('3', 1)]);
  });

  it('has nothing of chats that were to come together when one of them does not, or is stopped', async () => {
    const { chats } = windows.open();
    const whole = (id: string): WholeChat => ({
      ...{ id, title: id, workspace: 'w' },
      messages: [question(`${id}1`, 1)],
    });
    const before = windows.files.texts;
    const stop = new AbortController();
    windows.files.onWrite = (path) => {
      if (path.includes('/second/')) stop.abort();
    };
    const together = [whole('first'), whole('second')];
    await assert.rejects(chats.addChats(together, stop.signal), { name: 'AbortError' });
    assert.deepEqual(windows.files.texts, before);
    windows.files.onWrite = (path) => {
      if (path.includes('/second/')) windows.files.fault = { error: new Error('full'), half: true };
    };
    await assert.rejects(chats.addChats(together), StorageError);
    assert.deepEqual(windows.files.texts, before);
    windows.files.onWrite = undefined;
    windows.files.fault = undefined;
    await chats.addChats(together);
    const listed = (await windows.open().chats.list()).map(({ id }) => id);
    assert.deepEqual(listed.toSorted(), ['first', 'second']);
  });

  it('reads no further chat for a search that is stopped', async () => {
    const { chats } = windows.open();
    for (const id of ['a', 'b', 'c'])
      await chats.saveChat({ id, title: id, workspace: 'w' }, question(`${id}1`, 1, 'A heap'));
    const fresh = windows.open().chats;
    await fresh.list();
    const stop = new AbortController();
    const read: string[] = [];
    windows.files.onRead = (path) => {
      read.push(path);
      stop.abort();
    };
    const words = searchWords('heap');
    assert.ok(words);
    await assert.rejects(fresh.search(words, 50, undefined, stop.signal), { name: 'AbortError' });
    assert.equal(read.length, 1);
  });

  it('names no model any longer in what stays of a request that is forgotten', async () => {
    const { ledger } = windows.open();
    const id = await ledger.begin({ ...start, model: 'm/asked', at: 100 });
    const others = { servedModel: 'm/served', failedModel: 'm/failed', passedModels: ['m/passed'] };
    await ledger.end(id, { at: 200, outcome: 'failed', counted: 'yes', ...others });
    await ledger.clearUsage(0);
    assert.equal((await ledger.sentSince('a', 0)).length, 1);
    assert.doesNotMatch(JSON.stringify(windows.files.texts), /m\//);
  });

  it('forgets requests after 400 days, a few with each new one', async () => {
    const { ledger } = windows.open();
    const dayMs = 24 * hourMs;
    for (let day = 0; day < 50; day += 1) await ledger.begin({ ...start, at: day * dayMs });
    await ledger.begin({ ...start, at: 410 * dayMs });
    await ledger.begin({ ...start, at: 410 * dayMs });
    const days = (await ledger.usage()).map(({ at }) => at / dayMs);
    assert.deepEqual(days.slice(0, 2), [10, 11]);
    assert.equal(days.length, 42);
  });
});
