import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { messages, plainModel, until } from './ask';

describe('simulator, seen by the openai package', () => {
  let simulator: Simulator;
  let client: OpenAI;

  before(async () => {
    simulator = await startSimulator();
    const { key: apiKey, url: baseURL } = simulator;
    // It logs broken JSON; this test breaks it on purpose.
    const own = { maxRetries: 0, organization: null, project: null, logLevel: 'off' } as const;
    client = new OpenAI({ apiKey, baseURL, ...own });
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  const body = { model: plainModel, messages: [...messages] };

  async function collect(): Promise<string> {
    let text = '';
    for await (const chunk of await client.chat.completions.create({ ...body, stream: true })) {
      text += chunk.choices[0]?.delta.content ?? '';
    }
    return text;
  }

  it('completes and streams the same text, with the generation id in a header', async () => {
    const { data, response } = await client.chat.completions.create(body).withResponse();
    assert.equal(await collect(), data.choices[0]?.message.content);
    assert.equal(response.headers.get('x-generation-id'), data.id);
  });

  it('throws its own error with the metadata kept', async () => {
    simulator.fault('freeDaily');
    await assert.rejects(client.chat.completions.create(body), (error: unknown) => {
      assert.ok(error instanceof OpenAI.RateLimitError);
      const { metadata } = error.error as { readonly metadata: { readonly limit_source: string } };
      return metadata.limit_source === 'openrouter_free_tier_daily';
    });
  });

  it('throws on an error chunk, a cut socket and broken JSON in the stream', async () => {
    simulator.fault('errorChunkNumeric');
    await assert.rejects(collect(), OpenAI.APIError);
    simulator.fault('cutAfterTokens');
    await assert.rejects(collect(), /terminated/);
    simulator.fault('malformedJson');
    await assert.rejects(collect(), SyntaxError);
  });

  it('takes a silent truncation, a page and an error body for an answer', async () => {
    const whole = await collect();
    simulator.fault('endWithoutDone');
    const part = await collect();
    assert.ok(part !== '' && part.length < whole.length && whole.startsWith(part));
    for (const fault of ['htmlOk', 'jsonErrorOk'] as const) {
      simulator.fault(fault);
      assert.equal(await collect(), '');
    }
  });

  it('hangs on silence until it is aborted, which the journal shows', async () => {
    simulator.fault('silenceAfterTokens');
    const stop = new AbortController();
    const request = { ...body, stream: true } as const;
    const stream = await client.chat.completions.create(request, { signal: stop.signal });
    let deltas = 0;
    for await (const { choices } of stream) {
      deltas += choices.length;
      if (deltas === 3) stop.abort();
    }
    await until(() => simulator.requests[0]?.outcome.ending === 'aborted');
    assert.equal(deltas, 3);
  });
});
