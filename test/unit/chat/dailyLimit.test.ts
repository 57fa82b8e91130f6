import assert from 'node:assert/strict';
import { failurePage } from '../../../src/core/chat/failurePage';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

describe('A used-up day', () => {
  const stage = new SessionStage();

  /** The user has no request left with OpenRouter, and a key for Groq as well. */
  async function usedUp(): Promise<SessionHarness> {
    const { simulator } = stage;
    const account = simulator.account();
    account.usedToday = account.tier;
    const harness = await stage.start();
    harness.settings = {
      ...harness.settings,
      addresses: { ...harness.settings.addresses, groq: simulator.urlOf('groq') },
    };
    harness.secrets.others.set('groq', simulator.faces.groq.key);
    return harness;
  }

  it('is no dead end where another provider is set up: it is offered by its name', async () => {
    const harness = await usedUp();
    await harness.session.send('What is a mutex?');
    const { failure } = await harness.lastAnswer();
    assert.deepEqual(
      failure?.others?.map(({ id, name }) => [id, name]),
      [['groq', 'Groq']],
    );
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('offers a provider that is set up later on the card that is there', async () => {
    const harness = await usedUp();
    const { key } = stage.simulator.faces.groq;
    harness.secrets.others.delete('groq');
    await harness.session.send('What is a mutex?');
    assert.deepEqual((await harness.lastAnswer()).failure?.others, []);
    harness.secrets.others.set('groq', key);
    await harness.session.refresh();
    const { failure } = await harness.lastAnswer();
    assert.deepEqual(
      failure?.others?.map(({ id }) => id),
      ['groq'],
    );
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('is answered by the other provider on a word, for one request, and the choice stays', async () => {
    const harness = await usedUp();
    await harness.session.send('What is a mutex?');
    const { id, failure } = await harness.lastAnswer();
    await harness.session.revisions.retry(id, { provider: 'groq' });
    const answer = await harness.lastAnswer();
    assert.equal(answer.status, 'done', JSON.stringify(answer.failure));
    assert.equal(answer.modelName, failure?.others?.[0]?.modelName);
    assert.deepEqual(
      stage.simulator.requests.map(({ path }) => path),
      ['/groq/openai/v1/chat/completions'],
    );
    assert.equal((await harness.messages()).length, 2);
    assert.deepEqual([harness.settings.model, harness.chosen], ['', []]);
  });

  it('is told of the provider that it is of, whichever was asked', async () => {
    const harness = await usedUp();
    stage.simulator.faces.groq.limits.requestsPerDay = 0;
    await harness.session.send('What is a mutex?');
    const { id, failure } = await harness.lastAnswer();
    assert.equal(failure?.provider, 'openrouter');
    await harness.session.revisions.retry(id, { provider: 'groq' });
    const next = await harness.lastAnswer();
    assert.equal(next.failure?.provider, 'groq');
    assert.ok(next.failure.actions.includes('queue'));
  });

  it('offers the others too when the provider says so in its answer', async () => {
    const harness = await usedUp();
    stage.simulator.account().usedToday = 0;
    await harness.start(stage.simulator);
    stage.simulator.fault('freeDaily');
    await harness.session.send('What is a mutex?');
    assert.deepEqual((await harness.lastAnswer()).failure?.others?.[0]?.id, 'groq');
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('offers no provider that could not take the question', async () => {
    const harness = await usedUp();
    await harness.session.send('word '.repeat(20_000));
    const { failure } = await harness.lastAnswer();
    assert.match(failure?.title ?? '', /used up/);
    assert.deepEqual(failure?.others, []);
  });

  it('tells what credit brings, but not to somebody who has bought some', async () => {
    for (const [tier, offered] of [
      [50, true],
      [1000, false],
    ] as const) {
      stage.simulator.account().tier = tier;
      const harness = await usedUp();
      await harness.session.send('What is a mutex?');
      const { id, failure } = await harness.lastAnswer();
      assert.equal(failure?.actions.includes('openCredits'), offered);
      const page = 'https://openrouter.ai/settings/credits';
      assert.equal(failurePage(harness.session.chat.log, id, 'openCredits'), page);
    }
  });

  describe('of one model', () => {
    const picked = 'groq:openai/gpt-oss-120b';
    const other = 'groq:openai/gpt-oss-20b';
    const asked = (): readonly unknown[] =>
      stage.simulator.requests.map(({ body }) => (body as { readonly model: string }).model);

    /** The user picked a model of Groq. */
    async function withGroq(perDay: number): Promise<SessionHarness> {
      const harness = await usedUp();
      harness.settings = { ...harness.settings, model: picked };
      stage.simulator.faces.groq.limits.requestsPerDay = perDay;
      return harness;
    }

    it('makes no second request by itself: the next step is a click, at its price', async () => {
      const harness = await withGroq(0);
      await harness.session.send('What is a mutex?');
      const { failure } = await harness.lastAnswer();
      assert.deepEqual(asked(), ['openai/gpt-oss-120b']);
      assert.deepEqual(failure?.actions, ['askOther', 'pickModel', 'queue']);
      assert.equal(failure.otherModel?.id, other);
      assert.deepEqual(failure.others, []);
    });

    it('is answered by the other model on a click, for one request, and the choice stays', async () => {
      const harness = await withGroq(1);
      await harness.session.send('What is a mutex?');
      await harness.session.send('And a semaphore?');
      const { id, failure } = await harness.lastAnswer();
      assert.equal(failure?.otherModel?.id, other, 'without a request');
      await harness.session.revisions.askOther(id, false);
      const answer = await harness.lastAnswer();
      assert.deepEqual([answer.status, answer.modelId], ['done', other]);
      assert.deepEqual(asked(), ['openai/gpt-oss-120b', 'openai/gpt-oss-20b']);
      assert.deepEqual([harness.settings.model, harness.chosen], [picked, []]);
    });

    it('has an answer of the other model, which is not kept as one of the model that was picked', async () => {
      const harness = await withGroq(0);
      const question = turnAbout('explain', 'let one = 1;');
      await harness.session.run(question);
      const { id } = await harness.lastAnswer();
      stage.simulator.faces.groq.limits.requestsPerDay = 10;
      await harness.session.revisions.askOther(id, false);
      assert.equal((await harness.lastAnswer()).status, 'done');
      await harness.session.run(question);
      assert.equal((await harness.lastAnswer()).status, 'failed');
    });

    it('offers no model whose day is used up as well, but another provider', async () => {
      const harness = await withGroq(1);
      stage.simulator.account().usedToday = 0;
      await harness.start(stage.simulator);
      await harness.session.send('What is a mutex?');
      harness.settings = { ...harness.settings, model: other };
      await harness.session.send('And a semaphore?');
      await harness.session.send('And a monitor?');
      const { failure } = await harness.lastAnswer();
      assert.equal(failure?.otherModel, undefined);
      assert.deepEqual(failure?.actions, ['pickModel', 'queue']);
      assert.deepEqual(
        failure.others?.map(({ id }) => id),
        ['openrouter'],
      );
    });
  });

  it('keeps nobody from asking a provider whose day is not used up', async () => {
    const harness = await usedUp();
    await harness.session.refresh();
    assert.equal((await harness.session.state()).connection, 'quotaUsedUp');
    harness.settings = { ...harness.settings, model: 'groq:openai/gpt-oss-120b' };
    await harness.session.refresh();
    assert.equal((await harness.session.state()).connection, 'ready');
  });
});
