import assert from 'node:assert/strict';
import type { UsageRow } from '../../../src/core/ports';
import { recordLabels, trackRecords } from '../../../src/core/routing/trackRecord';

const id = 'maker/model:free';

/** Requests of which this model was asked first. */
function rows(...told: readonly Partial<UsageRow>[]): readonly UsageRow[] {
  return told.map((more, index) => ({
    at: index,
    provider: 'openrouter',
    model: id,
    purpose: 'explain',
    attempt: 1,
    countsAtMost: 3,
    outcome: 'answered',
    counted: 'yes',
    ...more,
  }));
}

const answered = (firstTokenMs: number): Partial<UsageRow> => ({ servedModel: id, firstTokenMs });
const busy: Partial<UsageRow> = { outcome: 'failed', cause: 'busy' };
const instead: Partial<UsageRow> = { servedModel: 'maker/other:free', firstTokenMs: 100 };

function labels(told: readonly Partial<UsageRow>[], usedUp: readonly string[] = []): string {
  return recordLabels(trackRecords(rows(...told), usedUp)(id)).join(' · ');
}

describe('How a model has been doing', () => {
  it('is not said of one that was never asked', () => {
    assert.equal(labels([]), '');
  });

  it('is how often it answered, and how long its first word took in the middle', () => {
    const times = [2100, 900, 40_000].map(answered);
    assert.equal(labels(times), 'last 24 h: answered 3 of 3, first word after 2.1 s');
    const empty = { outcome: 'failed', cause: 'emptyAnswer', servedModel: id } as const;
    assert.match(labels([...times, empty]), /answered 3 of 4, first/);
  });

  it('is how often it was busy, be it that another one stood in', () => {
    assert.equal(
      labels([answered(900), busy, instead, busy]),
      'last 24 h: answered 1 of 4, busy 3, first word after 0.9 s',
    );
    assert.equal(labels([busy]), 'last 24 h: answered 0 of 1, busy 1');
  });

  it('is nothing of what the account, the network or the user made fail', () => {
    const others = ['dailyLimit', 'network'].map(
      (cause) => ({ outcome: 'failed', cause }) as const,
    );
    assert.equal(labels([...others, { outcome: 'stopped' }]), '');
  });

  it('is first that it cannot be asked now, closed or used up', () => {
    const gated = { outcome: 'failed', cause: 'gated' } as const;
    assert.equal(labels([gated]), 'not open to you now · last 24 h: answered 0 of 1');
    assert.equal(
      labels([answered(900)], [id]),
      'used up for now · last 24 h: answered 1 of 1, first word after 0.9 s',
    );
    assert.equal(labels([], [id]), 'used up for now');
  });
});
