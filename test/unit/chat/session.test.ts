import assert from 'node:assert/strict';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import { StorageError } from '../../../src/core/storageError';
import { SessionStage, turnAbout } from '../../support/sessionHarness';

const code = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';

describe('a session', () => {
  const stage = new SessionStage();

  it('asks nothing by itself: no request at start, on opening, on showing the model', async () => {
    const { session } = await stage.start();
    await session.state();
    await session.refresh();
    assert.notEqual(session.currentModel, undefined);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('shows another quota without looking for keys and models again', async () => {
    const harness = await stage.start();
    const { session, secrets, meter, posted } = harness;
    await session.refresh();
    const quota = await meter.quota();
    secrets.reads = 0;
    session.showQuota({ ...quota, left: 7 });
    const shown = posted.findLast((message) => message.type === 'composer');
    assert.equal(shown?.composer.quota.left, 7);
    assert.equal(shown.composer.model?.id, session.currentModel?.id);
    assert.equal(secrets.reads, 0);
  });

  it('makes exactly one request for a message, an explanation and a refactoring', async () => {
    const harness = await stage.start();
    for (const ask of [
      () => harness.session.send('What is a closure?'),
      () => harness.session.run(turnAbout('explain', code)),
      () => harness.refactor(code, 'shorter'),
    ]) {
      const before = stage.simulator.requests.length;
      await ask();
      assert.equal(stage.simulator.requests.length, before + 1);
      assert.equal((await harness.lastAnswer()).status, 'done');
      assert.equal((await harness.lastAnswer()).receipt?.requests, 1);
    }
  });

  it('takes exactly one from the quota per task', async () => {
    const harness = await stage.start();
    const left = async (): Promise<number | undefined> =>
      (await harness.session.state()).composer.quota.left;
    assert.equal(await left(), 50);
    await harness.session.send('One');
    assert.equal(await left(), 49);
    await harness.session.run(turnAbout('explain', code));
    assert.equal(await left(), 48);
    assert.deepEqual((await harness.lastAnswer()).requestOfDay, [2, 50]);
  });

  it('writes the ledger before the request leaves, and how it ended', async () => {
    const harness = await stage.start();
    const rowsWhenSent: number[] = [];
    stage.simulator.answer(() => {
      rowsWhenSent.push(harness.ledger.rows.length);
      return 'Yes.';
    });
    await harness.session.send('Ready?');
    assert.deepEqual(rowsWhenSent, [1]);
    const [row] = harness.ledger.rows;
    assert.equal(row?.end?.outcome, 'answered');
    assert.equal(row.end.counted, 'yes');
    assert.ok((row.end.answerTokens ?? 0) > 0);
    assert.ok(!JSON.stringify(harness.ledger.rows).includes(stage.simulator.key));
  });

  it('streams what the page shows: the messages add up to the answer', async () => {
    const harness = await stage.start();
    const text = Array.from({ length: 300 }, (_, n) => `Word ${n} ünï😀. `).join('');
    stage.simulator.answer(text);
    stage.simulator.setRate({ charactersPerDelta: 7, deltasPerSecond: 2000 });
    await harness.session.send('Talk');
    let shown = '';
    for (const message of harness.posted) {
      if (message.type === 'message' && message.message.role === 'assistant')
        shown = message.message.text;
      if (message.type === 'delta') shown += message.text;
    }
    assert.equal(shown, text);
    assert.ok(harness.posted.some(({ type }) => type === 'delta'));
  });

  it('gives a page that opens in the middle of an answer everything so far, and then only the rest', async () => {
    const harness = await stage.start();
    const text = 'abcdefghij'.repeat(60);
    stage.simulator.answer(text);
    stage.simulator.setRate({ charactersPerDelta: 10, deltasPerSecond: 300 });
    const done = harness.session.send('Talk');
    await harness.until(() => harness.posted.filter(({ type }) => type === 'delta').length > 3);
    const state = await harness.session.state();
    const at = harness.posted.length;
    await done;
    const last = state.messages.at(-1);
    let shown = last?.text ?? '';
    assert.ok(shown.length > 0 && shown.length < text.length);
    assert.equal(state.busy, true);
    for (const message of harness.posted.slice(at)) {
      if (message.type === 'message' && message.message.role === 'assistant')
        shown = message.message.text;
      if (message.type === 'delta') shown += message.text;
    }
    assert.equal(shown, text);
  });

  it('stops when asked, keeps what came, and says so', async () => {
    const harness = await stage.start();
    stage.simulator.answer('word '.repeat(2000));
    stage.simulator.setRate({ charactersPerDelta: 5, deltasPerSecond: 200 });
    const done = harness.session.send('Talk');
    await harness.until(() => harness.posted.some(({ type }) => type === 'delta'));
    harness.session.stop();
    await done;
    const answer = await harness.lastAnswer();
    assert.equal(answer.status, 'stopped');
    assert.ok(answer.text.startsWith('word '));
    assert.equal(answer.failure, undefined);
    assert.equal(harness.session.busy, false);
  });

  it('proposes the change of a refactoring, and only a proven one', async () => {
    const harness = await stage.start();
    stage.simulator.answer(
      'Shorter:\n\n```ts\nexport const add = (a: number, b: number) => a + b;\n```\n',
    );
    await harness.refactor(code);
    const answer = await harness.lastAnswer();
    assert.deepEqual(harness.proposed, [answer.id]);
    assert.equal(answer.proposal?.state, 'open');
    const [file] = answer.proposal.files;
    assert.deepEqual([file?.path, file?.added, file?.removed], ['src/code.ts', 1, 3]);
    const [proposed] = (await harness.session.proposals.find(answer.id))?.files ?? [];
    assert.equal(
      applyHunks(proposed?.before ?? '', proposed?.hunks ?? []),
      'export const add = (a: number, b: number) => a + b;\n',
    );
    stage.simulator.answer('I would leave it.');
    await harness.refactor(code, 'again');
    assert.equal((await harness.lastAnswer()).proposal?.state, 'refused');
    stage.simulator.answer(`\`\`\`ts\n${code}\`\`\``);
    await harness.refactor(code, 'once more');
    assert.equal((await harness.lastAnswer()).proposal?.state, 'unchanged');
    assert.equal(harness.proposed.length, 1);
    const asked = { askedFormat: 'replacement' } as const;
    const edits = harness.ledger.rows.map(({ edit }) => edit);
    assert.deepEqual(edits, [
      { proposal: 'placed', ...asked, writtenFormat: 'replacement' },
      { proposal: 'refused', ...asked },
      undefined,
    ]);
  });

  it('proposes what a chat answers for a file that went along or that it names', async () => {
    const harness = await stage.start();
    harness.files.texts.set('src/other.ts', 'let a = 1;\nlet b = 1;\nlet c = 1;\n');
    const changed = 'let a = 1;\nlet b = 2;\nlet c = 1;';
    stage.simulator.answer(`Like this:\n\n\`\`\`ts src/other.ts\n${changed}\n\`\`\`\n`);
    await harness.session.send('How?');
    const { proposal } = await harness.lastAnswer();
    assert.deepEqual(
      proposal?.files.map(({ path, added }) => [path, added]),
      [['src/other.ts', 1]],
    );
    assert.deepEqual(harness.proposed, [], 'nothing opens by itself that nobody asked for');
    stage.simulator.answer('Like this:\n\n```ts\nlet b = 2;\n```\n');
    await harness.session.send('How else?');
    assert.equal((await harness.lastAnswer()).proposal, undefined);
  });

  it('remembers what became of a proposal', async () => {
    const harness = await stage.start();
    stage.simulator.answer('```ts\nexport const add = 1;\n```');
    await harness.refactor(code);
    const { id } = await harness.lastAnswer();
    await harness.session.proposals.decide(id, 'file:///workspace/src/code.ts', 'accepted', [0]);
    const again = await stage.start({ chats: harness.chats });
    assert.equal((await again.lastAnswer()).proposal?.state, 'accepted');
    const [file] = (await again.session.proposals.find(id))?.files ?? [];
    assert.deepEqual(
      file?.hunks.map(({ state }) => state),
      ['accepted'],
    );
  });

  it('sends the chat so far with a message, and only the code with a task', async () => {
    const harness = await stage.start();
    stage.simulator.answer('The answer is 42.');
    await harness.session.send('First question');
    await harness.session.send('Second question');
    const contents = (at: number): string => JSON.stringify(stage.simulator.requests.at(at)?.body);
    assert.match(contents(1), /First question.*The answer is 42\..*Second question/s);
    await harness.session.run(turnAbout('explain', code));
    assert.doesNotMatch(contents(2), /First question/);
    assert.match(contents(2), /return a \+ b/);
  });

  it('asks again on the same question: the last answer is replaced', async () => {
    const harness = await stage.start();
    stage.simulator.fault('serverError', { times: 1 });
    await harness.session.send('Why?');
    const failed = await harness.lastAnswer();
    assert.equal(failed.status, 'failed');
    await harness.session.revisions.retry(failed.id);
    const messages = await harness.messages();
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['user', 'assistant'],
    );
    assert.equal((await harness.lastAnswer()).status, 'done');
    assert.equal(stage.simulator.requests.length, 2);
  });

  it('goes on when nothing can be kept: the answer is there', async () => {
    const keep = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
      try {
        await work();
        throw new StorageError('full');
      } catch {
        return undefined;
      }
    };
    const harness = await stage.start({ keep });
    await harness.session.send('Still there?');
    assert.equal((await harness.lastAnswer()).status, 'done');
  });

  it('brings back the last chat and the text that was not sent', async () => {
    const harness = await stage.start();
    await harness.session.send('Remember me');
    harness.session.setDraft('half a thou');
    const again = await stage.start({ chats: harness.chats });
    for (const [name, value] of harness.cache.values) again.cache.values.set(name, value);
    const state = await again.session.state();
    assert.equal(state.messages[0]?.text, 'Remember me');
    assert.equal(state.draft, 'half a thou');
  });

  it('keeps the open chat anew when its file was set aside', async () => {
    const harness = await stage.start();
    await harness.session.send('Remember me');
    const { chatId } = await harness.session.state();
    await harness.chats.deleteChat(chatId);
    await harness.session.chat.keepAgain();
    const kept = await harness.chats.open(chatId);
    assert.deepEqual(
      kept?.messages.map(({ message }) => message),
      await harness.messages(),
    );
  });

  it('opens, lists and deletes chats', async () => {
    const { session, chats } = await stage.start();
    await session.send('First chat');
    const { chatId } = await session.state();
    await session.newChat();
    assert.equal((await session.state()).messages.length, 0);
    await session.send('Second chat');
    assert.deepEqual((await chats.list()).map(({ title }) => title).sort(), [
      'First chat',
      'Second chat',
    ]);
    await session.openChat(chatId);
    assert.equal((await session.state()).messages[0]?.text, 'First chat');
    await session.deleteChat(chatId);
    assert.equal((await session.state()).messages.length, 0);
    assert.deepEqual(
      (await chats.list()).map(({ title }) => title),
      ['Second chat'],
    );
  });
});
