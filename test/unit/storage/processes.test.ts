import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AnswerMessage } from '../../../src/shared/chat';
import { Favourites } from '../../../src/core/routing/favourites';
import { createSqliteStorage } from '../../../src/host/node/sqliteStorage';
import { FakeClock } from '../../support/fakeClock';
import { tempFolder } from '../../support/tempFolder';

/** Collects the lines of a child; `until` resolves with the first one that fits. */
function start(
  folder: string,
  work: string,
  count: number,
): {
  child: ChildProcess;
  lines: string[];
  until: (fits: (line: string) => boolean) => Promise<void>;
} {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'child.ts'), folder, work, String(count)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const until = (fits: (line: string) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (lines.some(fits)) resolve();
      };
      reader.on('line', look);
      child.once('exit', () => reject(new Error('the child has ended')));
      look();
    });
  return { child, lines, until };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

describe('Storage and several processes', function () {
  this.timeout(30_000);
  const folder = tempFolder();
  const children: ChildProcess[] = [];

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  function run(work: string, count: number): ReturnType<typeof start> {
    const started = start(folder(), work, count);
    children.push(started.child);
    return started;
  }

  function reopen(): ReturnType<typeof createSqliteStorage> {
    return createSqliteStorage(folder(), new FakeClock(), ({ path }) =>
      assert.fail(`${path} was set aside`),
    );
  }

  it('has every acknowledged row after a kill in the middle of writing', async () => {
    const { child, lines, until } = run('a', 1_000_000);
    await until((line) => Number(line) >= 200);
    await killed(child);
    const storage = reopen();
    try {
      const kept = (await storage.ledger.sentSince('a', 0)).map(({ at }) => at);
      assert.ok(kept.length >= lines.length, `${lines.length} acknowledged, ${kept.length} kept`);
      assert.equal(kept.at(-1), kept.length, 'rows are without a gap');
    } finally {
      storage.dispose();
    }
  });

  it('loses nothing when two processes write at once', async () => {
    const writers = [run('a', 150), run('b', 150)];
    await Promise.all(writers.map(({ child }) => once(child, 'close')));
    const storage = reopen();
    try {
      assert.deepEqual(
        await Promise.all(
          ['a', 'b'].map(async (account) => (await storage.ledger.sentSince(account, 0)).length),
        ),
        [150, 150],
      );
    } finally {
      storage.dispose();
    }
  });

  it('keeps every favourite that two processes mark at once', async () => {
    const windows = [run('favourites', 50), run('favourites', 50)];
    await Promise.all(windows.map(({ child }) => once(child, 'close')));
    const storage = reopen();
    try {
      assert.equal((await new Favourites(storage.cache).list()).length, 100);
    } finally {
      storage.dispose();
    }
  });

  it('gives out twenty places of a minute, whichever process asks', async () => {
    const windows = [run('reserve', 15), run('reserve', 15)];
    await Promise.all(windows.map(({ child }) => once(child, 'close')));
    const said = windows.flatMap(({ lines }) => lines);
    assert.equal(said.length, 30);
    assert.equal(said.filter((line) => line === 'place').length, 20);
  });

  it('shows an answer as streaming while its process lives, and as interrupted after', async () => {
    const { child, until } = run('stream', 0);
    await until((line) => line === 'streaming');
    const storage = reopen();
    const status = async (): Promise<AnswerMessage> =>
      (await storage.chats.latest('w'))?.messages[0]?.message as AnswerMessage;
    try {
      assert.equal((await status()).status, 'streaming');
      await killed(child);
      const after = await status();
      assert.equal(after.status, 'interrupted');
      assert.equal(after.text, 'The first half');
    } finally {
      storage.dispose();
    }
  });
});
