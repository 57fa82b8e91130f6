import assert from 'node:assert/strict';
import type { Message } from '../../../src/shared/chat';
import type { ToPage } from '../../../src/shared/protocol';
import { MemoryChatStore } from '../../support/memoryChatStore';
import { MemoryNotifier } from '../../support/memoryNotifier';
import { isFree, SessionStage, realClock, type SessionHarness } from '../../support/sessionHarness';

/** What a page that has heard all of it shows. */
function shown(posted: readonly ToPage[]): readonly string[] {
  let ids: readonly string[] = [];
  for (const message of posted) {
    if (message.type === 'message' && !ids.includes(message.message.id))
      ids = [...ids, message.message.id];
    if (message.type === 'messageRemoved') ids = ids.filter((id) => id !== message.id);
  }
  return ids;
}

describe('A chat with branches', () => {
  const stage = new SessionStage();

  /** Two turns. */
  async function started(options: Parameters<SessionStage['start']>[0] = {}) {
    const harness = await stage.start(options);
    await harness.session.send('First question');
    await harness.session.send('Second question');
    const [q1, a1, q2, a2] = await harness.messages();
    assert.ok(q1 && a1 && q2 && a2);
    return { harness, revisions: harness.session.revisions, q1, a1, q2, a2 };
  }

  const ids = (messages: readonly Message[]): readonly string[] => messages.map(({ id }) => id);
  const branches = async (harness: SessionHarness): Promise<unknown> =>
    Object.values((await harness.session.state()).branches);
  /** What the last request asked, without the instructions. */
  const asked = (): readonly string[] => {
    const { messages = [] } = stage.simulator.requests.at(-1)?.body as {
      messages?: readonly { readonly role: string; readonly content: string }[];
    };
    return messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  };

  it('asks an earlier question in other words, for one request, and keeps what followed', async () => {
    const { harness, revisions, q1, q2, a2 } = await started();
    await revisions.edit(q1.id, 'Better question');
    assert.equal(stage.simulator.requests.length, 3);
    assert.deepEqual(asked(), ['Better question']);
    const [edited, answer, ...more] = await harness.messages();
    assert.equal(edited?.text, 'Better question');
    assert.equal(answer?.role, 'assistant');
    assert.deepEqual(more, []);
    assert.deepEqual(shown(harness.posted), ids([edited, answer]));
    assert.deepEqual(await branches(harness), [[2, 2]]);
    await revisions.step(edited.id, -1);
    assert.deepEqual(ids(await harness.messages()).slice(2), [q2.id, a2.id]);
    assert.equal(stage.simulator.requests.length, 3);
  });

  it('asks with what went along with the question before', async () => {
    const { harness, revisions } = await started();
    const { createAttachment } = await import('../../../src/core/prompt/attachment');
    const code = { uri: 'file:///a.ts', path: 'a.ts', languageId: 'typescript', text: 'let a;' };
    const attachments = [createAttachment({ id: 'code', ...code })];
    await harness.session.run({ task: 'chat', text: 'What is a?', attachments });
    const question = (await harness.messages()).at(-2);
    await revisions.edit(question?.id ?? '', 'What is let?');
    assert.match(asked().at(-1) ?? '', /let a;[^]*What is let\?/);
  });

  it('tries an answer again beside the one that there is, for one request', async () => {
    const { harness, revisions, q2, a2 } = await started();
    await revisions.retry(a2.id);
    assert.equal(stage.simulator.requests.length, 3);
    const messages = await harness.messages();
    assert.deepEqual(ids(messages).slice(0, 3).at(-1), q2.id);
    assert.equal(messages.length, 4);
    assert.notEqual(messages[3]?.id, a2.id);
    assert.deepEqual(await branches(harness), [[2, 2]]);
    assert.deepEqual(shown(harness.posted), ids(messages));
  });

  it('tries an earlier answer again with what came before it alone', async () => {
    const { harness, revisions, q1, a1, a2 } = await started();
    await revisions.retry(a1.id);
    assert.deepEqual(asked(), ['First question']);
    const messages = await harness.messages();
    assert.deepEqual([messages[0]?.id, messages.length], [q1.id, 2]);
    assert.deepEqual(shown(harness.posted), ids(messages));
    await revisions.step(messages[1]?.id ?? '', -1);
    assert.equal((await harness.messages()).at(-1)?.id, a2.id);
  });

  it('tries it again with the model that is named, once, for one request', async () => {
    const { harness, revisions, a2 } = await started();
    const asked = a2.role === 'assistant' ? a2.modelId : '';
    const other = stage.models.find((model) => isFree(model) && model.id !== asked);
    await revisions.retry(a2.id, { afresh: true, model: other?.id ?? '' });
    const answer = await harness.lastAnswer();
    assert.equal(stage.simulator.requests.length, 3);
    assert.equal(answer.modelId, other?.id);
    assert.deepEqual(harness.chosen, []);
  });

  it('goes on from the branch that is shown, and opens with it again', async () => {
    const chats = new MemoryChatStore(realClock);
    const { harness, revisions, q1, a1 } = await started({ chats });
    await revisions.edit(q1.id, 'Better question');
    const [edited] = await harness.messages();
    await revisions.step(edited?.id ?? '', -1);
    await harness.session.send('Third question');
    const before = await harness.messages();
    assert.deepEqual(ids(before).slice(0, 2), [q1.id, a1.id]);
    assert.equal(before.at(-2)?.text, 'Third question');
    const again = await stage.start({ chats });
    assert.deepEqual(await again.messages(), before);
    assert.deepEqual(await branches(again), [[1, 2]]);
    // Looking at another one is kept, too.
    await again.session.revisions.step(q1.id, 1);
    assert.equal((await (await stage.start({ chats })).messages())[0]?.text, 'Better question');
  });

  it('opens with the branch that has what was looked for', async () => {
    const { harness, revisions, q2 } = await started();
    await revisions.edit(q2.id, 'Better question');
    const { session } = harness;
    await session.openChat(session.chatId, q2.id);
    assert.equal((await harness.messages())[2]?.id, q2.id);
  });

  it('shows nothing of an answer that comes into a branch that is not shown', async () => {
    const { harness, revisions, q2 } = await started();
    const asking = revisions.edit(q2.id, 'Better question');
    await harness.until(() => harness.session.busy);
    await revisions.step((await harness.messages())[2]?.id ?? '', -1);
    const seen = harness.posted.length;
    await asking;
    const late = harness.posted.slice(seen).filter(({ type }) => type === 'message');
    assert.deepEqual(late, []);
    assert.equal(ids(await harness.messages())[2], q2.id);
  });

  it('takes a question out with its answer, and has both again when that is undone', async () => {
    const chats = new MemoryChatStore(realClock);
    let undoes = false;
    const notifier = new MemoryNotifier(() => (undoes ? 'Undo' : undefined));
    const { harness, revisions, q1, q2, a2 } = await started({ chats, notifier });
    const before = await harness.messages();
    undoes = true;
    await revisions.delete(q1.id);
    assert.deepEqual(await harness.messages(), before);
    assert.deepEqual(await (await stage.start({ chats })).messages(), before);
    undoes = false;
    await revisions.delete(q1.id);
    assert.equal(notifier.told.at(-1)?.sentence, 'The question and its answer were deleted.');
    assert.deepEqual(await harness.messages(), [q2, a2]);
    assert.deepEqual(await (await stage.start({ chats })).messages(), [q2, a2]);
    assert.equal(stage.simulator.requests.length, 2);
  });

  it('shows another version where one is deleted', async () => {
    const { harness, revisions, a2 } = await started();
    await revisions.retry(a2.id);
    await revisions.delete((await harness.lastAnswer()).id);
    assert.deepEqual(await harness.lastAnswer(), a2);
    assert.deepEqual(await branches(harness), []);
  });

  it('keeps what was said between deleting and undoing', async () => {
    let undo: (button: string) => void = () => undefined;
    const notifier = new MemoryNotifier();
    notifier.tell = () => new Promise((resolve) => (undo = resolve));
    const { harness, revisions, q1 } = await started({ notifier });
    const deleting = revisions.delete(q1.id);
    await harness.session.send('Third question');
    undo('Undo');
    await deleting;
    const texts = (await harness.messages()).filter(({ role }) => role === 'user');
    assert.deepEqual(
      texts.map(({ text }) => text),
      ['First question', 'Second question', 'Third question'],
    );
  });

  it('leaves a question alone that is changed into nothing', async () => {
    const { harness, revisions, q1 } = await started();
    const before = await harness.messages();
    await revisions.edit(q1.id, '  \n');
    assert.deepEqual(await harness.messages(), before);
    assert.equal(stage.simulator.requests.length, 2);
  });
});
