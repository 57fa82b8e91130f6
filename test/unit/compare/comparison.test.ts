import assert from 'node:assert/strict';
import { Comparison } from '../../../src/core/compare/comparison';
import { lacking } from '../../../src/core/compare/lacking';
import type { Model } from '../../../src/core/catalogue/model';
import type { ToComparePage } from '../../../src/shared/compareProtocol';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const question = turnAbout('explain', 'export const one = 1;\n');

describe('a comparison', () => {
  const stage = new SessionStage();

  async function modelsOf(harness: SessionHarness, count: number): Promise<readonly Model[]> {
    return (await harness.models.candidates()).slice(0, count);
  }

  async function compare(
    harness: SessionHarness,
    models: readonly Model[],
    hidden = false,
  ): Promise<{ readonly comparison: Comparison; readonly posted: readonly ToComparePage[] }> {
    const { session } = harness;
    const { turn, turns } = await session.chat.turnsOf(question);
    const comparison = Comparison.of(session.asking, { turn }, models, hidden);
    const posted: ToComparePage[] = [];
    comparison.onDidPost((message) => posted.push(message));
    await comparison.run(turns);
    return { comparison, posted };
  }

  it('asks each model once, and nobody in the place of another', async () => {
    const harness = await stage.start();
    const models = await modelsOf(harness, 3);
    stage.simulator.fault('sharedPool', { times: 1 });
    const { comparison } = await compare(harness, models);
    const asked = stage.simulator.requests.map(
      ({ body }) => body as { model: string; models?: unknown },
    );
    assert.deepEqual(
      asked.map(({ model }) => model).toSorted(),
      models.map(({ id }) => id).toSorted(),
    );
    assert.ok(asked.every((body) => body.models === undefined));
    const states = comparison.answers.map(({ status }) => status);
    assert.deepEqual(states.toSorted(), ['done', 'done', 'failed']);
    assert.deepEqual(
      comparison.answers.map(({ receipt }) => receipt?.requests),
      [1, 1, 1],
    );
  });

  it('tells the page nothing of the names while they are hidden', async () => {
    const harness = await stage.start();
    const models = await modelsOf(harness, 2);
    stage.simulator.fault('sharedPool', { times: 1 });
    const { comparison, posted } = await compare(harness, models, true);
    const told = JSON.stringify([posted, comparison.state]);
    for (const { id, name } of models) {
      assert.ok(!told.includes(id), id);
      assert.ok(!told.includes(name), name);
    }
    assert.deepEqual(
      comparison.state.answers.map(({ modelName }) => modelName),
      ['A', 'B'],
    );
    await comparison.reveal();
    assert.deepEqual(
      comparison.state.answers.map(({ modelName }) => modelName),
      models.map(({ name }) => name),
    );
  });

  it('carries the answer that is used into the chat, at no request', async () => {
    const harness = await stage.start();
    const { comparison } = await compare(harness, await modelsOf(harness, 2), true);
    const [, second] = comparison.answers;
    const given = await comparison.use(second?.id ?? '');
    assert.ok(given);
    await harness.session.run(comparison.question.turn, { given });
    assert.equal(stage.simulator.requests.length, 2);
    const last = await harness.lastAnswer();
    assert.equal(last.text, second?.text);
    assert.equal(last.modelName, second?.modelName);
    assert.equal(last.status, 'done');
    assert.equal(comparison.state.used, second?.id);
    assert.equal(comparison.state.hidden, false);
  });

  it('proposes what the answer that is used changes', async () => {
    const harness = await stage.start();
    const code = 'export const one = 1;\n';
    harness.files.texts.set('src/code.ts', code);
    stage.simulator.answer('```typescript\nexport const one = 2;\n```\n');
    stage.simulator.answer('```typescript\nexport const one = 2;\n```\n');
    const { session } = harness;
    const { turn, turns } = await session.chat.turnsOf(turnAbout('refactor', code));
    const comparison = Comparison.of(session.asking, { turn }, await modelsOf(harness, 2), false);
    await comparison.run(turns);
    const given = await comparison.use(comparison.answers[0]?.id ?? '');
    assert.ok(given);
    await session.run(turn, { given });
    assert.equal((await harness.lastAnswer()).proposal?.state, 'open');
    assert.equal(stage.simulator.requests.length, 2);
  });

  it('puts back what was masked in the code that one takes from it', async () => {
    const harness = await stage.start();
    const secret = `ghp_${'aB3dE6gH9'.repeat(4)}`;
    const asked = turnAbout('explain', `const token = '${secret}';\n`);
    const { session } = harness;
    const { turn, turns } = await session.chat.turnsOf(asked);
    const models = await modelsOf(harness, 2);
    const comparison = Comparison.of(session.asking, { turn }, models, false);
    await comparison.run(turns);
    const sent = JSON.stringify(stage.simulator.requests[0]?.body);
    assert.ok(!sent.includes(secret));
    const [, marked = ''] = /const token = '([^']+)'/.exec(sent) ?? [];
    assert.equal(await comparison.restoreSecrets(`use('${marked}');`), `use('${secret}');`);
  });

  it('stops all that is still coming in', async () => {
    const harness = await stage.start();
    const models = await modelsOf(harness, 2);
    stage.simulator.fault('silenceAfterTokens', { times: Infinity });
    const { session } = harness;
    const { turn, turns } = await session.chat.turnsOf(question);
    const comparison = Comparison.of(session.asking, { turn }, models, false);
    const begun = new Promise<void>((resolve) => {
      comparison.onDidPost(() => {
        if (comparison.answers.every(({ status }) => status === 'streaming')) resolve();
      });
    });
    const ended = comparison.run(turns);
    await begun;
    comparison.stop();
    await ended;
    assert.deepEqual(
      comparison.answers.map(({ status }) => status),
      ['stopped', 'stopped'],
    );
    assert.equal(await comparison.use('another'), undefined);
  });

  it('is there again after the window was closed, until it is closed itself', async () => {
    const harness = await stage.start();
    const { comparison } = await compare(harness, await modelsOf(harness, 2), true);
    const { asking } = harness.session;
    const restored = await Comparison.restore(asking);
    assert.deepEqual(restored?.state, comparison.state);
    await comparison.forget();
    assert.equal(await Comparison.restore(asking), undefined);
  });

  it('is not begun with fewer requests left than it needs', async () => {
    const harness = await stage.start({ keyFigure: () => ({ used: 48, limit: 50 }) });
    const models = await modelsOf(harness, 3);
    const { asking } = harness.session;
    assert.deepEqual(await lacking(asking, models), { left: 2, needed: 3 });
    assert.equal(await lacking(asking, models.slice(0, 2)), undefined);
  });
});
