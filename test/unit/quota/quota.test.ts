import assert from 'node:assert/strict';
import { accountHash } from '../../../src/core/quota/accountHash';
import { believe, quotaOf, type FigureFacts, type QuotaFacts } from '../../../src/core/quota/quota';
import type { Quota } from '../../../src/shared/quota';

const midnight = Date.UTC(2026, 10, 23);
const morning = midnight + 10 * 3_600_000;
const minute = 60_000;

function facts(changes: Partial<QuotaFacts>): QuotaFacts {
  return { sentSince: 0, sentToday: 0, sentThisMinute: 0, now: morning, ...changes };
}

describe('The quota', () => {
  const table: readonly (readonly [
    string,
    Partial<QuotaFacts>,
    { readonly [K in keyof Quota]?: Quota[K] | undefined },
  ])[] = [
    [
      'is unknown before the provider told, and counts what was sent',
      { sentToday: 3 },
      { certainty: 'unknown', used: 3, limit: undefined, left: undefined, confirmedAt: undefined },
    ],
    [
      'is the figure of the provider when nothing was sent since',
      { confirmation: { at: morning - 5000, used: 12, limit: 50 }, sentToday: 4 },
      { certainty: 'confirmed', used: 12, left: 38, limit: 50, confirmedAt: morning - 5000 },
    ],
    [
      'takes one for each request sent since',
      { confirmation: { at: morning - 5000, used: 12, limit: 50 }, sentSince: 2, sentToday: 2 },
      { certainty: 'counted', used: 14, left: 36 },
    ],
    [
      'is not called confirmed when the provider may not have seen the last request',
      {
        confirmation: { at: morning, used: 12, limit: 50 },
        lastRequestAt: morning - minute,
      },
      { certainty: 'counted', used: 12 },
    ],
    [
      'has 1,000 a day where the provider says so',
      { confirmation: { at: morning, used: 999, limit: 1000 } },
      { limit: 1000, left: 1 },
    ],
    [
      'never has less than nothing left',
      { confirmation: { at: morning, used: 60, limit: 50 }, sentSince: 1 },
      { used: 61, left: 0 },
    ],
    [
      'begins anew at 00:00 UTC',
      {
        confirmation: { at: midnight - 1, used: 50, limit: 50 },
        sentSince: 9,
        sentToday: 1,
        now: midnight,
      },
      { certainty: 'counted', used: 1, left: 49, resetsAt: midnight + 86_400_000 },
    ],
    ['comes back at the next midnight, not before', { now: midnight - 1 }, { resetsAt: midnight }],
    [
      'stays sane with figures that make no sense',
      { confirmation: { at: morning, used: -3, limit: NaN } },
      { used: 0, limit: 0, left: 0 },
    ],
    ['tells the minute', { sentThisMinute: 7 }, { usedThisMinute: 7, minuteLimit: 20 }],
  ];
  for (const [promise, given, expected] of table) {
    it(promise, () => {
      const quota = quotaOf(facts(given));
      for (const [name, value] of Object.entries(expected))
        assert.equal(quota[name as keyof Quota], value, name);
    });
  }
});

describe('A figure of the provider', () => {
  const figure = (changes: Partial<FigureFacts>): FigureFacts => ({
    at: morning,
    used: 10,
    limit: 50,
    ownCount: 12,
    ...changes,
  });
  const table: readonly (readonly [string, Partial<FigureFacts>, number])[] = [
    ['that is lower is believed when nothing was ever sent', {}, 10],
    ['that is lower is believed after a minute', { lastRequestAt: morning - minute - 1 }, 10],
    ['that is lower is not believed within a minute', { lastRequestAt: morning - minute }, 12],
    ['that is higher is believed: others used it', { used: 20, lastRequestAt: morning - 1 }, 20],
    [
      'of the first minute may be of yesterday',
      { at: midnight + 59_999, used: 50, ownCount: 1 },
      1,
    ],
    ['of the second minute is of today', { at: midnight + minute, used: 50, ownCount: 1 }, 50],
  ];
  for (const [promise, given, used] of table) {
    it(promise, () => {
      const confirmation = believe(figure(given));
      assert.deepEqual(confirmation, { at: given.at ?? morning, used, limit: 50 });
    });
  }
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
