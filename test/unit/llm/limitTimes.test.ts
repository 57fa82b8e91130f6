import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDuration, readMoment } from '../../../src/core/llm/limitTimes';
import { nextMidnight } from '../../../src/core/llm/nextMidnight';

const now = Date.UTC(2026, 10, 23, 18, 48);
const hour = 60 * 60 * 1000;

describe('Midnight in California', () => {
  for (const [about, at, midnight] of [
    ['in winter', '2026-11-23T18:48:00Z', '2026-11-24T08:00:00Z'],
    ['in summer', '2026-07-01T18:48:00Z', '2026-07-02T07:00:00Z'],
    ['on the evening before', '2026-11-24T07:59:59.999Z', '2026-11-24T08:00:00Z'],
    ['at midnight itself', '2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z'],
    ['on the day of 23 hours', '2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z'],
    ['on the day of 25 hours', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z'],
  ] as const) {
    it(`is found ${about}`, () => {
      const found = nextMidnight(Date.parse(at), 'America/Los_Angeles');
      assert.equal(new Date(found).toISOString(), new Date(midnight).toISOString());
    });
  }

  it('is ahead by a day at most, and begins a day, at any time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        const found = nextMidnight(at, 'America/Los_Angeles');
        assert.ok(found > at && found - at <= 25 * hour);
        assert.match(
          new Date(found).toLocaleTimeString('en-GB', { timeZone: 'America/Los_Angeles' }),
          /^00:00:00$/,
        );
      }),
    );
  });
});

describe('A moment', () => {
  it('is read in every form in which providers tell it', () => {
    const at = now + 179_560;
    const forms = [at, String(at), new Date(at).toISOString(), '2m59.56s', '179.56s', '179560ms'];
    for (const told of forms) assert.equal(readMoment(told, now), at, String(told));
    assert.equal(readMoment(Math.ceil(at / 1000), now), Math.ceil(at / 1000) * 1000);
    assert.equal(readMoment('1d2h', now), now + 26 * hour);
  });

  it('is no duration with other words around it', () => {
    for (const told of ['', '5', 's', '2m 5s', '-2s', '2m59.56', '1.s', 'in 3s']) {
      assert.equal(readDuration(told), undefined, told);
    }
  });

  it('is ahead by 26 hours at most, whatever is told: no timer overflows', () => {
    const told = fc.oneof(
      fc.anything(),
      fc.double(),
      fc.bigInt().map(String),
      fc.tuple(fc.nat(), fc.constantFrom('d', 'h', 'm', 's', 'ms')).map((parts) => parts.join('')),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.integer({ min: -30 * hour, max: 30 * hour }).map((ms) => now + ms),
    );
    fc.assert(
      fc.property(told, (value) => {
        const at = readMoment(value, now);
        assert.ok(at === undefined || (Number.isInteger(at) && at > now && at <= now + 26 * hour));
      }),
    );
  });
});
