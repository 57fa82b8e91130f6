import assert from 'node:assert/strict';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import { FakeClock } from '../../support/fakeClock';
import { tempFolder } from '../../support/tempFolder';
import { answer } from './messages';
import { search } from './search';

describe('Chats in SQLite, of several processes', () => {
  const folder = tempFolder();
  let database: Database;

  beforeEach(() => {
    database = new Database({
      folder: folder(),
      onSetAside: () => assert.fail('nothing is damaged here'),
    });
  });
  afterEach(() => database.close());

  async function saved(pid: number, token: string): Promise<string | undefined> {
    const clock = new FakeClock();
    const writer = new SqliteChatStore(database, clock, { pid, token });
    await writer.saveChat({ id: 'a', title: 'First', workspace: 'w' });
    await writer.saveMessage('a', answer('1', 1001, 'streaming'));
    const reader = new SqliteChatStore(database, clock);
    await reader.list();
    const message = (await reader.open('a'))?.messages[0]?.message;
    return message?.role === 'assistant' ? message.status : undefined;
  }

  it('leave the answer of this process, that another part of it writes, interrupted', async () => {
    assert.equal(await saved(process.pid, 'an earlier start'), 'interrupted');
  });

  it('do not take a new process with an old number for the writer', async function () {
    if (process.platform !== 'linux') this.skip();
    assert.equal(await saved(process.ppid, '1/another start'), 'interrupted');
  });

  it('forget the text of a deleted chat in every byte of the folder', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const store = new SqliteChatStore(database, new FakeClock());
    await store.saveChat({ id: 'a', title: 'First', workspace: 'w' });
    const secret = 'very private words ';
    const holds = (words: string): boolean =>
      readdirSync(folder()).some((file) => readFileSync(`${folder()}/${file}`).includes(words));
    for (const length of [10, 1000, 3000]) {
      const text = secret.repeat(length);
      await store.saveMessage('a', answer('1', 1001, 'done', text));
      // Now its words are in the index, too.
      assert.equal((await search(store, 'private')).length, 1);
    }
    assert.equal(holds(secret), true);
    assert.equal(holds('private'), true);
    await store.deleteChat('a');
    assert.equal(holds(secret), false);
    assert.equal(holds('rivate'), false);
  });
});
