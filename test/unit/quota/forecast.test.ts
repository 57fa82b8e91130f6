import assert from 'node:assert/strict';
import { forecast, type PaceFacts } from '../../../src/core/quota/forecast';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 23, 12);

/** So many requests, one a minute, the first of them `minutesAgo`. */
function pace(count: number, minutesAgo: number, changes: Partial<PaceFacts> = {}): PaceFacts {
  const sent = [...Array(count).keys()].map((n) => noon - (minutesAgo - n) * minute);
  return { sent, left: 20, now: noon, resetsAt: noon + 720 * minute, ...changes };
}

describe('The forecast', () => {
  it('goes on as today went until now', () => {
    assert.equal(forecast(pace(10, 60)), noon + 120 * minute);
    assert.equal(forecast(pace(20, 60)), noon + 60 * minute);
  });

  it('is told to five minutes', () => {
    assert.equal(forecast(pace(9, 61)), noon + 135 * minute);
  });

  it('grows later while nothing is sent', () => {
    assert.equal(forecast(pace(10, 120)), noon + 240 * minute);
  });

  it('waits until there is enough to tell it from', () => {
    assert.equal(forecast(pace(7, 60)), undefined);
    assert.equal(forecast(pace(20, 29)), undefined);
    assert.notEqual(forecast(pace(8, 30)), undefined);
  });

  it('says nothing when the requests will last, or none is left', () => {
    assert.equal(forecast(pace(10, 60, { resetsAt: noon + 119 * minute })), undefined);
    assert.equal(forecast(pace(10, 60, { left: 0 })), undefined);
  });
});
