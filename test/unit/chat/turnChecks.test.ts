import assert from 'node:assert/strict';
import { prepareQuestion } from '../../../src/core/chat/askQuestion';
import { Masking } from '../../../src/core/privacy/masking';
import type { PromptTurn } from '../../../src/core/prompt/buildPrompt';
import { MemoryNotifier } from '../../support/memoryNotifier';
import { isFree, SessionStage, turnAbout } from '../../support/sessionHarness';

const code = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';

describe('before a request leaves', () => {
  const stage = new SessionStage();
  const paidModel = (): (typeof stage.models)[number] =>
    stage.models.find((model) => !isFree(model)) ?? assert.fail('every model is free');
  const smallestModel = (): string => {
    const [smallest] = stage.models
      .filter(isFree)
      .toSorted((a, b) => a.context_length - b.context_length);
    return smallest?.id ?? assert.fail('there is no model');
  };

  it('keeps the message when there is no key, at no request, and goes on once there is one', async () => {
    const harness = await stage.start();
    harness.secrets.value = undefined;
    await harness.session.run(turnAbout('explain', code));
    const answer = await harness.lastAnswer();
    assert.equal(answer.status, 'failed');
    assert.deepEqual(answer.failure?.actions, ['signIn', 'setKey', 'getKey']);
    assert.equal(stage.simulator.requests.length, 0);
    harness.secrets.value = stage.simulator.key;
    await harness.session.revisions.retry(answer.id);
    assert.equal((await harness.lastAnswer()).status, 'done');
  });

  it('refuses what is too long before it leaves, says by how much, and can cut', async () => {
    const harness = await stage.start({ settings: { model: smallestModel() } });
    const long = Array.from({ length: 60_000 }, (_, n) => `const line${n} = ${n};`).join('\n');
    await harness.session.run(turnAbout('explain', long));
    const answer = await harness.lastAnswer();
    assert.equal(answer.status, 'failed');
    assert.match(answer.failure?.detail ?? '', /\d/);
    assert.deepEqual(answer.failure?.actions, ['cutAttachments', 'pickModel']);
    assert.equal(stage.simulator.requests.length, 0);
    await harness.session.revisions.retry(answer.id, { mayCut: true });
    assert.equal((await harness.lastAnswer()).status, 'done');
    assert.match(JSON.stringify(stage.simulator.requests[0]?.body), /Frugal left out \d+ lines/);
  });

  it('leaves what was too long out of what the next question is said to cost', async () => {
    const harness = await stage.start({ settings: { model: smallestModel() } });
    await harness.session.send('Hello?');
    await harness.session.refresh();
    const { contextTokens } = (await harness.session.state()).composer;
    assert.ok(contextTokens > 0, 'what was answered is not counted');
    await harness.session.run(turnAbout('explain', 'const a = 1;\n'.repeat(300_000)));
    assert.equal((await harness.lastAnswer()).status, 'failed');
    assert.equal((await harness.session.state()).composer.contextTokens, contextTokens);
  });

  it('looks for secrets only in what may fit', async () => {
    const harness = await stage.start({ settings: { model: smallestModel() } });
    const searched: string[] = [];
    const masking = new (class extends Masking {
      override async maskTurns(turns: readonly PromptTurn[]): Promise<readonly PromptTurn[]> {
        searched.push(...turns.flatMap(({ attachments }) => attachments.map(({ text }) => text)));
        return super.maskTurns(turns);
      }
    })({ cache: harness.cache, keep: (work) => work(), settings: () => harness.settings });
    const prepare = async (text: string): Promise<unknown> => {
      const turn = turnAbout('explain', text);
      return prepareQuestion({ ...harness.session.asking, masking }, turn, [turn]);
    };
    await assert.rejects(prepare('const a = 1;\n'.repeat(300_000)), /tooLong/i);
    assert.deepEqual(searched, []);
    await prepare(code);
    assert.deepEqual(searched, [code]);
  });

  it('does not offer to cut where that would not help, and names the model', async () => {
    const harness = await stage.start({ settings: { model: smallestModel() } });
    await harness.session.send('word '.repeat(200_000));
    const { failure } = await harness.lastAnswer();
    assert.deepEqual(failure?.actions, ['pickModel']);
    assert.doesNotMatch(failure.title, /The model/);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('does not cut the code that it is to replace', async () => {
    const harness = await stage.start({ settings: { model: smallestModel() } });
    const long = Array.from({ length: 60_000 }, (_, n) => `const line${n} = ${n};`).join('\n');
    await harness.refactor(long);
    assert.deepEqual((await harness.lastAnswer()).failure?.actions, ['pickModel']);
  });

  it('says that the models could not be fetched, until they can', async () => {
    let isReachable = false;
    const harness = await stage.start({
      fetch: (url, init) =>
        isReachable ? fetch(url, init) : Promise.reject(new TypeError('fetch failed')),
    });
    await harness.session.refresh();
    assert.equal((await harness.session.state()).connection, 'noList');
    isReachable = true;
    await harness.session.refresh();
    assert.equal((await harness.session.state()).connection, 'ready');
  });

  it('sends nothing when the day is used up: the provider is asked for its figure instead', async () => {
    const account = stage.simulator.account();
    account.usedToday = account.tier;
    const harness = await stage.start();
    await harness.session.send('Hello?');
    const answer = await harness.lastAnswer();
    assert.match(answer.failure?.title ?? '', /used up/);
    assert.equal(stage.simulator.requests.length, 0);
    assert.equal((await harness.session.state()).connection, 'quotaUsedUp');
  });

  it('never sends to a model that costs money', async () => {
    const harness = await stage.start({ settings: { model: paidModel().id } });
    await harness.session.send('Cheap?');
    assert.match((await harness.lastAnswer()).failure?.title ?? '', /costs money/);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('is not charged when the price changed after the catalogue was read', async () => {
    const harness = await stage.start();
    await harness.session.refresh();
    const { id } = harness.session.currentModel ?? assert.fail('no model');
    stage.simulator.setModels([{ ...paidModel(), id }]);
    await harness.session.send('Still free?');
    assert.equal((await harness.lastAnswer()).status, 'failed');
    const [request] = stage.simulator.requests;
    assert.deepEqual((request?.body as { provider: { max_price: unknown } }).provider.max_price, {
      prompt: 0,
      completion: 0,
    });
    assert.ok((request?.outcome.status ?? 0) >= 400, 'the provider served it');
  });

  it('raises an alarm when an answer cost money, and locks the model', async () => {
    const harness = await stage.start();
    stage.simulator.fault('paid', { times: 1 });
    await harness.session.send('Free?');
    const answer = await harness.lastAnswer();
    assert.equal(answer.status, 'done');
    assert.match(answer.failure?.title ?? '', /charged/);
    assert.equal(harness.notifier.told[0]?.severity, 'error');
    await harness.session.refresh();
    assert.notEqual(harness.session.currentModel?.id, answer.modelId);
  });

  it('tells once that the chosen model left, and takes the next on a word', async () => {
    const notifier = new MemoryNotifier(({ actions }) => actions[0]);
    const harness = await stage.start({ settings: { model: 'gone/model:free' }, notifier });
    await harness.session.refresh();
    await harness.session.refresh();
    assert.equal(notifier.told.length, 1);
    assert.equal(harness.chosen.length, 1);
    await harness.session.refresh();
    assert.equal(harness.session.currentModel?.id, harness.chosen[0]);
  });
});
