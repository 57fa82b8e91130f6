import assert from 'node:assert/strict';
import type { ProviderId } from '../../../src/core/llm/preset';
import { FakeClock } from '../../support/fakeClock';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const dayMs = 24 * 60 * 60 * 1000;

describe('How the models of any provider are doing', () => {
  const stage = new SessionStage();
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock();
    stage.simulator.clock.set(clock.now());
  });

  /** The user has this provider and no other, and has picked no model. */
  async function start(provider: 'groq' | 'google'): Promise<SessionHarness> {
    const { simulator } = stage;
    const harness = await stage.start({ clock });
    const { addresses } = harness.settings;
    const url = simulator.urlOf(provider);
    harness.settings = { ...harness.settings, addresses: { ...addresses, [provider]: url } };
    harness.secrets.value = undefined;
    harness.secrets.others.set(provider satisfies ProviderId, simulator.faces[provider].key);
    return harness;
  }

  function pass(ms: number): void {
    clock.advance(ms);
    stage.simulator.clock.set(clock.now());
  }

  /** The model that each request asked. */
  const asked = (): readonly string[] =>
    stage.simulator.requests.map(({ body }) => (body as { readonly model: string }).model);

  async function ask(harness: SessionHarness, text: string): Promise<string> {
    pass(1000);
    await harness.session.send(text);
    return (await harness.lastAnswer()).status;
  }

  it('is learned: a model that its limit of the minute made fail waits behind another one', async () => {
    const harness = await start('groq');
    stage.simulator.faces.groq.limits.requestsPerMinute = 1;
    assert.equal(await ask(harness, 'One'), 'done');
    assert.equal(await ask(harness, 'Two'), 'done');
    const [first, again, second] = asked();
    assert.equal(first, again);
    assert.notEqual(second, first);
    const { settings } = harness;
    for (const model of ['', `groq:${first}`]) {
      harness.settings = { ...settings, model };
      assert.equal((await harness.models.automatic())?.id, `groq:${second}`);
    }
    harness.settings = settings;
    const { models } = await harness.catalogue.snapshot();
    const recordOf = await harness.models.records(models);
    const record = models.map(({ id }) => [id, recordOf(id)?.answered, recordOf(id)?.busy]);
    assert.deepEqual(
      record.filter(([, answered]) => answered !== undefined),
      [
        [`groq:${first}`, 1, 1],
        [`groq:${second}`, 1, 0],
      ],
    );
    stage.simulator.faces.groq.limits.requestsPerMinute = 30;
    assert.equal(await ask(harness, 'Three'), 'done');
    assert.deepEqual(asked().slice(3), [second]);
    pass(2 * 60 * 60 * 1000);
    assert.equal(await ask(harness, 'Four'), 'done');
    assert.deepEqual(asked().slice(4), [first]);
  });

  it('is told by the headers: a model without requests left is not chosen until they are back', async () => {
    const harness = await start('groq');
    stage.simulator.faces.groq.limits.requestsPerDay = 1;
    assert.equal(await ask(harness, 'One'), 'done');
    await harness.session.refresh();
    assert.equal(await ask(harness, 'Two'), 'done');
    const [first, second] = asked();
    assert.notEqual(second, first);
    pass(dayMs);
    assert.equal(await ask(harness, 'Three'), 'done');
    assert.deepEqual(asked().slice(2), [first]);
  });

  it('is told by the refusal: a model whose day is used up is not chosen until it is over', async () => {
    const harness = await start('google');
    stage.simulator.faces.google.limits.requestsPerDay = 1;
    assert.equal(await ask(harness, 'One'), 'done');
    assert.equal(await ask(harness, 'Two'), 'failed');
    assert.equal(await ask(harness, 'Three'), 'done');
    const [first, refused, other] = asked();
    assert.equal(first, refused);
    assert.notEqual(other, first);
    assert.equal(asked().length, 3);
    pass(dayMs);
    assert.equal(await ask(harness, 'Four'), 'done');
    assert.deepEqual(asked().slice(3), [first]);
  });
});
