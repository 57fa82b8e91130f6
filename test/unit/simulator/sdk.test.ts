import assert from 'node:assert/strict';
import { OpenRouter } from '@openrouter/sdk';
import * as errors from '@openrouter/sdk/models/errors';
import { faults, startSimulator, type FaultName, type Simulator } from '../../simulator/simulator';
import { paidModel, plainModel, reasoningModel } from './ask';

const messages = [{ role: 'user' as const, content: 'Explain this\n```ts\nconst a = 1;\n```' }];

describe('simulator, seen by the official OpenRouter SDK', () => {
  let simulator: Simulator;
  let sdk: OpenRouter;

  before(async () => {
    simulator = await startSimulator({ keyCacheMs: 0 });
    const retryConfig = { strategy: 'none' } as const;
    sdk = new OpenRouter({ apiKey: simulator.key, serverURL: simulator.url, retryConfig });
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  async function streamed() {
    const chatRequest = { model: reasoningModel, messages, stream: true } as const;
    const chunks = await sdk.chat.send({ chatRequest });
    assert.ok(Symbol.asyncIterator in chunks);
    return chunks;
  }

  function send(model = reasoningModel) {
    return sdk.chat.send({ chatRequest: { model, messages, stream: false } });
  }

  it('lists every model in a shape that its schema accepts', async () => {
    const page = await sdk.models.list();
    const ids = page.result.data.map(({ id }) => id);
    const answer = (await (await fetch(`${simulator.url}/models`)).json()) as {
      data: { id: string }[];
    };
    assert.deepEqual(
      ids,
      answer.data.map(({ id }) => id),
    );
    assert.ok(ids.includes(reasoningModel) && ids.includes(paidModel));
  });

  it("lists the account's models, counts them, and tells one of them", async () => {
    const page = await sdk.models.listForUser({ bearer: simulator.key });
    const { data } = await sdk.models.count();
    assert.equal(data.count, page.result.data.length);
    const model = await sdk.models.get({ author: 'qwen', slug: 'qwen3.8-27b:free' });
    assert.equal(model.data.benchmarks?.artificialAnalysis?.codingIndex, 68.1);
  });

  it('tells the endpoints of a model', async () => {
    const { data } = await sdk.endpoints.list({ author: 'qwen', slug: 'qwen3.8-27b:free' });
    assert.equal(data.endpoints[0]?.modelId, reasoningModel);
  });

  it('tells the key with the daily counter of free requests', async () => {
    simulator.account().usedToday = 12;
    const { data } = await sdk.apiKeys.getCurrentKeyMetadata();
    assert.deepEqual(data.freeModelDailyRequests, { used: 12, limit: 50, remaining: 38 });
  });

  it('refuses the credits to a normal key', async () => {
    await assert.rejects(sdk.credits.getCredits(), errors.ForbiddenResponseError);
  });

  it('completes a chat', async () => {
    const result = await send();
    assert.ok('choices' in result);
    assert.equal(result.model, reasoningModel);
    const content = result.choices[0]?.message.content;
    assert.ok(typeof content === 'string' && content.includes('const a = 1;'));
    assert.equal(result.choices[0]?.finishReason, 'stop');
    assert.equal(result.usage?.cost, 0);
  });

  it('streams the same answer, reasoning first, usage last', async () => {
    const whole = await send();
    assert.ok('choices' in whole);
    let content = '';
    let reasoning = '';
    let usages = 0;
    for await (const chunk of await streamed()) {
      content += chunk.choices[0]?.delta.content ?? '';
      reasoning += chunk.choices[0]?.delta.reasoning ?? '';
      if (chunk.usage !== undefined) usages++;
    }
    assert.equal(content, whole.choices[0]?.message.content);
    assert.equal(reasoning, whole.choices[0]?.message.reasoning);
    assert.equal(usages, 1);
  });

  it('calls a tool that must be called', async () => {
    const parameters = { type: 'object', properties: { path: { type: 'string' } } };
    const tools = [{ type: 'function' as const, function: { name: 'read_file', parameters } }];
    const chatRequest = { model: plainModel, messages, tools, toolChoice: 'required' as const };
    const result = await sdk.chat.send({ chatRequest: { ...chatRequest, stream: false } });
    assert.ok('choices' in result);
    assert.equal(result.choices[0]?.finishReason, 'tool_calls');
    assert.equal(result.choices[0].message.toolCalls?.[0]?.function.name, 'read_file');
  });

  it('hands an error chunk in the stream on', async () => {
    simulator.fault('errorChunkNumeric');
    const codes: unknown[] = [];
    for await (const chunk of await streamed()) codes.push(chunk.error?.code);
    assert.equal(codes.at(-1), 429);
  });

  it('accepts the router metadata that it asks for', async () => {
    simulator.fault('sharedPool', { model: plainModel });
    const result = await sdk.chat.send({
      xOpenRouterMetadata: 'enabled',
      chatRequest: { model: plainModel, models: [reasoningModel], messages, stream: false },
    });
    assert.ok('choices' in result);
    assert.deepEqual(
      result.openrouterMetadata?.attempts?.map(({ status }) => status),
      [429, 200],
    );
  });

  const classes = {
    400: errors.BadRequestResponseError,
    401: errors.UnauthorizedResponseError,
    402: errors.PaymentRequiredResponseError,
    403: errors.ForbiddenResponseError,
    404: errors.NotFoundResponseError,
    408: errors.RequestTimeoutResponseError,
    413: errors.PayloadTooLargeResponseError,
    422: errors.UnprocessableEntityResponseError,
    429: errors.TooManyRequestsResponseError,
    500: errors.InternalServerResponseError,
    502: errors.BadGatewayResponseError,
    503: errors.ServiceUnavailableResponseError,
    524: errors.EdgeNetworkTimeoutResponseError,
    529: errors.ProviderOverloadedResponseError,
  } as const;

  for (const name of Object.keys(faults) as FaultName[]) {
    const fault = faults[name];
    if (fault.kind !== 'http') continue;
    it(`knows the error of ${name}: ${fault.about}`, async () => {
      simulator.fault(name);
      const thrown: unknown = await send(plainModel).catch((error: unknown) => error);
      assert.ok(thrown instanceof errors.OpenRouterError);
      const isJson = thrown.contentType.includes('json');
      const known = isJson && thrown.statusCode in classes;
      const type = known
        ? classes[thrown.statusCode as keyof typeof classes]
        : errors.OpenRouterDefaultError;
      assert.ok(thrown instanceof type, thrown.constructor.name);
      assert.match(fault.about, new RegExp(`^${thrown.statusCode}\\b`));
    });
  }
});
