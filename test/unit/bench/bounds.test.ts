import * as assert from 'node:assert/strict';
import { judge, verdict } from '../../../bench/support/bounds';

const figure = (name: string, value: number) => ({ name, value, unit: 'ms', runs: 3 });

describe('The bounds of the benchmarks', () => {
  it('hold up to what is allowed, and stand beside the figure', () => {
    const must = { atMost: 15 };
    assert.deepEqual(judge(figure('a', 15), must), { ...figure('a', 15), must, holds: true });
    assert.equal(judge(figure('a', 15.1), must).holds, false);
    assert.equal(judge(figure('a', 1.2), { atLeast: 1.2 }).holds, true);
    assert.equal(judge(figure('a', 1.19), { atLeast: 1.2 }).holds, false);
  });

  it('hold for nothing that is no number, and are not there for what is only for knowing', () => {
    assert.equal(judge(figure('a', Number.NaN), { atMost: 15 }).holds, false);
    assert.equal(judge(figure('a', Number.NaN), { atLeast: 15 }).holds, false);
    assert.deepEqual(judge(figure('a', 15), undefined), figure('a', 15));
  });

  it('end as a table that can be read', () => {
    const judged = [
      judge(figure('activate_ms', 12.5), { atMost: 15 }),
      judge(figure('day', 1.1), { atLeast: 1.2 }),
      judge(figure('free', 7), undefined),
    ];
    assert.equal(
      verdict(judged),
      [
        'figure            is  must be',
        'activate_ms  12.5 ms    <= 15   holds',
        'day           1.1 ms   >= 1.2  MISSED',
        'free            7 ms',
        '',
      ].join('\n'),
    );
  });
});
