import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { clock } from '../../../src/host/clock';

/** The longest wait of one timer of Node's, in milliseconds; a longer one ends at once. */
const longest = 2 ** 31 - 1;

/** In steps: what a timer begins anew counts from the end of a step. */
function pass(ms: number): void {
  for (let rest = ms; rest > 0; rest -= longest) mock.timers.tick(Math.min(rest, longest));
}

describe("The machine's clock", () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  for (const ms of [1, 1000, longest, longest + 1, 3 * longest + 7]) {
    it(`waits ${ms} ms, and not one less`, () => {
      let ran = 0;
      clock.after(ms, () => (ran += 1));
      pass(ms - 1);
      assert.equal(ran, 0);
      pass(1);
      assert.equal(ran, 1);
      pass(3 * longest);
      assert.equal(ran, 1);
    });
  }

  it('can be told to wait no longer, however often it has begun anew', () => {
    let ran = 0;
    const waiting = clock.after(3 * longest, () => (ran += 1));
    pass(longest + 1);
    waiting.dispose();
    pass(3 * longest);
    assert.equal(ran, 0);
  });
});
