import assert from 'node:assert/strict';
import { toQuestion } from '../../../src/core/chat/toQuestion';
import type { ToPage } from '../../../src/shared/protocol';
import { MemoryNotifier } from '../../support/memoryNotifier';
import { SessionStage } from '../../support/sessionHarness';

describe('A chat in which an answer comes in', () => {
  const stage = new SessionStage();

  /** A session in which the answer to “One”, of so many words, has begun to come in; and the end of that. */
  async function answering(words: number, parts: { readonly notifier?: MemoryNotifier } = {}) {
    const harness = await stage.start(parts);
    stage.simulator.answer('word '.repeat(words));
    stage.simulator.setRate({ charactersPerDelta: 5, deltasPerSecond: 100 });
    const first = harness.session.send('One');
    await harness.until(() => harness.posted.some(({ type }) => type === 'delta'));
    return { harness, first };
  }

  it('asks one thing at a time: a second one waits for the word of the user', async () => {
    const { harness: busy, first } = await answering(500);
    await busy.session.send('Two');
    assert.equal(busy.notifier.told[0]?.sentence, 'An answer is still coming in.');
    assert.equal(stage.simulator.requests.length, 1);
    busy.session.stop();
    await first;
  });

  it('lets the next thing be done as soon as the answer is there', async () => {
    const harness = await stage.start();
    const read = harness.files.read.bind(harness.files);
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    harness.files.read = async (uri) => {
      await gate;
      return read(uri);
    };
    stage.simulator.answer('```ts\nlet a = 2;\n```\n');
    const running = harness.refactor('let a = 1;\n');
    const isDone = (message: ToPage): boolean =>
      message.type === 'message' &&
      message.message.role === 'assistant' &&
      message.message.status === 'done';
    await harness.until(() => harness.posted.some(isDone));
    assert.equal(harness.session.busy, true);
    const next = harness.session.newChat();
    goOn();
    await Promise.all([running, next]);
    assert.deepEqual(harness.notifier.told, []);
    assert.deepEqual(await harness.messages(), []);
  });

  it('stops the first for a second one when the user says so', async () => {
    const notifier = new MemoryNotifier(({ actions }) => actions[0]);
    const { harness, first } = await answering(500, { notifier });
    const { session } = harness;
    stage.simulator.setRate({});
    await session.send('Two');
    await first;
    const messages = await harness.messages();
    assert.deepEqual(
      messages.map((m) => (m.role === 'user' ? m.text : m.status)),
      ['One', 'stopped', 'Two', 'done'],
    );
  });

  it('begins one of several that wait for the same answer, and the next when that has ended', async () => {
    const { harness, first } = await answering(30);
    const { chat } = harness.session;
    const waiting = ['Two', 'Three'].map((text) => {
      const question = toQuestion({ task: 'chat', text, attachments: [] }, text, 0);
      chat.show(chat.log, question);
      return chat.ask(chat.log, question);
    });
    await Promise.all([first, waiting[0]]);
    assert.equal(stage.simulator.requests.length, 2);
    await waiting[1];
    const last = stage.simulator.requests.map(
      ({ body }) =>
        (body as { messages: readonly { content: unknown }[] }).messages.at(-1)?.content,
    );
    assert.deepEqual(last, ['One', 'Two', 'Three']);
  });

  it('stops the one answer that is meant, and none that comes in before it', async () => {
    const { harness, first } = await answering(30);
    const { chat } = harness.session;
    const question = toQuestion({ task: 'chat', text: 'Two', attachments: [] }, 'two', 0);
    chat.show(chat.log, question);
    const stop = new AbortController();
    const second = chat.ask(chat.log, question, { signal: stop.signal });
    stop.abort();
    await Promise.all([first, second]);
    const messages = await harness.messages();
    assert.deepEqual(
      messages.map((m) => (m.role === 'user' ? m.text : m.status)),
      ['One', 'done', 'Two', 'stopped'],
    );
    assert.equal(stage.simulator.requests.length, 1);
  });
});
