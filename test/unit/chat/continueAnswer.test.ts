import assert from 'node:assert/strict';
import type { ChatRequest } from '../../simulator/simulator';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const code = 'export const add = (a: number, b: number) => a + b;\n';

describe('an answer that broke off', () => {
  const stage = new SessionStage();

  /** A session with an answer of which the connection let only the beginning through. */
  async function cut(task: 'explain' | 'refactor', text: string): Promise<SessionHarness> {
    const harness = await stage.start({ settings: { model: 'liquid/lfm-2.5-2.6b:free' } });
    stage.simulator.answer(text);
    stage.simulator.fault({ name: 'cutAfterTokens', after: 2 });
    harness.files.texts.set('src/code.ts', code);
    await harness.session.run(turnAbout(task, code));
    return harness;
  }

  it('offers to go on for one request, and resumes from the cut in the same answer', async () => {
    const text = 'This adds two numbers and returns their sum, nothing else.';
    const harness = await cut('explain', text);
    const broken = await harness.lastAnswer();
    assert.equal(broken.status, 'failed');
    assert.equal(broken.failure?.actions[0], 'continueAnswer');
    assert.ok(broken.text.length > 0 && text.startsWith(broken.text));
    stage.simulator.answer(text.slice(broken.text.length));
    await harness.session.revisions.continueAnswer(broken.id);
    const whole = await harness.lastAnswer();
    assert.deepEqual([whole.id, whole.status, whole.text], [broken.id, 'done', text]);
    assert.equal(whole.failure, undefined);
    // One was spent, and the rest might have cost two.
    assert.deepEqual([whole.receipt?.requests, whole.receipt?.requestsAtMost], [2, 3]);
    assert.equal((await harness.messages()).length, 2);
    const { messages } = stage.simulator.requests[1]?.body as ChatRequest;
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'user'],
    );
    assert.equal(messages[2]?.content, broken.text);
    assert.equal(harness.ledger.rows[1]?.start.purpose, 'explain');
  });

  it('proposes a change only once its block is whole', async () => {
    const text = '```ts\nexport const add = (a: number, b: number): number => a + b;\n```\n';
    const harness = await cut('refactor', text);
    const broken = await harness.lastAnswer();
    assert.deepEqual(harness.proposed, []);
    stage.simulator.answer(text.slice(broken.text.length));
    await harness.session.revisions.continueAnswer(broken.id);
    assert.equal((await harness.lastAnswer()).proposal?.state, 'open');
    assert.deepEqual(harness.proposed, [broken.id]);
  });

  it('keeps what came when the rest fails too, and offers it again', async () => {
    const harness = await cut('explain', 'This adds two numbers and returns their sum.');
    const broken = await harness.lastAnswer();
    stage.simulator.fault('serverError');
    await harness.session.revisions.continueAnswer(broken.id);
    const again = await harness.lastAnswer();
    assert.deepEqual([again.status, again.text], ['failed', broken.text]);
    assert.equal(again.failure?.actions[0], 'continueAnswer');
    assert.equal(again.receipt?.requests, 2);
  });

  it('goes on from where the user stopped it', async () => {
    const harness = await stage.start();
    const text = 'word '.repeat(400);
    stage.simulator.answer(text);
    stage.simulator.setRate({ charactersPerDelta: 5, deltasPerSecond: 200 });
    const done = harness.session.run(turnAbout('explain', code));
    await harness.until(() => harness.posted.some(({ type }) => type === 'delta'));
    harness.session.stop();
    await done;
    stage.simulator.setRate({});
    const stopped = await harness.lastAnswer();
    assert.equal(stopped.status, 'stopped');
    stage.simulator.answer(text.slice(stopped.text.length));
    await harness.session.revisions.continueAnswer(stopped.id);
    const whole = await harness.lastAnswer();
    assert.deepEqual([whole.status, whole.text], ['done', text]);
    assert.equal(whole.receipt?.requests, 2);
  });

  it('goes on where its length cut it, and its change is proposed then', async () => {
    const harness = await stage.start();
    const text = '```ts\nexport const add = (a: number, b: number): number => a + b;\n```\n';
    stage.simulator.answer(text);
    stage.simulator.fault('lengthCut');
    await harness.refactor(code);
    const short = await harness.lastAnswer();
    assert.deepEqual([short.status, short.proposal?.state], ['done', 'refused']);
    stage.simulator.answer(text.slice(short.text.length));
    await harness.session.revisions.continueAnswer(short.id);
    const whole = await harness.lastAnswer();
    assert.deepEqual([whole.text, whole.proposal?.state], [text, 'open']);
    assert.equal(stage.simulator.requests.length, 2);
  });

  it('goes on after the window was closed, and its receipt counts what was sent before', async () => {
    const text = 'word '.repeat(400);
    stage.simulator.answer(text);
    stage.simulator.setRate({ charactersPerDelta: 5, deltasPerSecond: 200 });
    const closing = await stage.start();
    const done = closing.session.run(turnAbout('explain', code));
    await closing.until(() => closing.posted.some(({ type }) => type === 'delta'));
    const kept = await closing.lastAnswer();
    const { chatId } = closing.session;
    const question = (await closing.messages())[0] ?? assert.fail();
    closing.session.stop();
    await done;
    // As the store tells it of an answer whose window died.
    const message = { ...kept, status: 'interrupted' } as const;
    await closing.chats.saveMessage(chatId, { message, detail: '{}' });
    stage.simulator.setRate({});
    const harness = await stage.start({ chats: closing.chats });
    assert.equal((await harness.messages())[0]?.id, question.id);
    stage.simulator.answer(text.slice(kept.text.length));
    await harness.session.revisions.continueAnswer(kept.id);
    const whole = await harness.lastAnswer();
    assert.deepEqual([whole.status, whole.text, whole.receipt?.requests], ['done', text, 2]);
  });

  it('asks for nothing more when it is whole', async () => {
    const harness = await stage.start();
    await harness.session.run(turnAbout('explain', code));
    await harness.session.revisions.continueAnswer((await harness.lastAnswer()).id);
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('has nothing to go on from when not a word came', async () => {
    const harness = await stage.start();
    stage.simulator.fault('serverError');
    await harness.session.run(turnAbout('explain', code));
    const { id, failure } = await harness.lastAnswer();
    assert.ok(!failure?.actions.includes('continueAnswer'));
    await harness.session.revisions.continueAnswer(id);
    assert.equal(stage.simulator.requests.length, 1);
  });
});
