import assert from 'node:assert/strict';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { ask, errorOf, get, messages, plainModel, reasoningModel, stream } from './ask';

const nvidia = 'nvidia/nemotron-3-super-120b-a12b:free';
const noTools = 'dots-studio/dots-3-note-preview:free';
const gated = 'thinkingmachines/inkling:free';
const always = 'cohere/north-mini-code:free';

describe('simulator, routing', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator({ keyCacheMs: 0 });
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  async function refusal(asked: Parameters<typeof ask>[1]) {
    const response = await ask(simulator, asked);
    const { message, availability } = await errorOf(response);
    return { status: response.status, message, code: availability?.['code'], availability };
  }

  it('walks through `models` when one is busy, and pays once', async () => {
    simulator.fault('sharedPool', { model: plainModel });
    simulator.fault('providerOverloaded', { model: nvidia });
    const { chunks } = await stream(simulator, { models: [nvidia, reasoningModel] });
    assert.equal(chunks[0]?.model, reasoningModel);
    assert.equal(simulator.account().usedToday, 1);
    const { tried, model } = simulator.requests[0]!.outcome;
    assert.deepEqual(tried, [plainModel, nvidia, reasoningModel]);
    assert.equal(model, reasoningModel);
  });

  it('pays per try where the account is told so', async () => {
    simulator.account().failoverCost = 'perAttempt';
    simulator.fault('sharedPool', { model: plainModel });
    await stream(simulator, { models: [reasoningModel] });
    assert.equal(simulator.account().usedToday, 2);
  });

  it('answers the last error, with those before it, when all fail', async () => {
    simulator.fault('sharedPool', { times: Infinity });
    const response = await ask(simulator, { models: [nvidia] });
    const { metadata } = await errorOf(response);
    assert.equal(response.status, 429);
    assert.equal((metadata?.['previous_errors'] as readonly unknown[]).length, 1);
  });

  it('does not walk when the account is at its limit', async () => {
    simulator.fault('freeDaily');
    assert.equal((await ask(simulator, { models: [nvidia] })).status, 429);
    assert.deepEqual(simulator.requests[0]?.outcome.tried, [plainModel]);
  });

  it('takes three fallbacks, and refuses four word for word', async () => {
    const models = [nvidia, reasoningModel, always];
    assert.equal((await ask(simulator, { models })).status, 200);
    const { status, message } = await refusal({ models: [...models, noTools] });
    assert.deepEqual([status, message], [400, "'models' array must have 3 items or fewer."]);
    assert.equal(simulator.account().usedToday, 1);
  });

  it('refuses bodies that are none', async () => {
    for (const odd of [{ messages: [] }, { messages: 'hi' }, { model: 7 }, { messages: [{}] }]) {
      assert.equal((await ask(simulator, odd)).status, 400);
    }
    assert.equal(simulator.account().usedToday, 0);
  });

  it('knows ids that never were, that were, and whose free variant ended', async () => {
    const never = await refusal({ model: 'nobody/nothing' });
    assert.deepEqual([never.status, never.code], [400, 'model_not_found']);
    assert.equal(never.message, 'nobody/nothing is not a valid model ID');
    const ended = await refusal({ model: 'qwen/qwen3-coder:free' });
    assert.deepEqual([ended.status, ended.code], [404, 'free_variant_ended']);
    assert.deepEqual(ended.availability?.['fallback_models'], ['qwen/qwen3-coder']);
    simulator.setModels([]);
    const gone = await refusal({ model: reasoningModel });
    assert.deepEqual([gone.status, gone.code], [404, 'no_endpoints']);
    assert.equal(gone.message, `No endpoints found for ${reasoningModel}.`);
  });

  it('filters by price, host, privacy, tools, images and parameters', async () => {
    const deny = { data_collection: 'deny' };
    const tools = [{ type: 'function', function: { name: 'f' } }];
    const image = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:' } }] }];
    const strict = { require_parameters: true };
    const cases = [
      [{ provider: { max_price: { prompt: 0, completion: 0 } } }, 200, undefined],
      [{ provider: { only: ['nvidia'] } }, 404, 'constraint_filtered'],
      [{ provider: { only: ['liquid'] } }, 200, undefined],
      [{ provider: { ignore: ['liquid'] } }, 404, 'constraint_filtered'],
      [{ provider: deny }, 404, 'privacy_restricted'],
      [{ provider: { zdr: true } }, 404, 'privacy_restricted'],
      [{ model: 'poolside/laguna-s-2.1:free', provider: { ...deny, zdr: true } }, 200, undefined],
      [{ model: noTools, tools }, 404, 'constraint_filtered'],
      [{ messages: image }, 404, 'constraint_filtered'],
      [{ model: reasoningModel, messages: image }, 200, undefined],
      [{ provider: strict, reasoning: { effort: 'low' } }, 404, 'constraint_filtered'],
      [{ reasoning: { effort: 'low' } }, 200, undefined],
    ] as const;
    for (const [asked, status, code] of cases) {
      const response = await ask(simulator, asked);
      const { error } = (await response.json()) as { error?: { availability: { code: string } } };
      assert.deepEqual([response.status, error?.availability.code], [status, code]);
    }
  });

  it('refuses a paid model that costs more than max_price, even with credits', async () => {
    simulator.account().credits = 5;
    const provider = { max_price: { prompt: 0, completion: 0 } };
    const { status, code } = await refusal({ model: 'qwen/qwen3-coder', provider });
    assert.deepEqual([status, code], [404, 'constraint_filtered']);
    assert.equal(simulator.account().credits, 5);
  });

  it('opens gated free models to listed harnesses only', async () => {
    const { status, message } = await refusal({ model: gated });
    assert.equal(status, 403);
    assert.match(message, /only available on agentic harnesses/);
    simulator.account().agenticHarness = true;
    assert.equal((await ask(simulator, { model: gated })).status, 200);
  });

  it("follows the account's privacy settings, and lists what they leave", async () => {
    const account = simulator.account();
    const listed = async (): Promise<readonly string[]> => {
      const answer = (await (await get(simulator, '/models/user')).json()) as {
        data: { id: string }[];
      };
      return answer.data.map(({ id }) => id);
    };
    assert.ok((await listed()).includes(nvidia));
    account.privacy = { ...account.privacy, allowFreeTraining: false };
    assert.ok(!(await listed()).includes(nvidia));
    assert.equal((await refusal({ model: nvidia })).code, 'privacy_restricted');
    account.privacy = { ...account.privacy, allowFreePublication: false };
    assert.match((await refusal({})).message, /data policy \(Free model publication\)/);
  });

  it('counts the context: too long is a 400 unless compression is asked for', async () => {
    const long = [{ role: 'user', content: 'word '.repeat(60_000) }];
    const response = await ask(simulator, { messages: long });
    const { message, metadata } = await errorOf(response);
    assert.equal(response.status, 400);
    assert.match(message, /maximum context length is 65536 tokens/);
    assert.equal(metadata?.['error_type'], 'context_length_exceeded');
    const plugins = [{ id: 'context-compression' }];
    assert.equal((await ask(simulator, { messages: long, plugins })).status, 200);
    assert.equal((await ask(simulator, { max_tokens: 66_000 })).status, 400);
  });

  it('stops at max_tokens with finish_reason length', async () => {
    const { content, finish } = await stream(simulator, { max_tokens: 5 });
    assert.deepEqual([content.length, finish], [20, 'length']);
  });

  it('reasons when the model can, unless it is told not to and need not', async () => {
    const reasoning = async (asked: Parameters<typeof ask>[1]): Promise<boolean> =>
      (await stream(simulator, asked)).reasoning !== '';
    assert.equal(await reasoning({}), false);
    assert.equal(await reasoning({ model: reasoningModel }), true);
    const none = { reasoning: { effort: 'none' } };
    assert.equal(await reasoning({ model: reasoningModel, ...none }), false);
    assert.equal(await reasoning({ model: reasoningModel, reasoning: { exclude: true } }), false);
    assert.equal(await reasoning({ model: always, ...none }), true);
  });

  it('streams the call of a tool that must be called', async () => {
    const path = { type: 'string' };
    const parameters = { type: 'object', properties: { path }, required: ['path'] };
    const tools = [{ type: 'function', function: { name: 'read_file', parameters } }];
    const { chunks, finish } = await stream(simulator, { tools, tool_choice: 'required' });
    const calls = chunks.flatMap(({ choices }) => choices[0]?.delta?.tool_calls ?? []);
    assert.equal(finish, 'tool_calls');
    assert.equal(calls[0]?.function.name, 'read_file');
    const json = calls.map((call) => call.function.arguments).join('');
    assert.deepEqual(JSON.parse(json), { path: 'README.md' });
  });

  it('openrouter/free picks a model that can do what is asked', async () => {
    const tools = [{ type: 'function', function: { name: 'f' } }];
    const { chunks } = await stream(simulator, { model: 'openrouter/free', tools });
    assert.notEqual(chunks[0]?.model, 'openrouter/free');
    assert.notEqual(chunks[0]?.model, noTools);
    assert.equal(simulator.account().usedToday, 1);
  });

  it('opens with a comment and ends with usage, without choices, and [DONE]', async () => {
    const { text, chunks, done } = await stream(simulator, { messages });
    assert.ok(text.startsWith(': OPENROUTER PROCESSING\n\ndata: '));
    assert.deepEqual(chunks.at(-1)?.choices, []);
    assert.equal(chunks.filter(({ usage }) => usage !== undefined).length, 1);
    assert.equal(chunks.at(-1)?.usage?.cost, 0);
    assert.ok(done);
  });
});
