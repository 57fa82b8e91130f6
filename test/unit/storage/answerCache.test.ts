import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerCache, ChatStore } from '../../../src/core/ports';
import type { AnswerBounds } from '../../../src/core/chat/answerBounds';
import { SqliteAnswerCache } from '../../../src/host/node/answerCache';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import { FakeClock } from '../../support/fakeClock';
import { tempFolder } from '../../support/tempFolder';
import { WebWindows } from '../../support/webWindows';

interface OpenWindow {
  readonly answers: AnswerCache;
  readonly chats: ChatStore;
}

/** Windows that share a storage, and what the files of it hold. */
interface Subject {
  readonly open: (bounds?: AnswerBounds) => OpenWindow;
  readonly bytes: () => string;
  readonly close: () => void;
}

function sqlite(folder: string): Subject {
  const opened: Database[] = [];
  return {
    open: (bounds) => {
      const onSetAside = (): void => assert.fail('nothing is damaged here');
      const database = new Database({ folder, onSetAside });
      opened.push(database);
      const chats = new SqliteChatStore(database, new FakeClock());
      return { answers: new SqliteAnswerCache(database, bounds), chats };
    },
    bytes: () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join(''),
    close: () => opened.forEach((database) => database.close()),
  };
}

function inFiles(): Subject {
  const windows = new WebWindows();
  return {
    open: (bounds) => windows.open(bounds),
    bytes: () => JSON.stringify(windows.files.texts),
    close: () => windows.assertSound(),
  };
}

for (const [name, make] of [
  ['in SQLite', sqlite],
  ['in files of a browser', inFiles],
] as const) {
  describe(`Kept answers ${name}`, () => {
    const folder = tempFolder();
    let subject: Subject;
    beforeEach(() => (subject = make(folder())));
    afterEach(() => subject.close());

    /** A window with the chats `a` and `b`. */
    async function open(bounds?: AnswerBounds): Promise<OpenWindow> {
      const window = subject.open(bounds);
      for (const id of ['a', 'b']) await window.chats.saveChat({ id, title: id, workspace: 'w' });
      return window;
    }

    async function found({ answers }: OpenWindow, ...keys: readonly string[]): Promise<string> {
      const values: string[] = [];
      for (const key of keys) values.push((await answers.find(key)) ?? '-');
      return values.join('');
    }

    it('are there for every window, the latest under each key', async () => {
      const [one, other] = [await open(), await open()];
      assert.equal(await found(other, 'x'), '-');
      await one.answers.put('x', '1', 'a');
      await other.answers.put('x', '2', 'b');
      assert.equal(await found(one, 'x'), '2');
      assert.equal(await found(await open(), 'x'), '2');
    });

    it('are said to be none, before the first and after the last', async () => {
      const [one, other] = [await open(), await open()];
      assert.ok(await one.answers.isEmpty());
      await one.answers.put('x', '1', 'a');
      assert.ok(!(await other.answers.isEmpty()));
      await one.answers.clear();
      assert.ok(await other.answers.isEmpty());
    });

    it('are bounded in number: the one that was not used for longest goes', async () => {
      const window = await open({ entries: 2, bytes: 1000 });
      await window.answers.put('x', '1', 'a');
      await window.answers.put('y', '2', 'a');
      assert.equal(await found(window, 'x'), '1');
      await window.answers.put('z', '3', 'a');
      assert.equal(await found(window, 'x', 'y', 'z'), '1-3');
    });

    it('are bounded in size, counted in bytes: one that is too large alone takes no other with it', async () => {
      const window = await open({ entries: 9, bytes: 10 });
      await window.answers.put('x', 'xxx', 'a');
      await window.answers.put('y', 'üüü', 'a');
      assert.equal(await found(window, 'x', 'y'), 'xxxüüü');
      await window.answers.put('huge', 'h'.repeat(11), 'a');
      assert.equal(await found(window, 'huge', 'x', 'y'), '-xxxüüü');
      await window.answers.put('z', 'zz', 'a');
      assert.equal(await found(window, 'x', 'y', 'z'), '-üüüzz');
    });

    it('go with their chat, and are not kept for one that is deleted', async () => {
      const window = await open();
      await window.answers.put('x', '1', 'a');
      await window.answers.put('y', '2', 'b');
      await window.chats.deleteChat('a');
      await window.answers.put('z', '3', 'a');
      assert.equal(await found(window, 'x', 'y', 'z'), '-2-');
    });

    it('are gone from the disk once they are cleared', async () => {
      const window = await open();
      await window.answers.put('x', 'a secret thought', 'a');
      assert.match(subject.bytes(), /a secret thought/);
      await window.answers.clear();
      assert.equal(await found(window, 'x'), '-');
      assert.doesNotMatch(subject.bytes(), /a secret thought/);
    });
  });
}
