import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayMs } from '../../../src/core/quota/calendar';
import { startOfPeriod, summarise } from '../../../src/core/usage/summarise';
import { timesOf, toTwoDigits } from '../../../src/core/usage/times';
import { totalsOf, type AccountUsage } from '../../../src/core/usage/totalsOf';
import { addUp } from '../../../src/core/usage/addUp';
import type { UsageDay } from '../../../src/core/usage/usageTotals';
import {
  requestsOf,
  savedTurns,
  type UsagePeriod,
  type UsageSummary,
} from '../../../src/shared/usage';

const noon = Date.UTC(2026, 9, 26, 12);

/** A request that was answered by the model that was asked. */
const answered: AccountUsage = {
  at: noon,
  endedAt: noon + 4000,
  provider: 'openrouter',
  account: 'mine',
  model: 'qwen/qwen3-coder:free',
  servedModel: 'qwen/qwen3-coder',
  purpose: 'explain',
  attempt: 1,
  countsAtMost: 1,
  outcome: 'answered',
  counted: 'yes',
  promptTokens: 100,
  answerTokens: 40,
  firstTokenMs: 900,
};

const busy: AccountUsage = {
  ...{ at: noon, endedAt: noon + 100, provider: 'openrouter', account: 'mine' },
  ...{ model: 'qwen/qwen3-coder:free', purpose: 'chat', attempt: 1, countsAtMost: 3 },
  ...{ outcome: 'failed', counted: 'unknown', cause: 'busy' },
};

function daysOf(rows: readonly AccountUsage[]): readonly UsageDay[] {
  const starts = [...new Set(rows.map(({ at }) => Math.floor(at / dayMs) * dayMs))].sort();
  return starts.map((start) => {
    const own = rows.filter(({ at }) => at >= start && at < start + dayMs);
    return { at: start, totals: addUp(own.map(totalsOf)) };
  });
}

const summaryOf = (
  rows: readonly AccountUsage[],
  period: UsagePeriod = 7,
  now = noon,
): UsageSummary => summarise(daysOf(rows), period, now);

describe('Usage', () => {
  it('tells of each model what it answered, could not, left empty, and what was taken of its edits', () => {
    const { models } = summaryOf([
      { ...answered, proposal: 'accepted' },
      { ...answered, proposal: 'placed' },
      { ...answered, proposal: 'refused' },
      // Asked, busy, and answered in its place by another.
      { ...answered, servedModel: 'google/gemma-4-31b-it', countsAtMost: 3 },
      busy,
      { ...answered, outcome: 'failed', cause: 'emptyAnswer' },
    ]);
    const told = models.map(({ name, served, busy: missed, empty, edits, accepted }) => [
      ...[name, served, missed, empty, edits, accepted],
    ]);
    assert.deepEqual(told, [
      ['qwen/qwen3-coder', 3, 2, 1, 3, 1],
      ['google/gemma-4-31b-it', 1, 0, 0, 0, 0],
    ]);
  });

  it('is counted by how requests ended, and by what the provider did not count', () => {
    const { counts } = summaryOf([
      answered,
      { ...answered, outcome: 'stopped' },
      { ...busy, counted: 'no' },
      { ...busy, outcome: 'running' },
    ]);
    assert.equal(requestsOf(counts), 4);
    assert.deepEqual(counts, {
      ...{ answered: 1, stopped: 1, failed: 1, running: 1, uncounted: 1, kept: 0 },
      ...{ promptTokens: 200, answerTokens: 80 },
    });
  });

  it('does not take a kept answer for a request, and tells how many there were', () => {
    const { counts, models } = summaryOf([
      answered,
      { ...busy, outcome: 'kept', counted: 'no', countsAtMost: 0 },
    ]);
    assert.equal(requestsOf(counts), 1);
    assert.equal(counts.kept, 1);
    assert.equal(counts.uncounted, 0);
    assert.equal(models[0]?.served, 1);
  });

  it('is told by purpose, by account and by cause, what is most first', () => {
    const { purposes, providers, causes } = summaryOf([
      { ...busy, cause: 'cut' },
      busy,
      // Groq counts each model for itself; the account is the same.
      { ...busy, provider: 'groq', account: 'mine.large' },
      { ...busy, provider: 'groq', account: 'mine.small' },
      answered,
    ]);
    const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
    assert.deepEqual(names(purposes), ['chat', 'explain']);
    assert.deepEqual(names(providers), ['openrouter/mine', 'groq/mine']);
    assert.deepEqual(causes, [
      { name: 'busy', count: 3 },
      { name: 'cut', count: 1 },
    ]);
  });

  it('knows a model by all the names that its provider gives it', () => {
    const ids = [
      ['openrouter', 'poolside/laguna:free', 'poolside/laguna-20260720'],
      ['groq', 'groq:openai/gpt-oss-120b', 'openai/gpt-oss-120b'],
      ['google', 'google:gemini-3-flash', 'models/gemini-3-flash'],
    ] as const;
    for (const [provider, model, servedModel] of ids) {
      const { models, fallbacks } = summaryOf([
        { ...answered, provider, model, servedModel, countsAtMost: 2 },
      ]);
      assert.deepEqual([models.length, models[0]?.served, fallbacks], [1, 1, 0], servedModel);
    }
  });

  it('tells who answered instead of whom, and what that saved', () => {
    const { models, fallbacks, secondRequests } = summaryOf([
      { ...answered, servedModel: 'mistralai/devstral:free', countsAtMost: 2 },
      busy,
      { ...answered, model: 'google/gemma:free', servedModel: 'google/gemma:free', attempt: 2 },
    ]);
    assert.equal(fallbacks, 1);
    assert.equal(secondRequests, 1);
    const [qwen, ...rest] = models;
    assert.equal(qwen?.name, 'qwen/qwen3-coder');
    assert.deepEqual(qwen.others, [{ name: 'mistralai/devstral', count: 1 }]);
    assert.equal(qwen.served, 0);
    assert.equal(qwen.total, undefined, 'the time is that of the model that answered');
    const devstral = rest.find(({ name }) => name === 'mistralai/devstral');
    assert.deepEqual([devstral?.served, requestsOf(devstral?.counts ?? assert.fail())], [1, 0]);
  });

  it('tells of every day what was saved on it', () => {
    const instead = { ...answered, servedModel: 'mistralai/devstral:free', countsAtMost: 2 };
    const kept = { ...busy, outcome: 'kept', counted: 'no', countsAtMost: 0 } as const;
    const { slots } = summaryOf([
      { ...instead, at: noon - dayMs },
      { ...answered, at: noon - dayMs, attempt: 2 },
      kept,
    ]);
    assert.deepEqual(slots.slice(-3).map(savedTurns), [0, 2, 1]);
    assert.deepEqual([slots.at(-2)?.fallbacks, slots.at(-2)?.secondRequests], [1, 1]);
  });

  it('does not take the name that a gateway gives its model for a failover', () => {
    const { fallbacks } = summaryOf([
      { ...answered, provider: 'custom', model: 'custom:default', servedModel: 'llama-4' },
    ]);
    assert.equal(fallbacks, 0);
  });

  it('is the same whether days are added up one by one or all their requests at once', () => {
    const row = fc.record({
      model: fc.constantFrom('a:free', 'b:free', '__proto__'),
      servedModel: fc.constantFrom('a', 'b', 'c'),
      outcome: fc.constantFrom('answered', 'stopped', 'failed', 'running', 'kept' as const),
      purpose: fc.constantFrom('chat', 'constructor'),
      firstTokenMs: fc.nat(90_000),
      countsAtMost: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(row), fc.nat(20), (rows, cut) => {
        const all = rows.map((one) => totalsOf({ ...answered, ...one }));
        const parts = [addUp(all.slice(0, cut)), addUp(all.slice(cut))];
        assert.deepEqual(JSON.parse(JSON.stringify(addUp(parts))), addUp(all));
      }),
    );
  });
});

