import * as assert from 'node:assert/strict';
import { untilFresh } from '../../../../src/host/pages/untilFresh';

describe('Work that is done until it is fresh', () => {
  it('is done once more for all who wanted it meanwhile, never twice at once', async () => {
    const ends: (() => void)[] = [];
    const fresh = untilFresh(() => new Promise<void>((resolve) => void ends.push(resolve)));
    const all = [fresh(), fresh(), fresh()];
    assert.equal(ends.length, 1);
    ends[0]?.();
    await Promise.resolve();
    assert.equal(ends.length, 2);
    ends[1]?.();
    await Promise.all(all);
    assert.equal(ends.length, 2);
    void fresh();
    assert.equal(ends.length, 3);
  });

  it('is done again after a failure', async () => {
    let runs = 0;
    const fresh = untilFresh(() =>
      (runs += 1) === 1 ? Promise.reject(new Error('full')) : Promise.resolve(),
    );
    await assert.rejects(fresh(), /full/);
    await fresh();
    assert.equal(runs, 2);
  });
});
