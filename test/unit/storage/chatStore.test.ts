import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { ChatStore, StoredChat, WholeChat } from '../../../src/core/ports';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import { MessageIndex } from '../../../src/host/node/messageIndex';
import type { FoundChat } from '../../../src/shared/chat';
import { FakeClock } from '../../support/fakeClock';
import { MemoryChatStore } from '../../support/memoryChatStore';
import { tempFolder } from '../../support/tempFolder';
import { WebWindows } from '../../support/webWindows';
import { answer, question } from './messages';
import { search } from './search';

interface Subject {
  readonly store: ChatStore;
  /** The store after the process that wrote until now has died. */
  readonly afterCrash: () => ChatStore;
  readonly close: () => void;
}

function memory(clock: FakeClock): Subject {
  const store = new MemoryChatStore(clock);
  const afterCrash = (): ChatStore => {
    store.crash();
    return store;
  };
  return { store, afterCrash, close: () => undefined };
}

/** The number of a process that existed and does not any more. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

/** @param hasFts whether SQLite has its index for texts */
function sqlite(clock: FakeClock, folder: string, hasFts = true): Subject {
  const onSetAside = (): void => assert.fail('nothing is damaged here');
  const database = new Database({ folder, onSetAside });
  const writer = { pid: deadPid(), token: '1/gone' };
  const index = new MessageIndex(database, hasFts);
  const store = new SqliteChatStore(database, clock, writer, index);
  // A writer sees its own number as its own: another store has to look.
  const alive = new SqliteChatStore(database, clock);
  return { store, afterCrash: () => alive, close: () => database.close() };
}

function inFiles(clock: FakeClock): Subject {
  const windows = new WebWindows(clock);
  const writer = windows.open();
  const afterCrash = (): ChatStore => {
    writer.dispose();
    return windows.open().chats;
  };
  return { store: writer.chats, afterCrash, close: () => windows.assertSound() };
}

function ids(chat: StoredChat | undefined): readonly string[] | undefined {
  return chat?.messages.map(({ message }) => message.id);
}

function withoutIndex(clock: FakeClock, folder: string): Subject {
  return sqlite(clock, folder, false);
}

