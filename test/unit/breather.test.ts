import * as assert from 'node:assert/strict';
import { breather } from '../../src/core/breather';
import { FakeClock } from '../support/fakeClock';

describe('Long work that breathes', () => {
  it('lets everything else have its turn now and then, and goes on', async () => {
    const clock = new FakeClock();
    const breathe = breather(clock);
    await breathe();
    assert.equal(clock.pending, 0);
    clock.advance(20);
    const paused = breathe();
    assert.equal(clock.pending, 1);
    clock.advance(0);
    await paused;
    await breathe();
    assert.equal(clock.pending, 0);
  });

  it('hears meanwhile that it is to stop', async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const breathe = breather(clock, stop.signal);
    clock.advance(20);
    const paused = breathe();
    stop.abort();
    clock.advance(0);
    await assert.rejects(paused, { name: 'AbortError' });
  });
});
