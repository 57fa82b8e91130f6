import assert from 'node:assert/strict';
import type { AnswerMessage, FailureAction } from '../../../src/shared/chat';
import { Answer } from '../../../src/webview/components/Answer';
import { CodeBlock } from '../../../src/webview/components/CodeBlock';
import { draw, nameOf, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const answer: AnswerMessage = {
  role: 'assistant',
  id: 'a',
  at: 0,
  status: 'done',
  text: 'It **works**.',
  reasoning: '',
  modelId: 'a/model:free',
  modelName: 'A model',
  requestOfDay: [12, 50],
};

function drawAnswer(
  more: Partial<AnswerMessage>,
  canSend = true,
  isLast = true,
  free = true,
): Drawn {
  const props = { document: undefined, mostRequests: 2, canSend, free, isLast };
  return draw(<Answer answer={{ ...answer, ...more }} {...props} />);
}

describe('An answer on the page', () => {
  it('says who speaks and which request of the day it was', () => {
    assert.equal(drawAnswer({}).elements('h2')[0]?.textContent, 'A model :free · request 12 of 50');
  });

  it('says nothing of the day that turned out to be used up', () => {
    const failure = { severity: 'warning', title: 'Used up', detail: '', actions: [] } as const;
    const head = (backAt?: number) =>
      drawAnswer({ failure: { ...failure, ...(backAt !== undefined && { backAt }) } }).elements(
        'h2',
      )[0]?.textContent;
    assert.equal(head(5), 'A model :free');
    assert.equal(head(), 'A model :free · request 12 of 50');
  });

  it('carries its receipt', () => {
    const receipt = {
      requests: 2,
      promptTokens: 1234,
      answerTokens: 384,
      durationMs: 4100,
      endpointHost: 'Chutes',
    };
    assert.match(
      drawAnswer({ receipt }).root.textContent,
      /2 requests · 1\.2k in · 384 out · 4\.1 s · Chutes/,
    );
  });

  for (const [requestsAtMost, text] of [
    [2, '1 of at most 2 requests · 4.1 s'],
    [1, '1 request · 4.1 s'],
    [undefined, '1 request · 4.1 s'],
  ] as const) {
    it(`tells on its receipt what was spent of a budget of ${requestsAtMost}`, () => {
      const budget = requestsAtMost !== undefined && { requestsAtMost };
      const { root } = drawAnswer({ receipt: { requests: 1, durationMs: 4100, ...budget } });
      assert.ok(root.textContent.endsWith(text), root.textContent);
    });
  }

  it('offers another try with its price, and only when one can be sent', () => {
    const drawn = drawAnswer({});
    drawn.button('Try again (1 request, at most 2)').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'retry', id: 'a' }]);
    assert.throws(() => drawAnswer({}, false).button('Try again (1 request, at most 2)'));
  });

  it('that was kept says from when, that it cost nothing, and offers to ask again with the price', () => {
    const keptFrom = new Date(2026, 10, 3, 10, 42).getTime();
    const drawn = drawAnswer({ keptFrom, receipt: { requests: 0 } });
    assert.match(drawn.root.textContent, /Kept answer from .*3.*10:42.*, 0 requests\./);
    assert.match(drawn.root.textContent, /0 requests · kept answer$/);
    drawn.button('Ask again · 1 request, at most 2').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'retry', id: 'a' }]);
    assert.throws(
      () => drawn.button('Try again (1 request, at most 2)'),
      'one button for one thing',
    );
  });

  it('that was kept today tells the time of day alone', () => {
    const keptFrom = new Date().setHours(0, 1);
    assert.match(drawAnswer({ keptFrom }).root.textContent, /Kept answer from \d+:\d+[^,]*, 0/);
  });

  const receipt = { requests: 1, durationMs: 1, finishReason: 'length' };
  const broken: Readonly<Record<string, Partial<AnswerMessage>>> = {
    'was stopped': { status: 'stopped' },
    'was interrupted': { status: 'interrupted' },
    'was cut by its length': { receipt },
  };
  for (const [trouble, more] of Object.entries(broken)) {
    it(`that ${trouble} can be continued, for a price, while it is the last`, () => {
      const name = 'Continue the answer · 1 request, at most 2';
      const drawn = drawAnswer(more);
      drawn.button(name).fire('click');
      assert.deepEqual(drawn.posted, [{ type: 'continueAnswer', id: 'a' }]);
      assert.throws(() => drawAnswer(more, true, false).button(name));
      assert.throws(() => drawAnswer({ ...more, text: '' }).button(name));
    });
  }

  const sent = (ago: number): Partial<AnswerMessage> => ({
    status: 'waiting',
    text: '',
    at: Date.now() - ago,
  });
  const ends: readonly (readonly [
    Partial<AnswerMessage> | (() => Partial<AnswerMessage>),
    RegExp,
  ])[] = [
    [() => sent(0), /Waiting for A model…$/],
    [() => sent(65_000), /Waiting for A model… 6\d s/],
    [() => ({ ...sent(0), modelName: '' }), /Getting ready…$/],
    [() => ({ ...sent(0), resumesAt: Date.now() + 3_600_000 }), /Goes on in 3[56]\d\d s/],
    [() => ({ ...sent(900_000), resumesAt: Date.now() - 65_000 }), /Waiting for A model… [67]\d s/],
    [{ status: 'stopped' }, /It works\..*You stopped this answer\. What came is kept\./],
    [{ status: 'interrupted' }, /It works\..*The editor closed while this was streaming/],
    [{ text: '' }, /The model sent no text/],
    [
      { receipt: { requests: 1, durationMs: 1, finishReason: 'length' } },
      /ends here because the model reached its length limit/,
    ],
    [{ reasoning: 'hm', reasoningMs: 3100 }, /Thought for 3.1 s/],
    [{ reasoning: 'hm', text: '', status: 'streaming' }, /Thinking…/],
  ];
  for (const [more, text] of ends) {
    it(`says where it stands: ${text.source}`, () => {
      assert.match(drawAnswer(typeof more === 'function' ? more() : more).root.textContent, text);
    });
  }

  it('offers other providers first, each by its name, for one request', () => {
    const others = [{ id: 'groq', name: 'Groq', modelName: 'gpt-oss' }];
    const actions: readonly FailureAction[] = ['openCredits'];
    const failure = { severity: 'warning', title: 'Used up', detail: '', actions, others } as const;
    const drawn = drawAnswer({ status: 'failed', failure }, false);
    const button = drawn.button('Send it with Groq · 1 request, at most 2');
    assert.equal(button.attributes.get('class'), 'button primary');
    assert.equal(button.attributes.get('disabled'), undefined);
    button.fire('click');
    drawn.button('1,000 a day for $10').fire('click');
    assert.deepEqual(drawn.posted, [
      { type: 'sendWith', id: 'a', provider: 'groq' },
      { type: 'failureAction', id: 'a', action: 'openCredits' },
    ]);
  });

  it('shows a failure with its actions, the price on those that send, and the raw words behind Details', () => {
    const actions: readonly FailureAction[] = ['retry', 'pickModel', 'openStatus'];
    const failure = {
      severity: 'error',
      title: 'Busy',
      detail: 'Try later.',
      actions,
      raw: '{"code":429}',
    } as const;
    const drawn = drawAnswer({ status: 'failed', failure });
    drawn.button('Try again · 1 request, at most 2').fire('click');
    drawn.button('Pick a model').fire('click');
    assert.deepEqual(drawn.posted, [
      { type: 'failureAction', id: 'a', action: 'retry' },
      { type: 'failureAction', id: 'a', action: 'pickModel' },
    ]);
    assert.match(drawn.elements('details')[0]?.textContent ?? '', /\{"code":429\}/);
    assert.match(drawn.root.textContent, /It works\./);
  });

  it('offers who could answer instead before all else, the price on each, also where nobody else is ready', () => {
    const failure = {
      severity: 'warning',
      title: 'Used up',
      detail: '',
      actions: ['pickModel', 'askOther', 'queue'],
      otherModel: { id: 'groq:small', name: 'Small' },
      others: [{ id: 'google', name: 'Google', modelName: 'Flash' }],
    } as const;
    const drawn = drawAnswer({ status: 'failed', failure }, false);
    assert.deepEqual(drawn.elements('button').map(nameOf).slice(0, 4), [
      'Ask Small · 1 request, at most 2',
      'Send it with Google · 1 request, at most 2',
      'Pick a model',
      'Send when it is back',
    ]);
    drawn.button('Ask Small · 1 request, at most 2').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'failureAction', id: 'a', action: 'askOther' }]);
    const gone = { ...failure, actions: ['useOther'], others: [] } as const;
    const busy = drawAnswer({ status: 'failed', failure: gone }, true, true, false);
    const use = busy.button('Use Small · 1 request, at most 2');
    assert.notEqual(use.attributes.get('disabled'), undefined);
  });

  it('tells the price of every action that sends, and sends nothing while it must not', () => {
    const actions: readonly FailureAction[] = ['cutAttachments', 'sendAnyway', 'pickModel'];
    const failure = { severity: 'warning', title: 'Long', detail: '', actions } as const;
    const drawn = drawAnswer({ status: 'failed', failure });
    drawn.button('Cut to fit · 1 request, at most 2').fire('click');
    drawn.button('Send anyway · 1 request, at most 2').fire('click');
    assert.deepEqual(drawn.posted, [
      { type: 'failureAction', id: 'a', action: 'cutAttachments' },
      { type: 'failureAction', id: 'a', action: 'sendAnyway' },
    ]);
    const busy = drawAnswer({ status: 'failed', failure }, false);
    for (const name of ['Cut to fit · 1 request, at most 2', 'Send anyway · 1 request, at most 2'])
      assert.notEqual(busy.button(name).attributes.get('disabled'), undefined);
    assert.equal(busy.button('Pick a model').attributes.get('disabled'), undefined);
  });

  it('offers a proposal for review, and only while it is open', () => {
    const place = { name: 'a.ts', path: 'src/a.ts', isNew: false, lines: [3, 9] } as const;
    const file = { ...place, added: 4, removed: 2, decided: 1, hunks: 3 };
    const checks = [
      { kind: 'syntax', level: 'bad', sentence: 'A new syntax error in line 4.' },
    ] as const;
    const proposal = { files: [file], notes: ['The indentation differed.'], checks } as const;
    const open = drawAnswer({ proposal: { ...proposal, state: 'open' } });
    for (const name of ['Review changes', 'Accept', 'Discard']) open.button(name).fire('click');
    assert.deepEqual(
      open.posted.map(({ type }) => type),
      ['reviewProposal', 'acceptProposal', 'discardProposal'],
    );
    assert.match(open.root.textContent, /a\.ts.*lines 3–9.*\+4.*−2.*1 of 3 decided/);
    assert.match(open.root.textContent, /A new syntax error in line 4\.The indentation differed\./);
    const refused = drawAnswer({
      proposal: { ...proposal, state: 'refused', reason: 'It moved.' },
    });
    assert.match(refused.root.textContent, /nothing was written.*It moved\./);
    assert.throws(() => refused.button('Accept'));
  });

  it('hands code to the clipboard, the cursor and a new file', () => {
    const drawn = draw(<CodeBlock info="ts a.ts" code="let a;" pieces={['let a;']} />);
    for (const name of ['Copy', 'Insert at cursor', 'Open as new file']) {
      drawn.button(name).fire('click');
    }
    assert.deepEqual(drawn.posted, [
      { type: 'copy', text: 'let a;' },
      { type: 'insertAtCursor', text: 'let a;' },
      { type: 'newFile', text: 'let a;', language: 'typescript' },
    ]);
    assert.deepEqual(drawn.dispatched, [{ type: 'announce', text: 'Copied' }]);
  });

  it('offers nothing for code that is still being written', () => {
    assert.equal(draw(<CodeBlock info="ts" pieces={['let']} />).elements('button').length, 0);
  });
});
