import * as assert from 'node:assert/strict';
import { OncePerFrame } from '../../../src/host/review/oncePerFrame';
import { FakeClock } from '../../support/fakeClock';

describe('what is to be shown anew', () => {
  it('is shown once a frame, however often it changes', () => {
    const clock = new FakeClock(0);
    const shown: string[] = [];
    const queue = new OncePerFrame(clock, (name) => shown.push(name));
    for (let letter = 0; letter < 10; letter++) queue.add('a');
    queue.add('b');
    assert.deepEqual(shown, []);
    clock.advance(16);
    assert.deepEqual(shown, ['a', 'b']);
    queue.add('a');
    clock.advance(16);
    assert.deepEqual(shown, ['a', 'b', 'a']);
    clock.advance(1000);
    assert.equal(shown.length, 3);
  });

  it('is not shown any more after the end', () => {
    const clock = new FakeClock(0);
    const shown: string[] = [];
    const queue = new OncePerFrame(clock, (name) => shown.push(name));
    queue.add('a');
    queue.dispose();
    clock.advance(100);
    assert.deepEqual(shown, []);
  });
});
