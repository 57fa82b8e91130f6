import * as assert from 'node:assert/strict';
import { StreamingAnswer } from '../../../src/core/chat/streamingAnswer';
import { emptyAnswer } from '../../../src/core/chat/emptyAnswer';
import type { AnswerMessage } from '../../../src/shared/chat';
import { FakeClock } from '../../support/fakeClock';

/** An answer whose first word is shown, and the words that the page heard of since. */
function begunAnswer(): {
  readonly clock: FakeClock;
  readonly say: (text: string) => void;
  readonly heard: readonly string[];
} {
  const clock = new FakeClock();
  const heard: string[] = [];
  const message: AnswerMessage = {
    role: 'assistant',
    id: 'answer',
    at: 0,
    status: 'waiting',
    text: '',
    reasoning: '',
    modelId: 'a/model:free',
    modelName: 'A model',
  };
  const answer = new StreamingAnswer(message, clock, {
    post: (posted) => {
      if (posted.type === 'delta') heard.push(posted.text);
    },
    changed: () => undefined,
    save: () => undefined,
  });
  const say = (text: string): void => answer.take({ type: 'text', text });
  say('First');
  return { clock, say, heard };
}

describe('an answer that comes in', () => {
  it('becomes reasoning, with its time, when it ends as such, and the page hears of it', () => {
    const clock = new FakeClock();
    const posted: AnswerMessage[] = [];
    const answer = new StreamingAnswer(emptyAnswer('answer', 0), clock, {
      post: (message) => {
        if (message.type === 'message' && message.message.role === 'assistant')
          posted.push(message.message);
      },
      changed: () => undefined,
      save: () => undefined,
    });
    answer.take({ type: 'text', text: 'Let me see.\n' });
    clock.advance(12_000);
    answer.take({ type: 'thought' });
    assert.equal(posted.at(-1)?.text, '');
    answer.take({ type: 'text', text: 'Yes.' });
    const { text, reasoning, reasoningMs } = answer.current;
    assert.deepEqual([text, reasoning, reasoningMs], ['Yes.', 'Let me see.', 12_000]);
  });

  it('is shown word by word as it comes, while the words are slow', () => {
    const { clock, say, heard } = begunAnswer();
    for (const word of [' one', ' two', ' three']) {
      clock.advance(50);
      say(word);
    }
    assert.deepEqual(heard, [' one', ' two', ' three']);
  });

  it('is shown once a frame when the words are fast', () => {
    const { clock, say, heard } = begunAnswer();
    for (let word = 0; word < 160; word += 1) {
      say('.');
      clock.advance(1);
    }
    assert.equal(heard.length, 10);
    assert.equal(heard.join(''), '.'.repeat(160));
  });

  it('keeps nothing back when the words stop', () => {
    const { clock, say, heard } = begunAnswer();
    say(' the end');
    assert.deepEqual(heard, []);
    clock.advance(16);
    assert.deepEqual(heard, [' the end']);
  });

  it('does not hold words back when the clock is set back', () => {
    const { clock, say, heard } = begunAnswer();
    clock.advance(-3_600_000);
    say(' later');
    clock.advance(16);
    assert.deepEqual(heard, [' later']);
  });
});
