import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { modelProvider } from './registered';
import {
  freshWindow,
  pressNext,
  removeKeys,
  requestsDuring,
  said,
  simulator,
  until,
} from './window';

const id = 'qwen/qwen3.8-27b:free';
const user = (
  content: string | vscode.LanguageModelToolResultPart[],
): vscode.LanguageModelChatMessage => vscode.LanguageModelChatMessage.User(content);

/** A model of Frugal's, as VS Code hands it to whoever looks for one. */
async function pick(wanted = id): Promise<vscode.LanguageModelChat> {
  return until(`the model ${wanted}`, async () => {
    const models = await vscode.lm.selectChatModels({ vendor: 'frugal' });
    return models.find((model) => model.id === wanted);
  });
}

async function send(
  model: vscode.LanguageModelChat,
  words: string,
  options: vscode.LanguageModelChatRequestOptions = {},
  token?: vscode.CancellationToken,
): Promise<readonly unknown[]> {
  const response = await model.sendRequest([user(words)], options, token);
  const parts: unknown[] = [];
  for await (const part of response.stream) parts.push(part);
  return parts;
}

const textOf = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');

describe("the free models in VS Code's own chat", () => {
  beforeEach(freshWindow);

  it('are listed with their limits and abilities, for no request at all', async () => {
    await pick();
    const before = (await simulator.journal()).length;
    const models = await vscode.lm.selectChatModels({ vendor: 'frugal' });
    assert.equal((await simulator.journal()).length, before);
    const model = models.find((one) => one.id === id);
    assert.equal(model?.name, 'Qwen3.8 27B');
    assert.equal(model.family, 'qwen3.8-27b');
    assert.ok(model.maxInputTokens > 100_000);
    assert.ok(models.length > 10);
    assert.ok(
      models.every((one) => /:free$|automatic|^openrouter\/free$|stealth|ling/.test(one.id)),
    );
  });

  it('answer for one request, seen in the usage', async () => {
    await simulator.answer('Good day.');
    const model = await pick();
    let parts: readonly unknown[] = [];
    const [request, ...more] = await requestsDuring(async () => {
      parts = await send(model, 'Hello');
    });
    assert.equal(textOf(parts), 'Good day.');
    assert.equal(more.length, 0);
    const { messages, models } = request?.body as Record<string, unknown>;
    assert.deepEqual(messages, [{ role: 'user', content: 'Hello' }]);
    assert.equal(models, undefined);
    assert.equal(await model.countTokens('12345678'), 2);
  });

  it('call tools, and read their results', async () => {
    const model = await pick();
    const inputSchema = {
      type: 'object',
      properties: { path: { type: 'string' } },
      required: ['path'],
    };
    const tools = [{ name: 'read_file', description: 'Reads a file', inputSchema }];
    const toolMode = vscode.LanguageModelChatToolMode.Required;
    let parts: readonly unknown[] = [];
    const requests = await requestsDuring(async () => {
      parts = await send(model, 'Read it', { tools, toolMode });
    });
    assert.equal(requests.length, 1);
    const call = parts.find((part) => part instanceof vscode.LanguageModelToolCallPart);
    assert.deepEqual([call?.name, call?.input], ['read_file', { path: 'README.md' }]);
    assert.ok(call);
    const result = new vscode.LanguageModelToolResultPart(call.callId, [
      new vscode.LanguageModelTextPart('# Sample'),
    ]);
    const messages = [
      user('Read it'),
      vscode.LanguageModelChatMessage.Assistant([call]),
      user([result]),
    ];
    const [request] = await requestsDuring(async () => {
      for await (const part of (await model.sendRequest(messages, { tools })).text) assert.ok(part);
    });
    const { messages: sent } = request?.body as { messages: readonly Record<string, unknown>[] };
    assert.deepEqual(
      sent.map(({ role, tool_call_id }) => [role, tool_call_id]),
      [
        ['user', undefined],
        ['assistant', undefined],
        ['tool', call.callId],
      ],
    );
  });

  it('stop when they are stopped', async () => {
    await simulator.setRate({ charactersPerDelta: 1, deltasPerSecond: 50 });
    await simulator.answer('word '.repeat(2000));
    const model = await pick();
    const stop = new vscode.CancellationTokenSource();
    const response = await model.sendRequest([user('Hello')], {}, stop.token);
    for await (const part of response.stream) {
      assert.ok(part);
      stop.cancel();
      break;
    }
    await until('the end of the request', async () => {
      const last = (await simulator.requests()).at(-1);
      return last?.outcome.ending === 'aborted';
    });
  });

  it('say what to do when the day is used up, the second time for no request', async () => {
    await simulator.changeAccount({ usedToday: 50 });
    const model = await pick();
    for (const expected of [1, 0]) {
      const requests = await requestsDuring(async () => {
        await assert.rejects(send(model, 'Hello'), (error: unknown) => {
          assert.ok(error instanceof vscode.LanguageModelError);
          assert.equal(error.code, 'Blocked');
          assert.match(error.message, /free requests/);
          return true;
        });
      });
      assert.equal(requests.length, expected);
    }
  });

  it('are not there without a key, and nobody is asked for one', async () => {
    await pick();
    await removeKeys();
    await until('an empty list', async () => {
      const models = await vscode.lm.selectChatModels({ vendor: 'frugal' });
      return models.length === 0;
    });
  });
});

describe('another extension that wants a model', () => {
  beforeEach(freshWindow);

  /** As VS Code asks the provider in the name of an extension. */
  async function ask(requestInitiator: string): Promise<void> {
    const provider = modelProvider();
    const token = new vscode.CancellationTokenSource().token;
    await pick();
    const models = await provider.provideLanguageModelChatInformation({ silent: true }, token);
    const model = models?.find((one) => one.id === id);
    assert.ok(model);
    const options = { toolMode: vscode.LanguageModelChatToolMode.Auto, requestInitiator };
    const role = vscode.LanguageModelChatMessageRole.User;
    const message = { role, content: [new vscode.LanguageModelTextPart('Hi')], name: undefined };
    const progress = { report: () => undefined };
    await provider.provideLanguageModelChatResponse(model, [message], options, progress, token);
  }

  it('gets an answer only once the user lets it, who is asked once', async () => {
    const refused = await requestsDuring(async () => {
      await assert.rejects(ask('someone.else'), /You did not let this extension/);
    });
    assert.equal(refused.length, 0);
    pressNext('Allow in This Window');
    const allowed = await requestsDuring(async () => {
      await ask('someone.friendly');
      await ask('someone.friendly');
    });
    assert.equal(allowed.length, 2);
    assert.equal(said.filter(([sentence]) => sentence.includes('wants to ask models')).length, 2);
  });
});
