import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { freeAt, minuteSince } from '../../../src/core/quota/minuteRule';

const second = 1000;
const minute = 60 * second;
const start = Date.UTC(2026, 10, 23, 10, 42);

/** So many requests at this second of the minute. */
const sent = (count: number, at: number): readonly number[] =>
  Array<number>(count).fill(start + at);

describe('A minute', () => {
  it('has twenty places, and is over two seconds after its end', () => {
    const now = start + 30 * second;
    assert.equal(freeAt(sent(19, 10 * second), 20, now), undefined);
    assert.equal(freeAt(sent(20, 10 * second), 20, now), start + minute + 2 * second);
    assert.equal(freeAt(sent(20, 10 * second), 20, start + minute + 2 * second), undefined);
  });

  it('shares its edge with the next one: a request there may be counted in either', () => {
    const late = sent(20, 59 * second);
    assert.equal(freeAt(late, 20, start + 59 * second), start + 2 * minute + 2 * second);
    assert.equal(freeAt(late, 20, start + 90 * second), start + 2 * minute + 2 * second);
  });

  it('never gets more than its places, wherever each request is counted within two seconds', () => {
    const gaps = fc.array(fc.nat(20_000), { minLength: 30, maxLength: 200 });
    const delay = fc.integer({ min: -2000, max: 1999 });
    fc.assert(
      fc.property(gaps, delay, (waits, late) => {
        const left: number[] = [];
        let now = start;
        for (const wait of waits) {
          now += wait % 7 === 0 ? wait : wait % 500;
          const known = left.filter((at) => at >= minuteSince(now));
          now = freeAt(known, 5, now) ?? now;
          left.push(now);
        }
        const minutes = left.map((at) => Math.floor((at + late) / minute));
        for (const one of minutes) assert.ok(minutes.filter((other) => other === one).length <= 5);
      }),
    );
  });
});
