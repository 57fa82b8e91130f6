import * as assert from 'node:assert/strict';
import { median, percentile } from '../../../bench/support/measurement';

describe('figures', () => {
  it('stand in the middle, or between the two in the middle', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([9, 1, 5, 7]), 6);
  });

  it('say what so many percent do not exceed', () => {
    const oneToTen = [10, 2, 8, 4, 6, 5, 7, 3, 9, 1];
    assert.equal(percentile(oneToTen, 90), 9);
    assert.equal(percentile(oneToTen, 91), 10);
    assert.equal(percentile(oneToTen, 100), 10);
    assert.equal(percentile([3], 90), 3);
  });

  it('are no numbers without values', () => {
    assert.ok(Number.isNaN(median([])));
    assert.ok(Number.isNaN(percentile([], 90)));
  });
});