describe('The times of answers', () => {
  const measured = (...all: readonly number[]) =>
    timesOf(
      addUp(all.map((ms) => totalsOf({ ...answered, firstTokenMs: ms }))).models[
        'openrouter/qwen/qwen3-coder'
      ]?.firstToken ?? [],
    );

  it('are the median and what nine of ten do not exceed', () => {
    assert.deepEqual(measured(100, 200, 300, 400, 500, 600, 700, 800, 900, 60_000), {
      median: 500,
      p90: 900,
    });
    assert.deepEqual(measured(1234), { median: 1200, p90: 1200 });
    assert.equal(timesOf([]), undefined);
  });

  it('are as exact as two digits, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600_000 }), { minLength: 1 }), (all) => {
        const sorted = all.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0;
        assert.equal(measured(...all)?.p90, toTwoDigits(exact));
      }),
    );
  });
});

describe('The days of usage', () => {
  const at = (iso: string): AccountUsage => ({ ...answered, at: Date.parse(iso) });
  const perSlot = ({ slots }: UsageSummary): readonly (readonly [string, number])[] =>
    slots.map((slot) => [new Date(slot.at).toISOString().slice(0, 10), requestsOf(slot.counts)]);

  it('begin when those of the free quota do, at 00:00 UTC', () => {
    const rows = [
      at('2026-10-24T23:59:59.999Z'),
      at('2026-10-25T00:00:00.000Z'),
      at('2026-10-25T23:59:59.999Z'),
      at('2026-10-26T00:00:00.000Z'),
    ];
    assert.deepEqual(perSlot(summaryOf(rows)).slice(-3), [
      ['2026-10-24', 1],
      ['2026-10-25', 2],
      ['2026-10-26', 1],
    ]);
  });

  it('are there once each, also where the clocks change and nothing was sent', () => {
    const zone = process.env['TZ'];
    try {
      for (const [place, now] of [
        ['Europe/Berlin', Date.UTC(2026, 9, 26, 0, 30)],
        ['America/Los_Angeles', Date.UTC(2026, 2, 9, 6)],
        ['Asia/Kathmandu', Date.UTC(2026, 0, 1)],
      ] as const) {
        process.env['TZ'] = place;
        const { slots, slotDays } = summaryOf([], 30, now);
        assert.equal(slotDays, 1);
        assert.equal(slots.length, 30, place);
        for (const [index, slot] of slots.entries())
          assert.equal(slot.at, Math.floor(now / dayMs) * dayMs - (29 - index) * dayMs, place);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('are weeks from Monday on where there are many of them, and none is lost', () => {
    const since = startOfPeriod(400, noon);
    const rows = Array.from({ length: 400 }, (_, day) => ({
      ...answered,
      at: since + day * dayMs,
    }));
    const { slots, slotDays, counts } = summaryOf(rows, 400);
    assert.equal(slotDays, 7);
    assert.equal(slots[0]?.at, since);
    for (const { at: start } of slots.slice(1)) assert.equal(new Date(start).getUTCDay(), 1);
    assert.equal(requestsOf(counts), 400);
    assert.equal(
      slots.reduce((sum, slot) => sum + requestsOf(slot.counts), 0),
      400,
    );
  });

  it('end today: what is older than the period or later than now is left out', () => {
    const days = [-7, -6, 0, 1].map((day) => ({ ...answered, at: noon + day * dayMs }));
    assert.equal(requestsOf(summaryOf(days).counts), 2);
  });
});
