import assert from 'node:assert/strict';
import { presets } from '../../../src/core/llm/presets';
import type { Keep } from '../../../src/core/ports';
import { FakeClock } from '../../support/fakeClock';
import { startWith } from '../../support/providerTrials';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const dayMs = 24 * 60 * 60 * 1000;

describe('A server that does not know how to tell the usage', () => {
  const stage = new SessionStage();

  /** Whether each request that was sent asked for the usage. */
  const asked = (): readonly boolean[] =>
    stage.simulator.requests.map(({ body }) => 'stream_options' in (body as object));

  function forgetUsage(): void {
    const { google, plain } = stage.simulator.faces;
    google.knowsUsage = false;
    plain.knowsUsage = false;
  }

  async function ask(harness: SessionHarness, question: string): Promise<string> {
    await harness.session.send(question);
    return (await harness.lastAnswer()).status;
  }

  for (const id of ['google', 'ollama', 'lmstudio', 'custom'] as const)
    it(`is asked without it at once, and from then on: ${presets[id].name}`, async () => {
      const harness = await startWith(stage, id);
      forgetUsage();
      assert.equal(await ask(harness, 'What is a closure?'), 'done');
      const { receipt, failure } = await harness.lastAnswer();
      assert.deepEqual([receipt?.requests, failure], [2, undefined]);
      assert.equal(await ask(harness, 'And a mutex?'), 'done');
      // In another window, too.
      const { cache } = harness;
      const other = await startWith(stage, id, {
        cache,
      });
      assert.equal(await ask(other, 'And a monad?'), 'done');
      assert.deepEqual(asked(), [true, false, false, false]);
      assert.equal(harness.ledger.rows[0]?.end?.cause, 'fieldRefused');
    });

  it('costs one question where a turn may make one request, and says so', async () => {
    const harness = await startWith(stage, 'custom', { settings: { maxRequestsPerTurn: 1 } });
    forgetUsage();
    assert.equal(await ask(harness, 'What is a closure?'), 'failed');
    const { id, failure } = await harness.lastAnswer();
    assert.equal(failure?.title, 'Custom server does not know a field of the request');
    assert.match(
      failure.detail,
      /It is stream_options, by which .*Frugal leaves it out from now on/,
    );
    assert.deepEqual(failure.actions, ['retry', 'openLog']);
    await harness.session.revisions.retry(id);
    assert.equal((await harness.lastAnswer()).status, 'done');
    assert.deepEqual(asked(), [true, false]);
  });

  it('may have learned it after a week', async () => {
    const clock = new FakeClock(Date.now());
    const harness = await startWith(stage, 'custom', { clock });
    forgetUsage();
    assert.equal(await ask(harness, 'What is a closure?'), 'done');
    stage.simulator.faces.plain.knowsUsage = true;
    clock.advance(6 * dayMs);
    assert.equal(await ask(harness, 'And a mutex?'), 'done');
    clock.advance(2 * dayMs);
    assert.equal(await ask(harness, 'And a monad?'), 'done');
    assert.deepEqual(asked(), [true, false, false, true]);
    assert.ok(((await harness.lastAnswer()).receipt?.answerTokens ?? 0) > 0);
  });

  it('is remembered in this window where nothing can be kept', async () => {
    const keep: Keep = () => Promise.resolve(undefined);
    const harness = await startWith(stage, 'custom', { keep });
    forgetUsage();
    await harness.session.send('What is a closure?');
    await harness.session.send('And a mutex?');
    assert.deepEqual(asked(), [true, false, false]);
  });
});
