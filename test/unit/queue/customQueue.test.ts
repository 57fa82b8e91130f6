import assert from 'node:assert/strict';
import { hourMs, QueueStage } from './queueStage';

const model = 'custom:qwen3-coder:30b';

describe('A question to a custom server whose day is used up', () => {
  const queue = new QueueStage();
  const { ask, pass, status, requests } = queue;

  beforeEach(async () => {
    const { simulator, window, clock } = queue;
    const url = simulator.urlOf('plain');
    const { settings } = window;
    const addresses = { ...settings.addresses, custom: url };
    window.settings = { ...settings, model, addresses };
    window.secrets.value = undefined;
    window.secrets.others.set('custom', 'team-key-1');
    simulator.faces.plain.key = 'team-key-1';
    simulator.faces.plain.usedUpUntil = clock.now() + 3 * hourMs;
    await window.catalogue.agree(url);
    await window.session.refresh();
  });

  it('is queued until the server takes requests again, and goes out then, once', async () => {
    const { queued } = await ask('Why?');
    const backAt = queue.clock.now() + 3 * hourMs;
    assert.ok(Math.abs((queued?.until ?? 0) - backAt - 5000) < 1000);
    assert.equal(requests(), 1);
    await pass(3 * hourMs);
    assert.deepEqual([await status(), requests()], ['queued', 1]);
    await pass(6000);
    assert.deepEqual([await status(), requests()], ['done', 2]);
    await pass(24 * hourMs);
    assert.equal(requests(), 2);
  });

  it('costs no request as long as that lasts, once the server has said so', async () => {
    const { session, meter } = queue.window;
    await session.send('Why?');
    await session.send('And now?');
    assert.equal(requests(), 1);
    const { failure } = await queue.window.lastAnswer();
    assert.match(failure?.title ?? '', /is used up for today/);
    assert.equal((await meter.quota()).left, 0);
    await pass(3 * hourMs + 1000);
    assert.equal((await meter.quota()).left, undefined);
    await session.send('And now?');
    assert.deepEqual([await status(), requests()], ['done', 2]);
  });
});
