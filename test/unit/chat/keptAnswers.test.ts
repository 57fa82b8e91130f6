import assert from 'node:assert/strict';
import { SqliteAnswerCache } from '../../../src/host/node/answerCache';
import { SqliteChatStore } from '../../../src/host/node/chatStore';
import { Database } from '../../../src/host/node/database';
import type { AnswerMessage } from '../../../src/shared/chat';
import {
  realClock,
  SessionStage,
  turnAbout,
  type SessionHarness,
  type SessionOptions,
} from '../../support/sessionHarness';
import { tempFolder } from '../../support/tempFolder';

const code = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';
const shorter = '```ts\nexport const add = (a: number, b: number) => a + b;\n```\n';

describe('asking the same again', () => {
  const stage = new SessionStage();

  const sent = (): number => stage.simulator.requests.length;

  async function explain(harness: SessionHarness, text = code): Promise<AnswerMessage> {
    await harness.session.run(turnAbout('explain', text));
    return harness.lastAnswer();
  }

  it('shows the kept answer for no request, and tells from when it is', async () => {
    const harness = await stage.start();
    const first = await explain(harness);
    const left = (await harness.session.state()).composer.quota.left;
    const again = await explain(harness);
    assert.equal(sent(), 1);
    assert.notEqual(again.id, first.id);
    const { text, modelName, status, keptFrom, receipt } = again;
    assert.deepEqual([text, modelName, status], [first.text, first.modelName, 'done']);
    assert.equal(keptFrom, first.at);
    assert.equal(receipt?.requests, 0);
    assert.equal((await harness.session.state()).composer.quota.left, left);
  });

  it('holds for the first message of a chat and for a refactoring, whose change is proposed anew', async () => {
    const harness = await stage.start();
    stage.simulator.answer(shorter);
    for (let time = 0; time < 2; time += 1) {
      await harness.session.newChat();
      await harness.session.send('What is a closure?');
      await harness.refactor(code);
      const { id, proposal } = await harness.lastAnswer();
      assert.equal(proposal?.state, 'open');
      assert.ok(await harness.session.proposals.find(id));
    }
    assert.equal(sent(), 2);
    assert.equal(harness.proposed.length, 2);
  });

  it('writes down what was saved', async () => {
    const harness = await stage.start();
    await explain(harness);
    await explain(harness);
    const rows = harness.ledger.rows.map(({ start, end }) => [start.purpose, end?.outcome]);
    assert.deepEqual(rows, [
      ['explain', 'answered'],
      ['explain', 'kept'],
    ]);
    assert.equal(
      (await harness.ledger.sentSince(harness.ledger.rows[0]!.start.account, 0)).length,
      1,
    );
  });

  it('is another question with other code, another task, another model or another chat before it', async () => {
    const harness = await stage.start();
    await explain(harness);
    await explain(harness, `${code}// changed\n`);
    await harness.session.run({ ...turnAbout('explain', code), task: 'chat' });
    await harness.session.run({ ...turnAbout('explain', code), task: 'chat' });
    harness.settings = { ...harness.settings, model: 'liquid/lfm-2.5-2.6b:free' };
    await explain(harness);
    assert.equal(sent(), 5);
  });

  it('Ask again makes one request, and its answer takes the place of the kept one', async () => {
    const harness = await stage.start();
    stage.simulator.answer('The first answer.');
    await explain(harness);
    const kept = await explain(harness);
    stage.simulator.answer('The second answer.');
    await harness.session.revisions.retry(kept.id);
    assert.equal(sent(), 2);
    const asked = await harness.lastAnswer();
    assert.deepEqual([asked.text, asked.keptFrom], ['The second answer.', undefined]);
    assert.equal((await explain(harness)).text, 'The second answer.');
    assert.equal(sent(), 2);
  });

  it('Ask again of an earlier answer makes one request too', async () => {
    const harness = await stage.start();
    const { id } = await explain(harness);
    await harness.refactor(code);
    await harness.session.revisions.retry(id);
    assert.equal(sent(), 3);
    assert.equal((await harness.lastAnswer()).keptFrom, undefined);
  });

  it('shows the kept answer also when the requests of the day are used up', async () => {
    const harness = await stage.start();
    await explain(harness);
    stage.simulator.account().usedToday = 50;
    await harness.start(stage.simulator);
    assert.equal((await explain(harness, 'let b = 2;\n')).failure?.title.includes('used up'), true);
    assert.equal((await explain(harness)).receipt?.requests, 0);
    assert.equal(sent(), 1);
  });

  const bad: Readonly<Record<string, () => void>> = {
    'was cut by its length': () => stage.simulator.fault('lengthCut'),
    'broke off': () => stage.simulator.fault('cutAfterTokens'),
    'is empty': () => stage.simulator.fault('emptyAnswer'),
    'cost money': () => stage.simulator.fault('paid'),
  };
  for (const [trouble, arrange] of Object.entries(bad)) {
    it(`keeps no answer that ${trouble}`, async () => {
      const harness = await stage.start();
      arrange();
      await explain(harness);
      assert.equal((await explain(harness)).keptFrom, undefined);
      assert.equal(sent(), 2);
    });
  }

  it('keeps no answer whose change was refused', async () => {
    const harness = await stage.start();
    for (const text of ['I would leave it.', shorter]) {
      stage.simulator.answer(text);
      await harness.refactor(code);
    }
    assert.equal((await harness.lastAnswer()).proposal?.state, 'open');
    assert.equal(sent(), 2);
  });

  it('keeps no answer of another model than the one that was picked', async () => {
    const picked = 'poolside/laguna-xs-2.1:free';
    const harness = await stage.start({ settings: { model: picked } });
    stage.simulator.fault('sharedPool', { model: picked, times: 1 });
    assert.notEqual((await explain(harness)).modelId, picked);
    assert.equal((await explain(harness)).modelId, picked);
    assert.equal(sent(), 2);
  });

  it('keeps whichever answered where the choice was left to Frugal', async () => {
    const harness = await stage.start();
    await harness.session.refresh();
    const first = harness.session.currentModel ?? assert.fail('no model');
    stage.simulator.fault('sharedPool', { model: first.id, times: 1 });
    const { modelId, insteadOf } = await explain(harness);
    assert.equal(insteadOf, first.name);
    const again = await explain(harness);
    assert.deepEqual([again.modelId, again.insteadOf], [modelId, undefined]);
    assert.equal(sent(), 1);
  });

  it('keeps nothing in Restricted Mode, and shows nothing that was kept', async () => {
    const harness = await stage.start();
    await explain(harness);
    harness.trusted = false;
    await explain(harness);
    await explain(harness, 'let b = 2;\n');
    harness.trusted = true;
    await explain(harness, 'let b = 2;\n');
    assert.equal(sent(), 4);
  });

  it('asks each time where the setting says so', async () => {
    const harness = await stage.start({ settings: { answerCache: false } });
    await explain(harness);
    await explain(harness);
    assert.equal(sent(), 2);
  });

  describe('in another window', () => {
    const folder = tempFolder();
    const opened: Database[] = [];
    afterEach(() => {
      for (const database of opened.splice(0)) database.close();
    });

    /** A window on the storage that all windows share. */
    function open(): Promise<SessionHarness> {
      const database = new Database({ folder: folder(), onSetAside: () => assert.fail() });
      opened.push(database);
      const options: SessionOptions = {
        chats: new SqliteChatStore(database, realClock),
        answers: new SqliteAnswerCache(database),
      };
      return stage.start(options);
    }

    it('shows what was kept in the first, until it is cleared or its chat deleted', async () => {
      const [one, other] = [await open(), await open()];
      const { text } = await explain(one);
      assert.equal((await explain(other)).text, text);
      assert.equal(sent(), 1);
      await one.session.deleteChat(one.session.chatId);
      await explain(other);
      assert.equal(sent(), 2);
      await new SqliteAnswerCache(opened[0]!).clear();
      await explain(one);
      assert.equal(sent(), 3);
    });
  });
});
