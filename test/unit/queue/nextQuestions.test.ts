import assert from 'node:assert/strict';
import type { AnswerMessage, Message } from '../../../src/shared/chat';
import type { SessionHarness } from '../../support/sessionHarness';
import { QueueStage } from './queueStage';

describe('A message that is sent while an answer comes in', () => {
  const stage = new QueueStage();
  let harness: SessionHarness;

  beforeEach(async () => {
    const account = stage.simulator.account();
    account.usedToday = 0;
    harness = await stage.open();
  });

  const requests = (): number => stage.simulator.requests.length;
  const answersOf = (messages: readonly Message[]): readonly AnswerMessage[] =>
    messages.filter((message) => message.role === 'assistant');
  const statuses = async (): Promise<readonly string[]> =>
    answersOf(await harness.messages()).map(({ status }) => status);
  /** All that was posted so far, and what comes, until one of the answers is so. */
  const untilAnswer = (holds: (answer: AnswerMessage) => boolean): Promise<void> => {
    const isSo = (): boolean => answersOf(harness.session.chat.log.messages).some(holds);
    return isSo() ? Promise.resolve() : harness.until(isSo);
  };

  /** A question whose answer comes slowly, and others that are sent meanwhile. */
  async function asked(...others: readonly string[]): Promise<void> {
    stage.simulator.setRate({ deltasPerSecond: 40, charactersPerDelta: 8 });
    const first = harness.session.send('First question');
    await untilAnswer(({ status }) => status === 'streaming');
    for (const other of others) await harness.session.send(other);
    await first;
  }

  it('is seen waiting, and goes out when that has ended: one request each, in their order', async () => {
    const first = asked('Second question', 'Third question');
    await untilAnswer(({ queued }) => queued?.behind === 'waiting');
    assert.equal(requests(), 1);
    await first;
    await untilAnswer(({ id }) => id === lastId() && isDone());
    assert.deepEqual(await statuses(), ['done', 'done', 'done']);
    const texts = (await harness.messages()).map(({ text }) => text);
    assert.deepEqual(
      [texts[0], texts[2], texts[4]],
      ['First question', 'Second question', 'Third question'],
    );
    assert.equal(requests(), 3);
    // Each with what was said before it.
    const { messages } = stage.simulator.requests.at(-1)?.body as { messages: unknown[] };
    assert.equal(messages.length, 6);
  });

  const lastId = (): string => harness.session.chat.log.messages.at(-1)?.id ?? '';
  const isDone = (): boolean =>
    answersOf(harness.session.chat.log.messages).every(({ status }) => status === 'done');

  it('waits for a word where the answer before it was stopped, and goes out then', async () => {
    const first = asked('Second question', 'Third question');
    await untilAnswer(({ queued }) => queued?.behind === 'waiting');
    harness.session.stop();
    await first;
    await untilAnswer(({ queued }) => queued?.behind === 'halted');
    const [, second] = answersOf(await harness.messages());
    assert.deepEqual(await statuses(), ['stopped', 'queued', 'queued']);
    assert.equal(requests(), 1);
    await harness.questions?.act(second?.id ?? '', 'sendNow');
    assert.deepEqual(await statuses(), ['stopped', 'done', 'queued']);
    assert.equal(requests(), 2);
  });

  it('can be taken back into the composer, or away, and costs nothing then', async () => {
    const first = asked('Second question', 'Third question');
    await untilAnswer(({ queued }) => queued?.behind === 'waiting');
    const [, second, third] = answersOf(await harness.messages());
    await harness.questions?.act(second?.id ?? '', 'edit');
    assert.equal((await harness.session.state()).draft, 'Second question');
    await harness.questions?.act(third?.id ?? '', 'cancel');
    await first;
    assert.deepEqual(await statuses(), ['done']);
    assert.equal(requests(), 1);
  });

  it('waits for a word after its window was closed, and its words are there', async () => {
    const first = asked('Second question');
    await untilAnswer(({ queued }) => queued?.behind === 'waiting');
    const again = await stage.open();
    const last = (): Message | undefined => again.session.chat.log.messages.at(-1);
    const isHalted = (): boolean => {
      const message = last();
      return message?.role === 'assistant' && message.queued?.behind === 'halted';
    };
    const halting = again.until(isHalted);
    await again.session.state();
    await halting;
    assert.equal((await again.messages()).at(-2)?.text, 'Second question');
    harness.session.stop();
    await first;
    assert.equal(requests(), 1);
  });

  it('is sent once where another window has sent it', async () => {
    const first = asked('Second question');
    await untilAnswer(({ queued }) => queued?.behind === 'waiting');
    harness.session.stop();
    await first;
    await untilAnswer(({ queued }) => queued?.behind === 'halted');
    const other = await stage.open();
    const id = (await other.messages()).at(-1)?.id ?? '';
    await harness.questions?.act(id, 'sendNow');
    await other.questions?.act(id, 'sendNow');
    assert.equal(requests(), 2);
  });
});
