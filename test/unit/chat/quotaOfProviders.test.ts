import assert from 'node:assert/strict';
import { nextMidnight } from '../../../src/core/llm/nextMidnight';
import { presets } from '../../../src/core/llm/presets';
import { counterOf } from '../../../src/core/quota/counter';
import type { Quota } from '../../../src/shared/quota';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const large = 'groq:openai/gpt-oss-120b';
const flash = 'google:gemini-3.5-flash';

describe('The quota of whoever is asked', () => {
  const stage = new SessionStage();

  async function start(provider: 'groq' | 'google', model: string): Promise<SessionHarness> {
    const { simulator } = stage;
    const harness = await stage.start({ settings: { model } });
    const { addresses } = harness.settings;
    const url = simulator.urlOf(provider);
    harness.settings = { ...harness.settings, addresses: { ...addresses, [provider]: url } };
    harness.secrets.others.set(provider, simulator.faces[provider].key);
    await harness.session.refresh();
    return harness;
  }

  const connectionOf = async ({ session }: SessionHarness) => (await session.state()).connection;

  const figures = ({ providerName, certainty, left, limit }: Quota) => [
    ...[providerName, certainty, left, limit],
  ];

  it('is told by Groq with its answer, for that model, and nothing of OpenRouter’s is touched', async () => {
    const harness = await start('groq', large);
    assert.deepEqual(figures(await harness.meter.quota()), [
      'Groq',
      'unknown',
      undefined,
      undefined,
    ]);
    await harness.session.send('Hello');
    const quota = await harness.meter.quota();
    assert.deepEqual(figures(quota), ['Groq', 'confirmed', 999, 1000]);
    assert.equal(quota.leftAtLeast, 999);
    assert.equal(quota.tokensThisMinute?.limit, 8000);
    assert.equal(quota.resets, 'rolling');
    const key = stage.simulator.key;
    const own = await counterOf({ preset: presets.openrouter, key }, undefined);
    assert.equal((await harness.meter.quotaOf(own)).left, 50);
  });

  it('is used up when Groq says so: the next question costs no request, and another model may be asked', async () => {
    const harness = await start('groq', large);
    stage.simulator.faces.groq.limits.requestsPerDay = 1;
    await harness.session.send('Hello');
    await harness.session.send('One too many');
    assert.equal(stage.simulator.requests.length, 1);
    const { failure } = await harness.lastAnswer();
    assert.match(failure?.title ?? '', /is used up for today/);
    assert.equal(await connectionOf(harness), 'quotaUsedUp');
    harness.settings = { ...harness.settings, model: 'groq:openai/gpt-oss-20b' };
    await harness.session.refresh();
    assert.equal(await connectionOf(harness), 'ready');
    await harness.session.send('Hello');
    assert.equal((await harness.lastAnswer()).status, 'done');
  });

  it('is not guessed from the tokens of the day: until they are back, nothing is sent', async () => {
    const harness = await start('groq', large);
    stage.simulator.faces.groq.limits.tokensPerDay = 1;
    await harness.session.send('Hello');
    const quota = await harness.meter.quota();
    // The headers beside the refusal tell of requests: there are 1,000 a day, and none of them helps now.
    assert.deepEqual([quota.left, quota.limit], [0, 1000]);
    assert.ok((quota.resetsAt ?? 0) > Date.now());
    await harness.session.send('Hello again');
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('is learned from the refusal of Google, until midnight in California', async () => {
    const harness = await start('google', flash);
    stage.simulator.faces.google.limits.requestsPerDay = 2;
    await harness.session.send('One');
    assert.equal((await harness.meter.quota()).used, 1);
    await harness.session.send('Two');
    await harness.session.send('Three');
    const quota = await harness.meter.quota();
    assert.deepEqual([quota.leftAtMost, quota.limit], [0, 2]);
    assert.equal(quota.resetsAt, nextMidnight(Date.now(), 'America/Los_Angeles'));
    await harness.session.send('Four');
    assert.equal(stage.simulator.requests.length, 3);
    assert.match((await harness.lastAnswer()).failure?.title ?? '', /is used up for today/);
  });
});
