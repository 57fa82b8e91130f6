import assert from 'node:assert/strict';
import { endOfDay, startOfDay } from '../../../src/core/quota/calendar';

const hour = 3_600_000;

describe('The day of a provider', () => {
  it('begins at midnight UTC for OpenRouter', () => {
    const midnight = Date.UTC(2026, 10, 23);
    for (const at of [midnight, midnight + 24 * hour - 1])
      assert.deepEqual([startOfDay(at), endOfDay(at, 'UTC')], [midnight, midnight + 24 * hour]);
  });

  for (const [what, start, hours] of [
    ['24 hours', Date.UTC(2026, 10, 23, 8), 24],
    ['25 hours where summer time ends', Date.UTC(2026, 10, 1, 7), 25],
    ['23 hours where it begins', Date.UTC(2027, 2, 14, 8), 23],
  ] as const) {
    it(`begins at midnight in California for Google, and has ${what}`, () => {
      const end = start + hours * hour;
      for (const at of [start, start + 12 * hour, end - 1]) {
        assert.equal(startOfDay(at, 'America/Los_Angeles'), start);
        assert.equal(endOfDay(at, 'America/Los_Angeles'), end);
      }
      assert.equal(startOfDay(end, 'America/Los_Angeles'), end);
    });
  }
});
