import assert from 'node:assert/strict';
import { Catalogue, isFree } from '../../simulator/catalogue';
import type { ChatRequest } from '../../simulator/simulator';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const code = 'export const answer = 42;\n';

describe('when a model cannot serve', () => {
  const stage = new SessionStage();

  /** The models that the request with this index named, in their order. */
  function named(index: number): readonly string[] {
    const body = stage.simulator.requests[index]?.body as ChatRequest | undefined;
    return [body?.model ?? '', ...(body?.models ?? [])];
  }

  async function explain(harness: SessionHarness): ReturnType<SessionHarness['lastAnswer']> {
    await harness.session.run(turnAbout('explain', code));
    return harness.lastAnswer();
  }

  it('another free one answers within the same request, and the answer says who', async () => {
    const harness = await stage.start();
    await harness.session.refresh();
    const first = harness.session.currentModel ?? assert.fail('no model');
    stage.simulator.fault('sharedPool', { model: first.id, times: Infinity });
    const answer = await explain(harness);
    assert.equal(stage.simulator.requests.length, 1);
    assert.equal(answer.status, 'done');
    assert.equal(answer.receipt?.requests, 1);
    assert.equal(answer.insteadOf, first.name);
    assert.equal(answer.modelId, named(0)[1]);
    assert.equal(stage.simulator.requests[0]?.outcome.model, answer.modelId);
    assert.equal(harness.ledger.rows[0]?.start.model, first.id);
    assert.equal(harness.ledger.rows[0].end?.servedModel, answer.modelId);
  });

  it('the one that was picked is asked first, and only free ones beside it', async () => {
    const picked = 'poolside/laguna-xs-2.1:free';
    const harness = await stage.start({ settings: { model: picked } });
    assert.equal((await explain(harness)).modelId, picked);
    assert.equal(named(0)[0], picked);
    assert.equal(new Set(named(0)).size, 3);
    for (const id of named(0)) assert.match(id, /:free$/);
  });

  it('none is asked in its place that has no room for the turn', async () => {
    const harness = await stage.start({ settings: { maxAnswerTokens: 64_000 } });
    await explain(harness);
    // 32,768 tokens are the most that Gemma answers with.
    assert.equal(named(0).length, 3);
    assert.ok(!named(0).includes('google/gemma-4-31b-it:free'));
  });

  it('a second request goes to others when all of the first are busy, and the receipt counts both', async () => {
    const harness = await stage.start();
    stage.simulator.fault('sharedPool', { times: 3 });
    const answer = await explain(harness);
    assert.equal(answer.status, 'done');
    assert.deepEqual([answer.receipt?.requests, answer.receipt?.requestsAtMost], [2, 2]);
    assert.equal(new Set([...named(0), ...named(1)]).size, 6);
    const attempts = harness.ledger.rows.map(({ start }) => [start.attempt, start.countsAtMost]);
    assert.deepEqual(attempts, [
      [1, 3],
      [2, 3],
    ]);
  });

  it('two requests are all: the failure names every model that was tried', async () => {
    const harness = await stage.start();
    stage.simulator.fault('sharedPool', { times: Infinity });
    const { failure, receipt } = await explain(harness);
    assert.equal(stage.simulator.requests.length, 2);
    assert.equal(receipt?.requests, 2);
    assert.match(failure?.detail ?? '', /Tried .+(, .+){5}\. This may have used 2 requests\./);
    assert.equal(failure?.title, 'All 6 models asked are busy');
  });

  it('one whose edits were refused is asked for words, and another one for edits', async () => {
    const harness = await stage.start();
    stage.simulator.answer('```ts\n// ... existing code ...\n```\n');
    await harness.session.run(turnAbout('refactor', code));
    const refused = await harness.lastAnswer();
    assert.equal(refused.proposal?.state, 'refused');
    await harness.session.run(turnAbout('refactor', code, 'shorter'));
    assert.notEqual((await harness.lastAnswer()).modelId, refused.modelId);
    assert.equal((await explain(harness)).modelId, refused.modelId);
  });

  it('one that turns out to be gone makes the list be fetched anew, and the user is told', async () => {
    const picked = 'poolside/laguna-xs-2.1:free';
    const harness = await stage.start({ settings: { model: picked, maxRequestsPerTurn: 1 } });
    await harness.session.refresh();
    const { models } = new Catalogue();
    stage.simulator.setModels(models.filter(({ id }) => id !== picked));
    stage.simulator.fault('modelDeprecated', { times: Infinity });
    assert.equal((await explain(harness)).status, 'failed');
    await harness.until(() =>
      harness.notifier.told.some(({ sentence }) => sentence.includes(`${picked} has left`)),
    );
    assert.equal(stage.simulator.requests.length, 1);
  });

  describe('and is gone', () => {
    const picked = 'poolside/laguna-xs-2.1:free';
    /** What OpenRouter offers, this free model alone, and another one that is about to leave. */
    function onlyWith(id: string, leaving: string): void {
      const { models } = new Catalogue();
      const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
      stage.simulator.setModels(
        models
          .filter((model) => !isFree(model) || [id, leaving].includes(model.id))
          .map((model) => (model.id === leaving ? { ...model, expiration_date: soon } : model)),
      );
    }

    it('its successor is one click away, which chooses it and asks again; a paid one never is', async () => {
      const successor = 'google/gemma-4-31b-it:free';
      onlyWith(picked, successor);
      const harness = await stage.start({ settings: { model: picked } });
      stage.simulator.fault('freeVariantEnded', { model: picked, times: Infinity });
      const { id, failure } = await explain(harness);
      assert.deepEqual(named(0), [picked]);
      assert.match(failure?.raw ?? '', /"fallback_models":\["poolside\/laguna-xs-2\.1"\]/);
      assert.deepEqual(failure?.actions, ['useOther', 'pickModel', 'refreshModels']);
      assert.equal(failure.otherModel?.id, successor);
      await harness.session.revisions.askOther(id, true);
      assert.equal((await harness.lastAnswer()).status, 'done');
      assert.deepEqual(named(1), [successor]);
      assert.equal(stage.simulator.requests.length, 2);
      assert.equal(harness.settings.model, successor);
    });

    it('that is so too where the list says it first, at no cost', async () => {
      const { models } = new Catalogue();
      stage.simulator.setModels(models.filter(({ id }) => id !== picked));
      const harness = await stage.start({ settings: { model: picked } });
      const { id, failure } = await explain(harness);
      assert.equal(stage.simulator.requests.length, 0);
      assert.equal(failure?.actions[0], 'useOther');
      await harness.session.revisions.askOther(id, true);
      const { status, modelId } = await harness.lastAnswer();
      assert.deepEqual([status, modelId], ['done', failure.otherModel?.id]);
      assert.equal(harness.settings.model, modelId);
    });

    it('another one is asked this once where none was picked', async () => {
      const harness = await stage.start({ settings: { maxRequestsPerTurn: 1 } });
      stage.simulator.fault('freeVariantEnded', { times: 3 });
      const { id, failure } = await explain(harness);
      assert.deepEqual(failure?.actions, ['askOther', 'pickModel', 'refreshModels']);
      await harness.session.revisions.askOther(id, false);
      const answer = await harness.lastAnswer();
      assert.deepEqual([answer.status, answer.receipt?.requests], ['done', 1]);
      assert.equal(named(1)[0], failure.otherModel?.id);
      for (const model of named(1)) assert.match(model, /:free$/);
      assert.deepEqual(harness.chosen, []);
    });
  });

  it('and is closed to the account, it is left out until the user has done something about it', async () => {
    const harness = await stage.start({ settings: { maxRequestsPerTurn: 1 } });
    stage.simulator.fault('freePublicationPolicy', { times: 3 });
    await explain(harness);
    const closed = named(0)[2];
    const isOffered = async (): Promise<boolean> =>
      (await harness.models.candidates()).some(({ id }) => id === closed);
    assert.equal(await isOffered(), false);
    await harness.models.forgetClosed();
    assert.equal(await isOffered(), true);
  });

  it('the ledger has who ran it, whom the refusal is about, and who was asked in vain', async () => {
    const harness = await stage.start({ settings: { maxRequestsPerTurn: 1 } });
    stage.simulator.fault('sharedPool', { times: Infinity });
    const { failure } = await explain(harness);
    const [, second, third] = named(0);
    const { end } = harness.ledger.rows[0] ?? {};
    assert.deepEqual([end?.failedModel, end?.passedModels], [third, [second]]);
    assert.ok(end?.endpointHost);
    assert.ok(failure?.raw?.includes(`"provider_name":"${end.endpointHost}"`));
  });

  it('one request is all where the setting says so', async () => {
    const harness = await stage.start({ settings: { maxRequestsPerTurn: 1 } });
    assert.equal((await harness.session.state()).composer.mostRequests, 1);
    stage.simulator.fault('sharedPool', { times: Infinity });
    const { failure } = await explain(harness);
    assert.equal(stage.simulator.requests.length, 1);
    assert.match(failure?.detail ?? '', /This may have used 1 request\./);
  });

  it('nothing is repeated once the answer has begun', async () => {
    const harness = await stage.start();
    stage.simulator.fault({ name: 'errorChunkNumeric', after: 5 }, { times: Infinity });
    const answer = await explain(harness);
    assert.equal(stage.simulator.requests.length, 1);
    assert.equal(answer.status, 'failed');
    assert.notEqual(answer.text + answer.reasoning, '');
  });

  it('a request that would have to wait for its limit can be stopped before it leaves', async () => {
    const harness = await stage.start();
    stage.simulator.fault('admissionControl', { times: 1 });
    const done = harness.session.run(turnAbout('explain', code));
    await harness.until(() =>
      harness.posted.some((message) => {
        const answer = message.type === 'message' ? message.message : undefined;
        return answer?.role === 'assistant' && (answer.resumesAt ?? 0) > Date.now();
      }),
    );
    harness.session.stop();
    await done;
    const answer = await harness.lastAnswer();
    assert.equal(answer.status, 'stopped');
    assert.equal(answer.receipt?.requests, 1);
    assert.equal(stage.simulator.requests.length, 1);
  });
});