for (const [name, make] of [
  ['in memory', memory],
  ['in SQLite', sqlite],
  ['in a SQLite without FTS5', withoutIndex],
  ['in files of a browser', inFiles],
] as const) {
  describe(`Chats ${name}`, () => {
    const folder = tempFolder();
    let clock: FakeClock;
    let subject: Subject;
    let store: ChatStore;

    beforeEach(async () => {
      clock = new FakeClock(1000);
      subject = make(clock, folder());
      store = subject.store;
      await store.saveChat({ id: 'a', title: 'First', workspace: 'w' });
    });
    afterEach(() => subject.close());

    it('are kept with their chat, several at once, in their order', async () => {
      const messages = [question('1', 1001), answer('2', 1002, 'done')];
      await store.saveChat({ id: 'b', title: 'Second', workspace: 'w' }, ...messages);
      const last = [question('3', 1003), answer('4', 1004, 'done')];
      await store.saveMessage('b', ...last);
      assert.deepEqual((await store.open('b'))?.messages, [...messages, ...last]);
    });

    it('come back as they were saved, in order, with their detail', async () => {
      const first = question('1', 1001);
      const second = answer('2', 1002, 'done', 'Ünï "quoted" 😀\n```ts\n```');
      await store.saveMessage('a', first);
      await store.saveMessage('a', second);
      assert.deepEqual(await store.open('a'), {
        id: 'a',
        title: 'First',
        workspace: 'w',
        updatedAt: 1002,
        messages: [first, second],
      });
    });

    it('replace a message in its place', async () => {
      await store.saveMessage('a', answer('1', 1001, 'streaming', 'It'));
      await store.saveMessage('a', question('2', 1002));
      await store.saveMessage('a', answer('1', 1001, 'done', 'It adds.'));
      const chat = await store.open('a');
      assert.deepEqual(ids(chat), ['1', '2']);
      assert.deepEqual(chat?.messages[0], answer('1', 1001, 'done', 'It adds.'));
    });

    it('change their title and keep their messages', async () => {
      await store.saveMessage('a', question('1', 1001));
      await store.saveChat({ id: 'a', title: 'Renamed', workspace: 'w' });
      const chat = await store.open('a');
      assert.equal(chat?.title, 'Renamed');
      assert.deepEqual(ids(chat), ['1']);
    });

    it('are listed newest first, of one workspace or of all', async () => {
      await store.saveChat({ id: 'b', title: 'Second', workspace: 'other' });
      await store.saveChat({ id: 'c', title: 'Third', workspace: 'w' });
      await store.saveMessage('a', question('1', 5000));
      const all = (await store.list()).map((chat) => chat.id);
      assert.deepEqual(all, ['a', 'c', 'b']);
      assert.deepEqual(await store.list('w'), [
        { id: 'a', title: 'First', updatedAt: 5000 },
        { id: 'c', title: 'Third', updatedAt: 1000 },
      ]);
    });

    it('are listed first while they are pinned', async () => {
      await store.saveChat({ id: 'b', title: 'Second', workspace: 'w' });
      await store.saveMessage('b', question('1', 5000));
      await store.pin('a', true);
      assert.deepEqual(await store.list(), [
        { id: 'a', title: 'First', updatedAt: 1000, pinned: true },
        { id: 'b', title: 'Second', updatedAt: 5000 },
      ]);
      await store.pin('a', false);
      assert.deepEqual(
        (await store.list()).map(({ id }) => id),
        ['b', 'a'],
      );
    });

    it('are called as the user wants', async () => {
      await store.rename('a', 'Heaps');
      assert.equal((await store.open('a'))?.title, 'Heaps');
    });

    const whole = (id: string, leaf?: string): WholeChat => ({
      ...{ id, title: `Chat ${id}`, workspace: 'w', ...(leaf !== undefined && { leaf }) },
      messages: [question(`${id}1`, 1001, 'What is a heap?'), answer(`${id}2`, 1002, 'done')],
    });

    it('come several at once, each with its messages and the branch that is shown', async () => {
      const chats = [whole('b', 'b1'), whole('c')];
      await store.addChats(chats);
      for (const chat of chats)
        assert.deepEqual(await store.find(chat.id), { ...chat, updatedAt: 1002 });
      assert.equal((await search(store, 'heap')).length, 2);
      assert.equal((await store.latest('w'))?.id, 'c');
    });

    it('do not come, not even in part, when that is stopped', async () => {
      const stop = new AbortController();
      stop.abort();
      await assert.rejects(store.addChats([whole('b'), whole('c')], stop.signal), {
        name: 'AbortError',
      });
      assert.deepEqual(
        (await store.list()).map(({ id }) => id),
        ['a'],
      );
    });

    it('remember which branch was shown', async () => {
      assert.equal((await store.open('a'))?.leaf, undefined);
      await store.setLeaf('a', '7');
      assert.equal((await store.open('a'))?.leaf, '7');
    });

    it('are found by words of any message, the newest first, with the place', async () => {
      await store.saveChat({ id: 'b', title: 'Second', workspace: 'other' });
      await store.saveMessage('a', question('1', 1001, 'How does a Fibonacci heap work?'));
      await store.saveMessage('b', answer('2', 1002, 'done', 'A heap is a tree.\n\nHeaps...'));
      const found = [
        { messageId: '2', snippet: 'A heap is a tree. Heaps...' },
        { messageId: '1', snippet: 'How does a Fibonacci heap work?' },
      ];
      const places = (chats: readonly FoundChat[]): unknown => chats.map((chat) => chat.found);
      assert.deepEqual(places(await search(store, 'heap')), found);
      assert.deepEqual(places(await search(store, 'WORK fibo')), [found[1]]);
      assert.deepEqual(places(await search(store, 'heap', 'other')), [found[0]]);
      assert.deepEqual(await search(store, 'heap stack'), []);
    });

    it('are found by what is code, as it is written there', async () => {
      await store.saveMessage('a', question('1', 1001, 'call user.getName() first'));
      await store.saveChat({ id: 'b', title: 'Second', workspace: 'w' });
      await store.saveMessage('b', question('2', 1002, 'getName of the user "x" OR *'));
      const ids = async (query: string): Promise<unknown> =>
        (await search(store, query)).map(({ id }) => id);
      assert.deepEqual(await ids('user.getName()'), ['a']);
      assert.deepEqual(await ids('"x" OR *'), ['b']);
      assert.deepEqual(await ids('getname'), ['b', 'a']);
    });

    it('are found by their titles, too, and those come first', async () => {
      await store.saveChat({ id: 'b', title: 'About heaps', workspace: 'w' });
      await store.saveMessage('a', question('1', 9000, 'What is a heap?'));
      const found = await search(store, 'heap');
      assert.deepEqual(
        found.map(({ id, found: place }) => [id, place?.messageId]),
        [
          ['b', undefined],
          ['a', '1'],
        ],
      );
    });

    it('are found by what a message says now, and no more by what it said', async () => {
      await store.saveMessage('a', answer('1', 1001, 'streaming', 'A queue'));
      await store.saveMessage('a', answer('1', 1001, 'done', 'A queue is a list.'));
      assert.equal((await search(store, 'queue list')).length, 1);
      await store.saveMessage('a', answer('1', 1001, 'done', 'A stack.'));
      assert.equal((await search(store, 'queue')).length, 0);
      assert.equal((await search(store, 'stack')).length, 1);
      await store.removeMessages('a', ['1']);
      assert.equal((await search(store, 'stack')).length, 0);
    });

    it('know the one last opened or written in a workspace', async () => {
      await store.saveChat({ id: 'b', title: 'Second', workspace: 'w' });
      await store.saveChat({ id: 'c', title: 'Third', workspace: 'other' });
      assert.equal((await store.latest('w'))?.id, 'b');
      await store.open('a');
      assert.equal((await store.latest('w'))?.id, 'a');
      await store.saveMessage('b', question('1', 1));
      assert.equal((await store.latest('w'))?.id, 'b');
      assert.equal(await store.latest('nowhere'), undefined);
    });

    it('are found by a message of theirs, which does not open them', async () => {
      await store.saveMessage('a', question('1', 1001));
      await store.saveChat({ id: 'b', title: 'Second', workspace: 'w' });
      const found = await store.withMessage('1');
      assert.deepEqual([found?.id, ids(found)], ['a', ['1']]);
      assert.equal(await store.withMessage('2'), undefined);
      assert.equal((await store.latest('w'))?.id, 'b');
    });

    it('lose the removed messages and no others', async () => {
      for (const id of ['1', '2', '3']) await store.saveMessage('a', question(id, 1001));
      await store.removeMessages('a', ['1', '3', 'unknown']);
      assert.deepEqual(ids(await store.open('a')), ['2']);
    });

    it('are deleted with all that is in them, and stay deleted', async () => {
      await store.saveMessage('a', question('1', 1001));
      await store.deleteChat('a');
      await store.saveMessage('a', answer('2', 1002, 'streaming'));
      assert.equal(await store.open('a'), undefined);
      assert.deepEqual(await store.list(), []);
      await store.saveChat({ id: 'a', title: 'Again', workspace: 'w' });
      assert.deepEqual(ids(await store.open('a')), []);
    });

    for (const status of ['waiting', 'streaming'] as const) {
      for (const way of ['open', 'latest'] as const) {
        it(`give a ${status} answer back as interrupted by ${way} when its writer died`, async () => {
          await store.saveMessage('a', answer('1', 1001, status, 'So far'));
          const after = subject.afterCrash();
          const chat = await (way === 'open' ? after.open('a') : after.latest('w'));
          assert.deepEqual(chat?.messages, [answer('1', 1001, 'interrupted', 'So far')]);
        });
      }
    }

    it('leave a finished answer alone when its writer died', async () => {
      await store.saveMessage('a', answer('1', 1001, 'streaming'));
      await store.saveMessage('a', answer('1', 1001, 'stopped'));
      const chat = await subject.afterCrash().open('a');
      assert.deepEqual(chat?.messages, [answer('1', 1001, 'stopped')]);
    });
  });
}
