import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StorageError, type SetAside } from '../../../src/core/storageError';
import { SqliteCache } from '../../../src/host/node/cache';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import { SqliteLedger } from '../../../src/host/node/ledger';
import { migrations } from '../../../src/host/node/migrations';
import { loadSqlite, withoutSqliteWarning } from '../../../src/host/node/sqlite';
import { FakeClock } from '../../support/fakeClock';
import { tempFolder } from '../../support/tempFolder';
import { answer, question } from './messages';

const now = Date.UTC(2026, 10, 23, 10, 42, 7);

describe('The database', () => {
  const root = tempFolder();
  const opened: Database[] = [];
  let told: SetAside[] = [];

  beforeEach(() => {
    told = [];
  });
  afterEach(() => {
    for (const database of opened.splice(0)) database.close();
  });

  function folder(): string {
    return join(root(), 'made', 'when needed');
  }

  function path(): string {
    return join(folder(), 'frugal.db');
  }

  function open(): { database: Database; cache: SqliteCache } {
    const onSetAside = (setAside: SetAside): void => void told.push(setAside);
    const database = new Database({ folder: folder(), onSetAside, now: () => now });
    opened.push(database);
    return { database, cache: new SqliteCache(database) };
  }

  async function filled(): Promise<void> {
    const { database, cache } = open();
    for (let i = 0; i < 50; i += 1) await cache.set(`name ${i}`, 'x'.repeat(2000));
    database.close();
  }

  function rejectsWith(reason: string, work: Promise<unknown>): Promise<void> {
    return assert.rejects(work, (error) => {
      assert.ok(error instanceof StorageError, String(error));
      assert.equal(error.reason, reason);
      return true;
    });
  }

  it('touches nothing before its first use', async () => {
    const { cache } = open();
    assert.equal(existsSync(folder()), false);
    await cache.get('name');
    assert.equal(existsSync(path()), true);
  });

  it('keeps what was written for the next one', async () => {
    await filled();
    assert.equal(await open().cache.get('name 49'), 'x'.repeat(2000));
    assert.deepEqual(told, []);
  });

  const damages: Readonly<Record<string, () => void>> = {
    'is no database': () => writeFileSync(path(), 'This is a text file. '.repeat(400)),
    'has a damaged page': () => {
      const bytes = readFileSync(path());
      bytes.fill(0xa5, 4096 * 3, 4096 * 12);
      writeFileSync(path(), bytes);
    },
    'was cut short': () => {
      writeFileSync(path(), readFileSync(path()).subarray(0, 4096 * 5));
    },
  };
  for (const [damage, apply] of Object.entries(damages)) {
    it(`sets a file aside that ${damage}, and starts a new one`, async () => {
      await filled();
      apply();
      const bytes = readFileSync(path());
      const { cache } = open();
      await cache.set('name', 'new');
      assert.equal(await cache.get('name'), 'new');
      const old = join(folder(), 'frugal.corrupt-20261123-104207.db');
      assert.deepEqual(told, [{ path: old, cause: 'corrupt' }]);
      assert.deepEqual(readFileSync(old), bytes);
    });
  }

  it('sets a file aside that is damaged while it is open, and goes on with the next call', async () => {
    const { database, cache } = open();
    for (let i = 0; i < 50; i += 1) await cache.set(`name ${i}`, 'x'.repeat(2000));
    await database.direct((connection) => connection.get('PRAGMA wal_checkpoint(TRUNCATE)'));
    await database.direct((connection) => connection.exec('PRAGMA cache_size = 0'));
    const bytes = readFileSync(path());
    bytes.fill(0xa5, 100);
    writeFileSync(path(), bytes);
    await cache.set('name', 'new');
    assert.equal(await cache.get('name'), 'new');
    assert.equal(told.length, 1);
    assert.equal(told[0]?.cause, 'corrupt');
  });

  it('tells only one of two windows to move a damaged file away', async () => {
    await filled();
    writeFileSync(path(), 'no database at all');
    const windows = [open(), open()];
    for (const [i, { cache }] of windows.entries()) await cache.set(`window ${i}`, 'here');
    assert.equal(told.length, 1);
    assert.equal(await windows[0]?.cache.get('window 1'), 'here');
  });

  it('follows when another window has replaced the file', async () => {
    const { cache } = open();
    await cache.set('name', 'old');
    renameSync(path(), join(folder(), 'moved.db'));
    for (const side of ['-wal', '-shm']) rmSync(path() + side, { force: true });
    await open().cache.set('name', 'new');
    assert.equal(await cache.get('name'), 'new');
  });

  it('sets the file of a newer Frugal aside', async () => {
    const { database } = open();
    await database.direct((connection) => connection.exec('PRAGMA user_version = 999'));
    database.close();
    assert.equal(await open().cache.get('name'), undefined);
    const aside = join(folder(), 'frugal.newer-20261123-104207.db');
    assert.deepEqual(told, [{ path: aside, cause: 'newer' }]);
  });

  it('takes over the requests and the figure of the first version', async () => {
    mkdirSync(folder(), { recursive: true });
    const old = new (loadSqlite().DatabaseSync)(path());
    old.exec(migrations[0] ?? '');
    old.exec(`
      INSERT INTO request (at, provider, account, model, purpose, outcome, counted, ended_at)
        VALUES (100, 'openrouter', 'a', 'm', 'explain', 'answered', 'yes', 200);
      INSERT INTO confirmation (account, at, used, "limit") VALUES ('a', 300, 12, 50);
      PRAGMA user_version = 1;`);
    old.close();
    const ledger = new SqliteLedger(open().database);
    const row = { id: 1, at: 100, endedAt: 200, counted: 'yes', countsAtMost: 1 };
    assert.deepEqual(await ledger.sentSince('a', 0), [row]);
    assert.equal((await ledger.usage())[0]?.attempt, 1);
    const figure = { at: 300, until: 300, used: 12, limit: 50, usedAtLeast: 0 };
    const kept = { ...figure, elsewhere: 0, shared: false };
    assert.deepEqual(await ledger.latestConfirmation('a'), kept);
    assert.deepEqual(told, []);
  });

  it('forgets requests after 400 days, a few with each new one', async () => {
    const ledger = new SqliteLedger(open().database);
    const start = { provider: 'p', account: 'a', model: 'm', purpose: 'chat' };
    const dayMs = 86_400_000;
    for (let day = 0; day < 50; day += 1) await ledger.begin({ ...start, at: day * dayMs });
    await ledger.begin({ ...start, at: 410 * dayMs });
    await ledger.begin({ ...start, at: 410 * dayMs });
    const days = (await ledger.usage()).map(({ at }) => at / dayMs);
    assert.deepEqual(days.slice(0, 2), [10, 11]);
    assert.equal(days.length, 42);
  });

  it('forgets them also where a wrong clock dated the first ones into the future', async () => {
    const ledger = new SqliteLedger(open().database);
    const start = { provider: 'p', account: 'a', model: 'm', purpose: 'chat' };
    const dayMs = 86_400_000;
    const days = async (): Promise<readonly number[]> =>
      (await ledger.usage()).map(({ at }) => at / dayMs);
    for (let count = 0; count < 25; count += 1) await ledger.begin({ ...start, at: 9000 * dayMs });
    await ledger.begin({ ...start, at: 3 * dayMs });
    assert.equal((await days())[0], 3);
    await ledger.begin({ ...start, at: 410 * dayMs });
    assert.equal((await days())[0], 410);
  });

  it('names no model any longer in what stays of a request that is forgotten', async () => {
    const { database } = open();
    const ledger = new SqliteLedger(database);
    const start = { provider: 'p', account: 'a', model: 'm/asked', purpose: 'chat' };
    const id = await ledger.begin({ ...start, at: 100 });
    const others = { servedModel: 'm/served', failedModel: 'm/failed', passedModels: ['m/passed'] };
    await ledger.end(id, { at: 200, outcome: 'failed', counted: 'yes', ...others });
    const rows = (): Promise<string> =>
      database.read((connection) => JSON.stringify(connection.all('SELECT * FROM request')));
    assert.match(await rows(), /m\/passed/);
    await ledger.clearUsage(0);
    assert.equal((await ledger.sentSince('a', 0)).length, 1);
    assert.doesNotMatch(await rows(), /m\//);
  });

  it('never overwrites a file that was set aside in the same second', async () => {
    for (let i = 0; i < 2; i += 1) {
      const { database, cache } = open();
      await cache.get('name');
      database.close();
      writeFileSync(path(), `damaged ${i}`);
    }
    await open().cache.get('name');
    writeFileSync(path(), 'damaged 2');
    await open().cache.get('name');
    assert.equal(new Set(told.map((setAside) => setAside.path)).size, told.length);
    const kept = readdirSync(folder()).filter((file) => file.includes('corrupt'));
    assert.equal(kept.length, told.length);
  });

  it('says that the disk is full, and still reads', async () => {
    const { database, cache } = open();
    const chats = new SqliteChatStore(database, new FakeClock(now));
    await chats.saveChat({ id: 'a', title: 'Chat', workspace: 'w' });
    await chats.saveMessage('a', question('1', now));
    await database.direct((connection) => connection.exec('PRAGMA max_page_count = 1'));
    await rejectsWith('full', cache.set('name', 'x'.repeat(1_000_000)));
    await rejectsWith('full', chats.saveMessage('a', answer('2', now, 'done', 'x'.repeat(1e6))));
    assert.deepEqual((await chats.open('a'))?.messages, [question('1', now)]);
    assert.equal(await cache.get('name'), undefined);
  });

  it('says that it may not write, and still reads', async () => {
    const { database, cache } = open();
    await cache.set('name', 'kept');
    await database.direct((connection) => connection.exec('PRAGMA query_only = ON'));
    await rejectsWith('readOnly', cache.set('name', 'new'));
    assert.equal(await cache.get('name'), 'kept');
  });

  it('says that it failed when its folder cannot be made', async () => {
    writeFileSync(dirname(folder()), 'a file in the way');
    await rejectsWith('other', open().cache.get('name'));
  });

  it('writes all of a transaction or nothing', async () => {
    const { database, cache } = open();
    await cache.set('name', 'old');
    const work = database.write((connection) => {
      connection.run('UPDATE cache SET value = ?', 'half');
      throw new Error('a bug');
    });
    await rejectsWith('other', work);
    assert.equal(await cache.get('name'), 'old');
  });

  it('rejects after it was closed', async () => {
    const { database, cache } = open();
    database.close();
    await rejectsWith('other', cache.get('name'));
  });

  it('keeps what it holds from other users of the machine', async function () {
    if (process.platform === 'win32') this.skip();
    const { statSync } = await import('node:fs');
    await open().cache.set('name', 'value');
    for (const file of ['frugal.db', 'frugal.db-wal'])
      assert.equal(statSync(join(folder(), file)).mode & 0o077, 0, file);
  });

  it('hides the warning about SQLite, and no other', () => {
    const original: unknown = Reflect.get(process, 'emitWarning');
    const seen: string[] = [];
    process.emitWarning = (warning: string | Error): void => void seen.push(String(warning));
    try {
      withoutSqliteWarning(() => {
        process.emitWarning('SQLite is an experimental feature and might change at any time');
        process.emitWarning('something else');
      });
      process.emitWarning('SQLite is an experimental feature, said later');
    } finally {
      Reflect.set(process, 'emitWarning', original);
    }
    assert.deepEqual(seen, ['something else', 'SQLite is an experimental feature, said later']);
  });
});
