import assert from 'node:assert/strict';
import type { UsageRow } from '../../../src/core/ports';
import { healthOf } from '../../../src/core/routing/health';
import { orderCandidates } from '../../../src/core/routing/orderCandidates';
import type { AnswerUse } from '../../../src/core/routing/seen';
import { freeModel } from '../../support/models';

const now = Date.UTC(2026, 10, 23, 10, 42);
const minute = 60_000;
const [a, b, c] = [
  freeModel('A', { codingIndex: 60 }),
  freeModel('B', { codingIndex: 50 }),
  freeModel('C', { codingIndex: 40 }),
];

function row(
  model: { readonly id: string },
  minutesAgo: number,
  more: Partial<UsageRow>,
): UsageRow {
  return {
    at: now - minutesAgo * minute,
    provider: 'openrouter',
    model: model.id,
    purpose: 'explain',
    attempt: 1,
    countsAtMost: 1,
    outcome: 'answered',
    counted: 'yes',
    ...more,
  };
}

const failed = (cause: string): Partial<UsageRow> => ({ outcome: 'failed', cause });

function order(...rows: readonly UsageRow[]): string {
  return orderFor('reading', ...rows);
}

function orderFor(use: AnswerUse, ...rows: readonly UsageRow[]): string {
  const ordered = orderCandidates([a, b, c], healthOf(rows, now, use), now);
  return ordered.map(({ name }) => name).join('');
}

describe('The order of those that may answer', () => {
  it('is that of the catalogue while nothing is known', () => {
    assert.equal(order(), 'ABC');
  });

  it('puts a model that was busy just now behind the others, and back after an hour', () => {
    assert.equal(order(row(a, 1, failed('busy'))), 'BCA');
    assert.equal(order(row(a, 60, failed('busy'))), 'ABC');
  });

  it('blames no model for a way on which not a single byte came back', () => {
    assert.equal(order(row(a, 1, failed('timeout'))), 'ABC');
    assert.equal(order(row(a, 1, { ...failed('timeout'), servedModel: a.id })), 'BCA');
  });

  it('remembers a model that was busy time and again for longer', () => {
    const rows = [90, 80, 70, 60].map((ago) => row(a, ago, failed('busy')));
    assert.equal(order(...rows), 'BCA');
  });

  it('takes another one that served as the word that the first was busy', () => {
    assert.equal(order(row(a, 1, { servedModel: b.id })), 'BCA');
    assert.equal(order(row(a, 1, { servedModel: 'maker/B-20260720' })), 'BCA');
  });

  it('keeps to the one that has just served', () => {
    assert.equal(order(row(a, 40, failed('busy')), row(b, 5, {})), 'BAC');
  });

  it('puts one that gives empty or broken answers back, for hours', () => {
    const rows = [50, 40, 30].flatMap((ago) => [
      row(a, ago, { ...failed('emptyAnswer'), servedModel: a.id }),
      row(a, ago - 1, { ...failed('cut'), servedModel: a.id }),
    ]);
    assert.equal(order(...rows), 'BCA');
  });

  it('puts one whose edits were refused back for edits, for hours, and not for words', () => {
    const refused = [30, 20].map((ago) => row(a, ago, { proposal: 'refused' }));
    assert.equal(orderFor('editing', ...refused), 'BCA');
    assert.equal(orderFor('reading', ...refused), 'ABC');
    const yesterday = [630, 620].map((ago) => row(a, ago, { proposal: 'refused' }));
    assert.equal(orderFor('editing', ...yesterday), 'ABC');
  });

  it('puts one that takes minutes for its first word back', () => {
    const slow = { firstTokenMs: 90_000 };
    assert.equal(order(row(a, 40, slow), row(a, 30, slow)), 'BCA');
  });

  it('leaves out one that is closed to this account or gone, and takes it back once it served', () => {
    for (const cause of ['gated', 'dataPolicy', 'modelGone'])
      assert.equal(order(row(a, 600, failed(cause))), 'BC', cause);
    assert.equal(order(row(a, 600, failed('gated')), row(a, 1, {})), 'ABC');
  });

  it('closes only the one of several that is proven to be closed; the others were just busy', () => {
    const named = { ...failed('gated'), countsAtMost: 3, failedModel: c.id, passedModels: [b.id] };
    assert.equal(order(row(a, 1, named)), 'AB');
    assert.equal(order(row(a, 60, named)), 'AB');
    assert.equal(order(row(a, 1, named), row(b, 0, {})), 'BA');
    const first = { ...failed('dataPolicy'), countsAtMost: 3, passedModels: [b.id, c.id] };
    assert.equal(order(row(a, 60, first)), 'BC');
  });

  it('blames every one that was passed over before another one served', () => {
    const served = { countsAtMost: 3, servedModel: c.id, passedModels: [b.id] };
    assert.equal(order(row(a, 1, served)), 'CAB');
  });

  it('does not blame a model for the account, the network or the user', () => {
    for (const cause of ['dailyLimit', 'minuteLimit', 'network', 'cut', 'tooLong', 'serverError'])
      assert.equal(order(row(a, 1, failed(cause))), 'ABC', cause);
    assert.equal(
      order(row(a, 1, { outcome: 'stopped' }), row(a, 1, { outcome: 'running' })),
      'ABC',
    );
  });

  it('leaves out those that leave within a week while there are others', () => {
    const leaving = freeModel('Z', { codingIndex: 99, expiresOn: '2026-11-26' });
    const names = (models: Parameters<typeof orderCandidates>[0]): string =>
      orderCandidates(models, healthOf([], now), now)
        .map(({ name }) => name)
        .join('');
    assert.equal(names([leaving, a]), 'A');
    assert.equal(names([leaving]), 'Z');
  });
});
