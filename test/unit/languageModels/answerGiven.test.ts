import assert from 'node:assert/strict';
import {
  answerGiven,
  FailedAnswer,
  type GivenPart,
} from '../../../src/core/languageModels/answerGiven';
import type { GivenTurn } from '../../../src/core/languageModels/prepareMessages';
import { refusalOf } from '../../../src/core/languageModels/refusalOf';
import {
  SessionStage,
  type SessionHarness,
  type SessionOptions,
} from '../../support/sessionHarness';

const model = 'qwen/qwen3.8-27b:free';
const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const tools = [
  {
    name: 'read_file',
    description: 'Reads a file',
    parameters: { type: 'object', properties: { path: { type: 'string' } } },
  },
];

interface Body {
  readonly model: string;
  readonly models?: readonly string[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly tool_choice?: string;
  readonly messages: readonly object[];
}

describe('What others ask by way of Frugal', () => {
  const stage = new SessionStage();
  const bodies = (): readonly Body[] => stage.simulator.requests.map(({ body }) => body as Body);

  async function answer(
    given: Partial<GivenTurn>,
    options: SessionOptions = {},
    signal = new AbortController().signal,
  ): Promise<{ readonly parts: readonly GivenPart[]; readonly harness: SessionHarness }> {
    const harness = await stage.start(options);
    const parts: GivenPart[] = [];
    const messages = [{ role: 'user', content: 'Hello' }] as const;
    const turn = { messages, tools: [], mustCallTool: false, ...given };
    await answerGiven(harness.session.asking, turn, (part) => parts.push(part), signal);
    return { parts, harness };
  }

  const textOf = (parts: readonly GivenPart[]): string =>
    parts.map((part) => (part.type === 'text' ? part.text : '')).join('');

  async function failure(
    given: Partial<GivenTurn>,
    options?: SessionOptions,
  ): Promise<FailedAnswer> {
    try {
      await answer(given, options);
    } catch (error) {
      if (error instanceof FailedAnswer) return error;
      throw error;
    }
    return assert.fail('it did not fail');
  }

  it('goes to the picked model alone, as one request in the ledger', async () => {
    stage.simulator.answer('Good day.');
    const { parts, harness } = await answer({ model });
    assert.equal(textOf(parts), 'Good day.');
    const [body, ...more] = bodies();
    assert.equal(more.length, 0);
    assert.equal(body?.model, model);
    assert.equal(body.models, undefined);
    const [row] = await harness.ledger.usage();
    assert.deepEqual(
      [row?.purpose, row?.model, row?.outcome, row?.counted],
      ['languageModel', model, 'answered', 'yes'],
    );
    assert.deepEqual(await harness.messages(), []);
  });

  it('is asked of no other model where the picked one is busy', async () => {
    stage.simulator.fault('sharedPool', { model });
    const failed = await failure({ model });
    assert.match(failed.message, /is busy/);
    assert.doesNotMatch(failed.message, /Your message is kept/);
    assert.equal(bodies().length, 1);
  });

  it('goes to one that can serve it, with others behind it, where Frugal chooses', async () => {
    await answer({ tools });
    const [body] = bodies();
    assert.equal(body?.models?.length, 2);
    const offered = new Map(stage.models.map((one) => [one.id, one]));
    for (const id of [body.model, ...body.models]) {
      const { supported_parameters: able } = offered.get(id) as unknown as {
        readonly supported_parameters: readonly string[];
      };
      assert.ok(able.includes('tools'), id);
    }
  });

  it('has tools called, and hands their results back', async () => {
    const asked = [{ role: 'user', content: 'Read it' }] as const;
    const { parts } = await answer({ model, messages: asked, tools, mustCallTool: true });
    assert.deepEqual(parts, [
      { type: 'call', id: 'call_read_file_1', name: 'read_file', input: { path: 'README.md' } },
    ]);
    const [first] = bodies();
    assert.equal(first?.tool_choice, 'required');
    assert.equal(first.tools?.[0]?.function.name, 'read_file');
    await answer({
      model,
      tools,
      messages: [
        ...asked,
        {
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'c1', name: 'read_file', arguments: '{"path":"README.md"}' }],
        },
        { role: 'tool', toolCallId: 'c1', content: '# Title' },
      ],
    });
    assert.deepEqual(bodies()[1]?.messages.slice(1), [
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          {
            id: 'c1',
            type: 'function',
            function: { name: 'read_file', arguments: '{"path":"README.md"}' },
          },
        ],
      },
      { role: 'tool', content: '# Title', tool_call_id: 'c1' },
    ]);
  });

  it('makes no call of arguments that are no JSON', async () => {
    const call = (json: string) => ({ id: 'c1', name: 'read_file', arguments: json });
    stage.simulator.answer(() => ({ content: 'I read.', toolCalls: [call('{"path": "a')] }));
    const { parts } = await answer({ model, tools });
    assert.equal(textOf(parts), 'I read.');
    assert.deepEqual(parts.at(-1), { type: 'badCall', name: 'read_file' });
    stage.simulator.answer(() => ({ content: '', toolCalls: [call('[1]')] }));
    assert.equal((await failure({ model, tools })).causeName, 'malformed');
    stage.simulator.answer(() => ({ content: '', toolCalls: [call('{"text": "a\nb"}')] }));
    const repaired = (await answer({ model, tools })).parts[0];
    assert.deepEqual(repaired?.type === 'call' && repaired.input, { text: 'a\nb' });
  });

  it('leaves with its secrets masked, and they are put back in words and calls', async () => {
    stage.simulator.answer(({ messages }) => {
      const seen = /__SECRET_\w+__/.exec(JSON.stringify(messages))?.[0] ?? 'nothing';
      const json = JSON.stringify({ path: seen });
      return {
        content: `It is ${seen}.`,
        toolCalls: [{ id: 'c1', name: 'read_file', arguments: json }],
      };
    });
    const { parts } = await answer({
      model,
      tools,
      messages: [
        { role: 'user', content: `token = '${secret}'` },
        {
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'c0', name: 'read_file', arguments: JSON.stringify({ path: secret }) }],
        },
        { role: 'tool', toolCallId: 'c0', content: `found ${secret}` },
      ],
    });
    assert.doesNotMatch(JSON.stringify(bodies()), new RegExp(secret));
    assert.equal(textOf(parts), `It is ${secret}.`);
    const called = parts.find((part) => part.type === 'call');
    assert.deepEqual(called?.input, { path: secret });
  });

  it('tells what turns out to be thinking from what is the answer', async () => {
    stage.simulator.answer('They greet me.\n</think>\n\nGood day.');
    const { parts } = await answer({ model });
    const at = parts.findIndex(({ type }) => type === 'thought');
    assert.match(textOf(parts.slice(0, Math.max(at, 0))), /^They greet me\.\s*$/);
    assert.equal(textOf(parts.slice(at)), 'Good day.');
  });

  it('costs nothing where it cannot be served, and says what to do', async () => {
    const image = { role: 'user', content: 'See', images: ['data:image/png;base64,AAAA'] } as const;
    const blind = 'poolside/laguna-xs-2.1:free';
    const long = { role: 'user', content: 'word '.repeat(400_000) } as const;
    const cases = [
      [await failure({ model: 'maker/gone:free' }), 'modelGone', /Pick another/],
      [await failure({ model: blind, messages: [image] }), 'noImages', /cannot read images/],
      [await failure({ model, messages: [long] }), 'tooLong', /too long/i],
    ] as const;
    for (const [failed, cause, sentence] of cases) {
      assert.equal(failed.causeName, cause);
      assert.match(failed.message, sentence);
    }
    assert.equal(bodies().length, 0);
  });

  it('is refused without a request when the day is used up', async () => {
    stage.simulator.account().usedToday = 50;
    const failed = await failure({ model });
    assert.deepEqual([failed.causeName, refusalOf(failed.causeName)], ['dailyLimit', 'Blocked']);
    assert.equal(bodies().length, 0);
  });

  it('ends quietly where it is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const { parts } = await answer({ model }, {}, stop.signal);
    assert.deepEqual([parts, bodies()], [[], []]);
  });
});

describe('A failure, as VS Code names it', () => {
  it('is about the model, the permission or a limit', () => {
    assert.equal(refusalOf('modelGone'), 'NotFound');
    assert.equal(refusalOf('noKey'), 'NoPermissions');
    assert.equal(refusalOf('modelDailyLimit'), 'Blocked');
    assert.equal(refusalOf('cut'), undefined);
  });
});
