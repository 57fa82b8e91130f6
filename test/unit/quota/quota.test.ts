import assert from 'node:assert/strict';
import type { Confirmation, Counted, SentRequest } from '../../../src/core/ports';
import { accountHash } from '../../../src/core/quota/accountHash';
import { judgeFigure, judgeUsedUp, type Figure } from '../../../src/core/quota/figure';
import { quotaOf, type QuotaFacts } from '../../../src/core/quota/quota';
import { counters } from '../../support/counters';
import { leftFigure, type Quota } from '../../../src/shared/quota';

const midnight = Date.UTC(2026, 10, 23);
const minute = 60_000;
const zone = 'UTC' as const;
const morning = midnight + 600 * minute;

function facts(changes: Partial<QuotaFacts>): QuotaFacts {
  return { counter: counters.openrouter, requests: [], now: morning, ...changes };
}

function told(used: number, changes: Partial<Confirmation> = {}): Confirmation {
  const at = changes.at ?? morning - 5 * minute;
  const plain = { limit: 50, usedAtLeast: used, elsewhere: 0, shared: false };
  return { at, until: at, used, ...plain, ...changes };
}

/** A request that took a second. */
function sent(at: number, counted: Counted = 'yes', countsAtMost = 1): SentRequest {
  return { id: 1, at, endedAt: at + 1000, counted, countsAtMost };
}

const running: SentRequest = { id: 2, at: morning - 1000, counted: 'unknown', countsAtMost: 1 };

type Expected = { readonly [K in keyof Quota]?: Quota[K] | undefined };

describe('The quota', () => {
  const table: readonly (readonly [string, Partial<QuotaFacts>, Expected])[] = [
    [
      'is unknown before the provider told, and counts what was sent',
      { requests: [1, 2, 3].map((n) => sent(morning - n * minute)) },
      { certainty: 'unknown', used: 3, limit: undefined, left: undefined, confirmedAt: undefined },
    ],
    [
      'is the figure of the provider when nothing was sent since',
      { confirmation: told(12), requests: [sent(morning - 60 * minute)] },
      {
        certainty: 'confirmed',
        used: 12,
        left: 38,
        limit: 50,
        confirmedAt: morning - 5 * minute,
        leftAtLeast: 38,
        leftAtMost: 38,
      },
    ],
    [
      'takes one for each request sent since',
      { confirmation: told(12), requests: [sent(morning - minute), sent(morning - 2000)] },
      { certainty: 'counted', used: 14, left: 36, leftAtLeast: 36, leftAtMost: 36 },
    ],
    [
      'of a day of which the provider has told nothing says so',
      { confirmation: told(12, { at: midnight - 600 * minute }) },
      { certainty: 'counted', left: 50, isNewDay: true },
    ],
    [
      'of a day of which it has told something does not',
      { confirmation: told(12) },
      { certainty: 'confirmed', isNewDay: undefined },
    ],
    [
      'is a range while a request runs, or when nobody knows whether it counted',
      { confirmation: told(12), requests: [running, sent(morning - minute, 'unknown')] },
      { left: 36, leftAtLeast: 36, leftAtMost: 38 },
    ],
    [
      'is a range when a request named several models',
      { confirmation: told(12), requests: [sent(morning - minute, 'yes', 3)] },
      { leftAtLeast: 35, leftAtMost: 37 },
    ],
    [
      'is not called confirmed when the provider may not have seen the last request',
      {
        confirmation: told(12, { usedAtLeast: 11 }),
        requests: [sent(morning - 6 * minute)],
      },
      { certainty: 'counted', leftAtLeast: 37, leftAtMost: 39 },
    ],
    [
      'has at most what is left where others use the account too',
      { confirmation: told(12, { elsewhere: 3, shared: true }) },
      { left: 38, leftAtLeast: 0, leftAtMost: 38, elsewhere: 3 },
    ],
    [
      'has 1,000 a day where the provider says so',
      { confirmation: told(999, { limit: 1000 }) },
      { limit: 1000, left: 1 },
    ],
    [
      'never has less than nothing left',
      { confirmation: told(60), requests: [sent(morning - minute)] },
      { used: 61, left: 0, leftAtLeast: 0, leftAtMost: 0 },
    ],
    [
      'begins anew at 00:00 UTC',
      {
        confirmation: told(50, { at: midnight - 60 * minute, elsewhere: 5, shared: true }),
        requests: [sent(midnight + 3 * minute)],
        now: midnight + 5 * minute,
      },
      {
        certainty: 'counted',
        left: 49,
        leftAtLeast: 49,
        leftAtMost: 49,
        elsewhere: undefined,
        resetsAt: midnight + 1440 * minute,
      },
    ],
    [
      'may have come back or not when it is midnight',
      { confirmation: told(50, { at: midnight - 60 * minute }), now: midnight + minute },
      { leftAtLeast: 0, leftAtMost: 50 },
    ],
    ['comes back at the next midnight, not before', { now: midnight - 1 }, { resetsAt: midnight }],
    [
      'stays sane with a limit that makes no sense',
      { confirmation: told(0, { limit: NaN }) },
      { used: 0, limit: 0, left: 0 },
    ],
    [
      'tells the minute, without what did not count',
      { requests: [sent(morning), sent(morning), sent(morning, 'no'), sent(morning - minute)] },
      { usedThisMinute: 2, minuteLimit: 20 },
    ],
    [
      'tells when it will be used up at the pace of today',
      { confirmation: told(10), requests: [...Array(10).keys()].map((n) => hourOld(n)) },
      { runsOutAt: morning + 240 * minute },
    ],
    [
      'tells no pace where others use the account too',
      {
        confirmation: told(10, { shared: true }),
        requests: [...Array(10).keys()].map((n) => hourOld(n)),
      },
      { runsOutAt: undefined },
    ],
  ];
  for (const [promise, given, expected] of table) {
    it(promise, () => {
      const quota = quotaOf(facts(given));
      for (const [name, value] of Object.entries(expected))
        assert.equal(quota[name as keyof Quota], value, name);
    });
  }

  it('is written as a number only where it is one', () => {
    const quota = quotaOf(facts({ confirmation: told(12) }));
    assert.equal(leftFigure(quota), '38');
    assert.equal(leftFigure({ ...quota, leftAtLeast: 36 }), '36–38');
    assert.equal(leftFigure({ ...quota, leftAtLeast: 0 }), '≤38');
    assert.equal(leftFigure(quotaOf(facts({}))), undefined);
  });

  function hourOld(n: number): SentRequest {
    return sent(morning - (60 - n) * minute);
  }
});

