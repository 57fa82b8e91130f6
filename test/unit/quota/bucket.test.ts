import assert from 'node:assert/strict';
import type { Confirmation } from '../../../src/core/ports';
import { judgeHeaders, judgeRefusal } from '../../../src/core/quota/figure';
import { quotaOf } from '../../../src/core/quota/quota';
import { readRateFigure } from '../../../src/core/llm/rateHeaders';
import { leftFigure, type Quota } from '../../../src/shared/quota';
import { counters } from '../../support/counters';

const now = Date.UTC(2026, 10, 23, 10);
const second = 1000;
const counter = counters.groq;

describe('Requests that come back one by one', () => {
  /** As Groq sends it: a thousand a day is one in 86.4 seconds. */
  function told(remaining: number, reset: string): Confirmation {
    const headers = new Headers({
      'x-ratelimit-limit-requests': '1000',
      'x-ratelimit-remaining-requests': String(remaining),
      'x-ratelimit-reset-requests': reset,
    });
    const figure = readRateFigure(headers, now);
    const kept = figure && judgeHeaders(figure, { row: 7, at: now - second });
    assert.ok(kept);
    return kept;
  }

  const own = { id: 7, at: now - second, endedAt: now, counted: 'yes', countsAtMost: 1 } as const;

  function quotaAt(confirmation: Confirmation, later: number, requests = [own]): Quota {
    return quotaOf({ counter, confirmation, requests, now: now + later });
  }

  it('are confirmed by the headers of the answer, which hold the request itself', () => {
    const quota = quotaAt(told(970, '43m12s'), 0);
    assert.deepEqual([quota.certainty, leftFigure(quota), quota.used], ['confirmed', '970', 30]);
    assert.equal(quota.resetsAt, now + 2592 * second);
  });

  it('are more a while later, at the pace of the limit, and all in the end', () => {
    const confirmation = told(970, '43m12s');
    assert.equal(leftFigure(quotaAt(confirmation, 90 * second)), '971');
    assert.equal(leftFigure(quotaAt(confirmation, 2600 * second)), '1000');
    assert.equal(quotaAt(confirmation, 2600 * second).resetsAt, undefined);
  });

  it('are one less for each request sent since', () => {
    const later = { ...own, id: 8, at: now + second, endedAt: now + 2 * second };
    const quota = quotaAt(told(970, '43m12s'), 3 * second, [own, later] as never);
    assert.deepEqual([quota.certainty, leftFigure(quota)], ['counted', '969']);
  });

  it('are taken as told where the time until all is back does not fit the number', () => {
    assert.equal(leftFigure(quotaAt(told(970, '1s'), 0)), '970');
    assert.equal(leftFigure(quotaAt(told(970, 'soon'), 0)), '970');
  });

  it('are none after a refusal, until the first is back', () => {
    const refusal = { at: now, limit: 1000, until: now + 80 * second };
    const kept = judgeRefusal(refusal, now, { zone: 'UTC', requests: [] }, counter);
    assert.ok(kept);
    const quota = quotaOf({ counter, confirmation: kept, requests: [], now });
    assert.equal(quota.leftAtMost, 0);
    // Groq rounds to hundredths of a second.
    assert.ok(Math.abs((quota.resetsAt ?? 0) - refusal.until) <= 10);
    const after = quotaOf({ counter, confirmation: kept, requests: [], now: refusal.until });
    assert.equal(after.leftAtMost, 1);
  });

  it('are not read from headers that make no sense', () => {
    for (const limit of ['0', '-5', 'many', '']) {
      const headers = new Headers({ 'x-ratelimit-limit-requests': limit });
      assert.equal(readRateFigure(headers, now), undefined);
    }
    const odd = new Headers({
      'x-ratelimit-limit-requests': '10',
      'x-ratelimit-remaining-requests': '99',
    });
    assert.deepEqual(readRateFigure(odd, now)?.requests, { limit: 10, left: 10 });
  });
});
