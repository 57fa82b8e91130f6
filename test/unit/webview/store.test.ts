import assert from 'node:assert/strict';
import type { AnswerMessage, ProposalState, UserMessage } from '../../../src/shared/chat';
import type { ChatState, ToPage } from '../../../src/shared/protocol';
import { pageStrings } from '../../../src/shared/strings';
import { parseMarkdown } from '../../../src/webview/markdown/markdownDocument';
import { initialState, reduce, type Action, type PageState } from '../../../src/webview/store';

const question: UserMessage = {
  role: 'user',
  id: 'q',
  at: 1,
  task: 'chat',
  text: 'Why?',
  attachments: [],
};

const waiting: AnswerMessage = {
  role: 'assistant',
  id: 'a',
  at: 2,
  status: 'waiting',
  text: '',
  reasoning: '',
  modelId: 'a/model:free',
  modelName: 'A model',
};

const chat: ChatState = {
  connection: 'ready',
  trusted: true,
  chatId: 'c',
  messages: [],
  branches: {},
  composer: {
    attachments: [],
    quota: {
      certainty: 'unknown',
      providerName: 'OpenRouter',
      toldBy: 'keyInfo',
      resets: 'UTC',
      used: 0,
      usedThisMinute: 0,
      minuteLimit: 20,
      resetsAt: 0,
    },
    contextTokens: 0,
    masked: [],
    mostRequests: 2,
  },
  draft: '',
  busy: false,
};

function opened(more: Partial<ChatState> = {}): PageState {
  return run(initialState, {
    type: 'state',
    state: { ...chat, ...more },
    strings: pageStrings,
  });
}

function run(state: PageState, ...actions: readonly Action[]): PageState {
  return actions.reduce(reduce, state);
}

function delta(text: string, reasoning = ''): ToPage {
  return { type: 'delta', id: 'a', text, reasoning };
}

function answerOf(state: PageState): AnswerMessage {
  const last = state.messages.at(-1);
  assert.equal(last?.role, 'assistant');
  return last;
}