describe('A figure of the provider', () => {
  const figure = (used: number, changes: Partial<Figure> = {}): Figure => {
    const at = changes.at ?? morning;
    return { at, until: at + 100, used, limit: 50, ...changes };
  };
  /** Twelve used, of which one may be unknown to the provider's cache. */
  const recent = { zone, confirmation: told(11), requests: [sent(morning - 30_000)] };
  const old = { zone, confirmation: told(11), requests: [sent(morning - 3 * minute)] };

  it('is believed, also when it is lower, once the last request is known to the provider', () => {
    const kept = judgeFigure(figure(11), old);
    assert.deepEqual([kept?.used, kept?.usedAtLeast, kept?.shared], [11, 11, false]);
  });

  it('tells nothing new when it may lack the last request', () => {
    assert.equal(judgeFigure(figure(11), recent), undefined);
    assert.equal(judgeFigure(figure(12), recent), undefined);
  });

  it('that is higher than can be tells of requests made elsewhere', () => {
    const kept = judgeFigure(figure(15), recent);
    assert.deepEqual([kept?.used, kept?.usedAtLeast, kept?.shared], [15, 15, true]);
    assert.equal(judgeFigure(figure(15), old)?.shared, true);
  });

  it('says how many cannot have been sent from here', () => {
    const requests = [1, 2, 3].map((n) => sent(morning - n * 60 * minute));
    const first = judgeFigure(figure(8), { zone, requests });
    assert.deepEqual([first?.elsewhere, first?.shared], [5, false]);
  });

  it('with another limit is taken at once', () => {
    const kept = judgeFigure(figure(11, { limit: 1000 }), recent);
    assert.deepEqual([kept?.limit, kept?.used, kept?.usedAtLeast], [1000, 11, 12]);
  });

  it('around midnight is compared with nothing: it may be of either day', () => {
    for (const at of [midnight - minute, midnight + 2.5 * minute]) {
      const kept = judgeFigure(figure(50, { at }), {
        zone,
        confirmation: told(3, { at: at - minute }),
        requests: [],
      });
      assert.deepEqual([kept?.used, kept?.elsewhere, kept?.shared], [50, 0, false]);
    }
    const later = judgeFigure(figure(50, { at: midnight + 4 * minute }), { zone, requests: [] });
    assert.equal(later?.elsewhere, 50);
  });

  it('makes sense even when it makes none', () => {
    const kept = judgeFigure(figure(NaN, { limit: -3 }), { zone, requests: [] });
    assert.deepEqual([kept?.used, kept?.limit], [0, 0]);
  });

  it('of a refusal leaves nothing, whatever was counted here', () => {
    for (const confirmation of [undefined, told(3), told(60)]) {
      const kept = judgeUsedUp(50, morning, { zone, confirmation, requests: [running] });
      const quota = quotaOf(facts({ confirmation: kept, requests: [running] }));
      assert.deepEqual([quota.leftAtLeast, quota.leftAtMost], [0, 0]);
    }
  });
});

describe('The name of an account', () => {
  it('is the same for the same key, another for another, and holds nothing of it', async () => {
    const key = 'sk-or-v1-0123456789abcdef';
    const hash = await accountHash(key);
    assert.match(hash, /^[0-9a-f]{16}$/);
    assert.equal(await accountHash(key), hash);
    assert.notEqual(await accountHash(`${key}0`), hash);
    const bare = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
    assert.ok(!Buffer.from(bare).toString('hex').includes(hash));
  });
});
