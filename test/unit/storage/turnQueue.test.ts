import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { ChatStore, Ledger, TurnQueue } from '../../../src/core/ports';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { SqliteTurnQueue } from '../../../src/host/node/turnQueue';
import { newWriter } from '../../../src/host/node/writer';
import { FakeClock } from '../../support/fakeClock';
import { tempFolder } from '../../support/tempFolder';
import { WebWindows } from '../../support/webWindows';

const request = { at: 1, provider: 'openrouter', account: 'a', model: 'm', purpose: 'chat' };

interface Subject {
  readonly chats: ChatStore;
  readonly ledger: Ledger;
  /** This window, another one that lives as well, and one that dies once `die` is called. */
  readonly queue: TurnQueue;
  readonly other: TurnQueue;
  readonly dead: TurnQueue;
  readonly die: () => void;
  readonly close: () => void;
}

function sqlite(folder: string): Subject {
  const database = new Database({ folder, onSetAside: ({ path }) => assert.fail(path) });
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  return {
    chats: new SqliteChatStore(database, new FakeClock()),
    ledger: new SqliteLedger(database),
    queue: new SqliteTurnQueue(database),
    other: new SqliteTurnQueue(database, newWriter(process.ppid)),
    dead: new SqliteTurnQueue(database, { pid, token: '1/gone' }),
    die: () => undefined,
    close: () => database.close(),
  };
}

function inFiles(): Subject {
  const windows = new WebWindows();
  const [own, other, dead] = [windows.open(), windows.open(), windows.open()];
  return {
    ...{ chats: own.chats, ledger: own.ledger, queue: own.queue },
    ...{ other: other.queue, dead: dead.queue, die: () => dead.dispose() },
    close: () => windows.assertSound(),
  };
}

for (const [name, make] of [
  ['in SQLite', sqlite],
  ['in files of a browser', inFiles],
] as const) {
  describe(`The queue of questions ${name}`, () => {
    const folder = tempFolder();
    let subject: Subject;
    let chats: ChatStore;
    let ledger: Ledger;
    let queue: TurnQueue;
    let other: TurnQueue;
    let dead: TurnQueue;

    beforeEach(async () => {
      subject = make(folder());
      ({ chats, ledger, queue, other, dead } = subject);
      await chats.saveChat({ id: 'chat', title: 'Chat', workspace: 'w' });
      await chats.saveChat({ id: 'far', title: 'Chat', workspace: 'elsewhere' });
    });

    afterEach(() => subject.close());

    async function add(answerId: string, chatId = 'chat', most = 20): Promise<boolean> {
      return queue.add({ chatId, answerId, provider: 'openrouter', notBefore: 1000 }, most);
    }

    async function idsFor(workspace: string, chatId = ''): Promise<readonly string[]> {
      return (await queue.list(workspace, chatId)).map(({ answerId }) => answerId);
    }

    it('keeps the order, of one workspace and of the chat that is open', async () => {
      await add('2');
      await add('1');
      await add('3', 'far');
      assert.deepEqual(await idsFor('w'), ['2', '1']);
      assert.deepEqual(await idsFor('w', 'far'), ['2', '1', '3']);
      assert.deepEqual(await queue.list('elsewhere', ''), [
        {
          chatId: 'far',
          answerId: '3',
          provider: 'openrouter',
          notBefore: 1000,
          state: 'waiting',
        },
      ]);
    });

    it('takes no more than it may hold, and nothing twice', async () => {
      assert.equal(await add('1', 'chat', 2), true);
      assert.equal(await add('1', 'chat', 2), true);
      assert.equal(await add('2', 'chat', 2), true);
      assert.equal(await add('3', 'chat', 2), false);
      assert.equal(await add('2', 'chat', 2), true);
      assert.deepEqual(await idsFor('w'), ['1', '2']);
    });

    it('gives a question to one window, until that is done with it', async () => {
      await add('1');
      assert.equal((await queue.claim('1')).kind, 'claimed');
      assert.deepEqual(await other.claim('1'), { kind: 'taken' });
      assert.equal((await other.list('w', ''))[0]?.state, 'claimed');
      assert.equal(await other.remove('1'), false);
      await queue.postpone('1', 2000);
      assert.equal((await other.claim('1')).kind, 'claimed');
      await other.hold('1');
      assert.deepEqual(
        (await queue.list('w', '')).map(({ notBefore, state }) => [notBefore, state]),
        [[2000, 'held']],
      );
      assert.equal(await queue.remove('1'), true);
      assert.deepEqual(await queue.claim('1'), { kind: 'gone' });
    });

    it('gives the question of a dead window to another one, for nothing had left', async () => {
      await add('1');
      await dead.claim('1');
      subject.die();
      assert.equal((await queue.list('w', ''))[0]?.state, 'waiting');
      assert.equal((await queue.claim('1')).kind, 'claimed');
      assert.deepEqual(await other.claim('1'), { kind: 'taken' });
    });

    it('gives it to nobody once its request had left', async () => {
      await add('1');
      const claim = await dead.claim('1');
      assert.ok(claim.kind === 'claimed');
      await ledger.begin({ ...request, claim: claim.id });
      subject.die();
      assert.deepEqual(await queue.claim('1'), { kind: 'left' });
      assert.deepEqual(await queue.claim('1'), { kind: 'gone' });
    });

    it('does not take an earlier request of the same question for this one', async () => {
      await add('1');
      const claim = await dead.claim('1');
      assert.ok(claim.kind === 'claimed');
      await ledger.begin({ ...request, claim: claim.id });
      await dead.postpone('1', 2000);
      await dead.claim('1');
      subject.die();
      assert.equal((await queue.claim('1')).kind, 'claimed');
    });

    it('forgets the questions of a chat that is deleted', async () => {
      await add('1');
      await chats.deleteChat('chat');
      assert.deepEqual(await idsFor('w', 'chat'), []);
    });

    it('lets an export of the usage say nothing of it', async () => {
      await ledger.begin({ ...request, claim: 'c' });
      assert.doesNotMatch(JSON.stringify(await ledger.usage()), /claim/);
    });
  });
}