describe('The state of the page', () => {
  it('is what the host says', () => {
    const state = opened({ messages: [question], draft: 'half', busy: true });
    assert.equal(state.loaded, true);
    assert.deepEqual(state.messages, [question]);
    assert.equal(state.draft, 'half');
    assert.equal(state.busy, true);
    assert.equal(state.strings, pageStrings);
  });

  it('keeps what was typed while another chat was on its way', () => {
    const typed = run(opened(), { type: 'typed', text: 'Wh' });
    const other: ToPage = {
      type: 'state',
      state: { ...chat, chatId: 'other', draft: 'W' },
      strings: pageStrings,
    };
    const after = run(typed, other);
    assert.equal(after.chatId, 'other');
    assert.equal(after.draft, 'Wh');
    const emptied = run(typed, { type: 'draft', text: '' }, other);
    assert.equal(emptied.draft, '');
  });

  it('grows the answer by each delta, and leaves all other messages the objects they were', () => {
    const before = opened({ messages: [question, waiting] });
    const after = run(before, delta('So', 'hm'), delta(' what', ' hm'));
    assert.equal(after.messages[0], question);
    assert.deepEqual(answerOf(after), {
      ...waiting,
      status: 'streaming',
      text: 'So what',
      reasoning: 'hm hm',
    });
    assert.deepEqual(before.messages, [question, waiting]);
  });

  it('ignores text for an answer that it does not have', () => {
    const state = opened({ messages: [question] });
    assert.equal(run(state, delta('lost')), state);
  });

  it('ignores a message of another version', () => {
    const state = opened();
    assert.equal(reduce(state, { type: 'fromTheFuture' } as unknown as Action), state);
  });

  it('replaces a message by its id, adds one that is new, and removes one', () => {
    const state = run(
      opened({ messages: [question] }),
      { type: 'message', message: { ...question, text: 'How?' } },
      { type: 'message', message: waiting },
    );
    assert.deepEqual(
      state.messages.map(({ text }) => text),
      ['How?', ''],
    );
    assert.deepEqual(run(state, { type: 'messageRemoved', id: 'q' }).messages, [waiting]);
  });

  it('ends with the blocks of the whole text, also where the last message brings more of it', () => {
    const text = 'One [x].\n\n```ts\ncode\n```\n\n[x]: https://example.com\n\nEnd';
    const streamed = run(opened({ messages: [waiting] }), delta(text.slice(0, 20)));
    const state = run(streamed, { type: 'message', message: { ...waiting, status: 'done', text } });
    assert.deepEqual(
      state.documents['a']?.blocks.map(({ type }) => type),
      parseMarkdown(text).blocks.map(({ type }) => type),
    );
  });

  it('reads an answer anew when its last message says something else', () => {
    const state = run(opened({ messages: [waiting] }), delta('draft'), {
      type: 'message',
      message: { ...waiting, status: 'done', text: 'final' },
    });
    assert.equal(state.documents['a'], undefined);
  });

  it('goes on with an answer that streamed while the page was away', () => {
    const text = 'Half of ';
    const state = run(
      opened({ messages: [{ ...waiting, status: 'streaming', text }], busy: true }),
      delta('it'),
    );
    assert.equal(answerOf(state).text, 'Half of it');
    assert.equal(state.documents['a']?.source, 'Half of it');
  });

  it('keeps what it read of an answer when the host repeats its state', () => {
    const state = run(opened({ messages: [waiting] }), delta('text'));
    const again = run(state, {
      type: 'state',
      state: { ...chat, messages: state.messages },
      strings: pageStrings,
    });
    assert.equal(again.documents['a'], state.documents['a']);
  });

  describe('keeps the text in the composer', () => {
    const typed = run(opened(), { type: 'typed', text: 'Why?' }, { type: 'sent', text: 'Why?' });

    it('until the host shows the message that was made of it', () => {
      assert.equal(typed.draft, 'Why?');
      const taken = run(typed, { type: 'message', message: question });
      assert.equal(taken.draft, '');
      assert.equal(taken.sent, undefined);
    });

    it('when the turn fails before it begins', () => {
      const failed = run(typed, { type: 'message', message: { ...waiting, status: 'failed' } });
      assert.equal(failed.draft, 'Why?');
      assert.equal(failed.sent, undefined);
    });

    it('when the user went on typing meanwhile', () => {
      const longer = run(typed, { type: 'typed', text: 'Why? And' });
      assert.equal(run(longer, { type: 'message', message: question }).draft, 'Why? And');
    });

    it('as the host replaces it', () => {
      assert.equal(run(typed, { type: 'draft', text: 'new' }).draft, 'new');
    });
  });

  describe('tells a screen reader', () => {
    const heard = (...actions: readonly Action[]) =>
      run(opened({ messages: [waiting], busy: true }), ...actions).announcement;

    it('when an answer starts, once, and not its words', () => {
      assert.deepEqual(heard(delta('a'), delta('b'), delta('c')), {
        text: 'Answer started',
        turn: 1,
      });
    });

    it('who was asked, when that is known and when it is somebody else, before a word comes', () => {
      const asked = (modelName: string): ToPage => ({
        type: 'message',
        message: { ...waiting, id: 'b', modelName },
      });
      const first = heard(asked(''));
      assert.deepEqual(first, { text: '', turn: 0 });
      const known = heard(asked(''), asked('A model'), asked('A model'));
      assert.deepEqual(known, { text: 'Question sent, waiting for A model', turn: 1 });
      const other = heard(asked(''), asked('A model'), asked('B model'));
      assert.deepEqual(other, { text: 'Question sent, waiting for B model', turn: 2 });
    });

    it('when it is finished, stopped or failed', () => {
      const end = (message: AnswerMessage) => heard(delta('a'), { type: 'message', message }).text;
      const failure = {
        severity: 'error',
        title: 'Busy',
        detail: 'Try later.',
        actions: [],
      } as const;
      assert.equal(end({ ...waiting, status: 'done', text: 'a' }), 'Answer finished');
      assert.equal(end({ ...waiting, status: 'stopped', text: 'a' }), 'Answer stopped');
      assert.equal(end({ ...waiting, status: 'interrupted', text: 'a' }), 'Answer interrupted');
      assert.equal(end({ ...waiting, status: 'failed', failure }), 'Busy. Try later.');
    });

    it('that a change is proposed', () => {
      const proposal = {
        state: 'open',
        files: [
          {
            name: 'a.ts',
            path: 'a.ts',
            isNew: false,
            lines: [1, 2],
            added: 1,
            removed: 1,
            decided: 0,
            hunks: 1,
          },
        ],
        notes: [],
        checks: [],
      } as const;
      const message: AnswerMessage = { ...waiting, status: 'done', proposal };
      assert.equal(heard({ type: 'message', message }).text, 'A change to a.ts is proposed');
    });

    it('what became of a change', () => {
      const file = { name: 'a.ts', path: 'a.ts', isNew: false, lines: [1, 2] as const };
      const figures = { added: 1, removed: 1, decided: 0, hunks: 1 };
      const becomes = (state: ProposalState): ToPage => {
        const files = [
          { ...file, ...figures },
          { ...file, ...figures, name: 'b.ts' },
        ];
        const proposal = { state, files, notes: [], checks: [] };
        return { type: 'message', message: { ...waiting, status: 'done', proposal } };
      };
      const hears = (...states: readonly ProposalState[]): string =>
        heard(...states.map(becomes)).text;
      assert.equal(hears('open', 'accepted'), 'Change to a.ts, b.ts accepted');
      assert.equal(hears('open', 'discarded'), 'Change to a.ts, b.ts discarded');
      assert.equal(hears('open', 'accepted', 'open'), 'Change to a.ts, b.ts taken back');
      assert.equal(hears('refused'), 'Change refused: nothing was written');
      assert.equal(hears('refused', 'open'), 'A change to a.ts, b.ts is proposed');
      assert.equal(hears('unchanged'), 'Nothing to change');
    });

    it('that there are new errors since a change', () => {
      const card = { state: 'accepted', files: [], notes: [], checks: [] } as const;
      const error = { path: 'a.ts', line: 1, message: 'x' };
      const message: AnswerMessage = { ...waiting, status: 'done', proposal: card };
      const broken = { ...message, proposal: { ...card, newErrors: [error, error] } };
      const said = heard({ type: 'message', message }, { type: 'message', message: broken });
      assert.equal(said.text, 'New errors since the change: 2');
    });

    it('the same words again', () => {
      const twice = heard(
        { type: 'announce', text: 'Copied' },
        { type: 'announce', text: 'Copied' },
      );
      assert.deepEqual(twice, { text: 'Copied', turn: 2 });
    });
  });

  it('puts a suggestion into the composer and asks for the focus, and sends nothing', () => {
    const state = run(opened(), { type: 'suggested', text: 'Explain this.' });
    assert.equal(state.draft, 'Explain this.');
    assert.equal(state.focusTurn, 1);
    assert.equal(state.sent, undefined);
  });
});
