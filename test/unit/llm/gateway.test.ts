import assert from 'node:assert/strict';
import { presets } from '../../../src/core/llm/presets';
import { counterOf } from '../../../src/core/quota/counter';
import { startGateway, type Gateway } from '../../support/gateway';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const code = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';
const key = 'team-key-1';
const model = 'qwen3-coder:30b';

describe("A team's gateway", () => {
  const stage = new SessionStage();
  let gateway: Gateway;

  before(async function () {
    this.timeout(20_000);
    gateway = await startGateway();
  });
  after(() => gateway.close());
  afterEach(() => assert.deepEqual(gateway.outside, []));

  /** A user who has set up the gateway as the custom server and nothing else. */
  async function start(headers: Readonly<Record<string, string>>): Promise<SessionHarness> {
    const settings = { model: `custom:${model}`, headers: { custom: headers } };
    const harness = await stage.start({ settings });
    const addresses = { ...harness.settings.addresses, custom: gateway.url };
    harness.settings = { ...harness.settings, addresses };
    harness.secrets.value = undefined;
    harness.secrets.others.set('custom', key);
    stage.simulator.faces.plain.key = key;
    await harness.catalogue.agree(gateway.url);
    return harness;
  }

  /** The gateway is told by headers where the models are. */
  const vllm = (): Readonly<Record<string, string>> => ({
    'x-portkey-provider': 'openai',
    'x-portkey-custom-host': stage.simulator.urlOf('plain'),
  });

  const causeOf = (harness: SessionHarness): string | undefined =>
    harness.ledger.rows.at(-1)?.end?.cause;

  it('takes chat, explanations and refactorings, one request each', async () => {
    const harness = await start(vllm());
    await harness.session.send('What is a closure?');
    await harness.session.run(turnAbout('explain', code));
    stage.simulator.answer('```ts\nexport const add = (a: number, b: number) => a + b;\n```');
    await harness.refactor(code, 'shorter');
    const answers = (await harness.messages()).filter(({ role }) => role === 'assistant');
    for (const answer of answers) {
      assert.ok(answer.role === 'assistant');
      assert.equal(answer.status, 'done', JSON.stringify(answer.failure));
      assert.ok((answer.receipt?.answerTokens ?? 0) > 0);
    }
    assert.equal((await harness.lastAnswer()).proposal?.state, 'open');
    assert.equal(stage.simulator.requests.length, 3);
    // What the gateway routes by stays with it: nobody but the gateway can have asked.
    for (const { headers } of stage.simulator.requests) {
      assert.equal(headers['authorization'], `Bearer ${key}`);
      assert.equal(headers['x-portkey-provider'], undefined);
    }
  });

  it('that does not take the key is asked once, and the key is named as the reason', async () => {
    const harness = await start(vllm());
    await harness.session.refresh();
    harness.secrets.others.set('custom', 'wrong-key-of-mine');
    await harness.session.send('Hello');
    assert.equal(causeOf(harness), 'wrongKey');
    const { failure } = await harness.lastAnswer();
    assert.ok(!JSON.stringify(failure).includes('wrong-key-of-mine'));
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('that passes on a limit is asked once', async () => {
    const harness = await start(vllm());
    stage.simulator.faces.plain.left = 0;
    await harness.session.send('One too many');
    assert.equal(causeOf(harness), 'rateLimited');
    assert.match((await harness.lastAnswer()).failure?.raw ?? '', /the queue is full/);
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('that loses its model in the middle ends the answer as if all were well: Frugal does not', async () => {
    const harness = await start(vllm());
    await harness.catalogue.snapshot();
    stage.simulator.answer('word '.repeat(100));
    stage.simulator.fault('cutAfterTokens', { path: '/plain/v1/chat/completions' });
    await harness.session.send('Talk');
    const answer = await harness.lastAnswer();
    assert.equal(causeOf(harness), 'cut');
    assert.notEqual(answer.text, '');
    assert.ok(answer.failure?.actions.includes('continueAnswer'));
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('that quotes the error of whom it asked is understood', async () => {
    const openRouter = {
      'x-portkey-provider': 'openrouter',
      'x-portkey-custom-host': `${stage.simulator.origin}/api`,
    };
    const harness = await start(vllm());
    await harness.catalogue.snapshot();
    harness.settings = { ...harness.settings, headers: { custom: openRouter } };
    harness.secrets.others.set('custom', stage.simulator.addAccount().key);
    stage.simulator.setModels(stage.models.map((offered) => ({ ...offered, id: model })));
    stage.simulator.fault('freeDaily');
    await harness.session.send('Hello');
    assert.equal(causeOf(harness), 'dailyLimit');
    const { failure } = await harness.lastAnswer();
    assert.match(failure?.detail ?? '', /They come back at 00:00 UTC/);
    // Frugal does not know where the team would buy more.
    assert.deepEqual(failure?.actions, ['queue']);
    // It is the team's day that is used up, not the user's own, nor is the gateway.
    const own = await counterOf(
      { preset: presets.openrouter, key: stage.simulator.key },
      undefined,
    );
    assert.equal((await harness.meter.quotaOf(own)).leftAtMost, 50);
    assert.equal((await harness.meter.quota()).certainty, 'unknown');
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('that has nobody to ask says so, and that is shown', async () => {
    const harness = await start(vllm());
    await harness.catalogue.snapshot();
    harness.settings = { ...harness.settings, headers: {} };
    await harness.session.send('Hello');
    assert.equal(causeOf(harness), 'badRequest');
    const { failure } = await harness.lastAnswer();
    assert.match(failure?.raw ?? '', /x-portkey-provider header is required/);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('that cannot reach whom it asks has trouble of its own', async () => {
    const harness = await start(vllm());
    await harness.catalogue.snapshot();
    const nobody = { ...vllm(), 'x-portkey-custom-host': 'http://127.0.0.1:9/v1' };
    harness.settings = { ...harness.settings, headers: { custom: nobody } };
    await harness.session.send('Hello');
    assert.equal(causeOf(harness), 'serverError');
    assert.equal(stage.simulator.requests.length, 0);
  });
});
