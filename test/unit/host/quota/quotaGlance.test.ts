import * as assert from 'node:assert/strict';
import {
  quotaBar,
  quotaIcon,
  quotaLevel,
  shortWait,
  untilNextWait,
  waitText,
} from '../../../../src/host/quota/quotaGlance';
import type { Quota } from '../../../../src/shared/quota';

const minute = 60_000;
const hour = 60 * minute;

const resetsAt = Date.UTC(2026, 10, 24);

function quota(left: number | undefined, limit = 50): Quota {
  const known = left === undefined ? {} : { left, limit };
  const provider = { providerName: 'OpenRouter', toldBy: 'keyInfo', resets: 'UTC' } as const;
  const common = { ...provider, usedThisMinute: 0, minuteLimit: 20, resetsAt };
  return { certainty: 'counted', used: limit - (left ?? limit), ...known, ...common };
}

describe('the quota at a glance', () => {
  for (const [left, level, icon] of [
    [undefined, 'unknown', 'circle-large-outline'],
    [50, 'enough', 'circle-large-filled'],
    [38, 'enough', 'circle-large-filled'],
    [25, 'enough', 'pie-chart'],
    [6, 'enough', 'circle-large-outline'],
    [5, 'low', 'circle-large-outline'],
    [1, 'low', 'circle-large-outline'],
    [0, 'usedUp', 'circle-slash'],
  ] as const) {
    it(`with ${left ?? 'nobody knows how many'} left is ${level}`, () => {
      assert.equal(quotaLevel(quota(left)), level);
      assert.equal(quotaIcon(quota(left)), icon);
    });
  }

  it('is full where there is no limit, and used up where a refusal told no figure', () => {
    const unknown = quota(undefined);
    const unlimited: Quota = { ...unknown, certainty: 'unlimited' };
    assert.equal(quotaLevel(unlimited), 'enough');
    assert.equal(quotaIcon(unlimited), 'circle-large-filled');
    const refused: Quota = { ...unknown, left: 0 };
    assert.equal(quotaLevel(refused), 'usedUp');
    assert.equal(quotaIcon(refused), 'circle-slash');
    assert.equal(quotaBar(refused), '');
  });

  it('is not used up as long as one may be left', () => {
    const uncertain = { ...quota(0), leftAtLeast: 0, leftAtMost: 2 };
    assert.equal(quotaLevel(uncertain), 'low');
    assert.equal(quotaIcon(uncertain), 'circle-large-outline');
    assert.match(quotaBar(uncertain), />━</);
  });

  it('shows a bar that is never empty while one is left, and never full when one is gone', () => {
    const bar = (left: number | undefined, limit?: number): string =>
      quotaBar(quota(left, limit)).replaceAll(/<[^>]+>/g, '');
    assert.equal(bar(50), '━'.repeat(24));
    assert.equal(bar(49), `${'━'.repeat(23)}─`);
    assert.equal(bar(1, 1000), `━${'─'.repeat(23)}`);
    assert.equal(bar(0), '─'.repeat(24));
    assert.equal(bar(undefined), '');
  });

  for (const [ms, long, short] of [
    [9 * hour + 40 * minute, '9 h 40 min', '9h'],
    [5 * hour, '5 h', '5h'],
    [12 * minute, '12 min', '12m'],
    [59 * minute + 1, '1 h', '1h'],
    [1, '1 min', '1m'],
    [-5, '1 min', '1m'],
  ] as const) {
    it(`says ${long} for ${ms} ms`, () => {
      assert.equal(waitText(ms), long);
      assert.equal(shortWait(ms), short);
    });
  }

  it('looks again when the wait that is shown has changed', () => {
    const shownAfter = (wait: number): string => {
      const now = resetsAt - wait;
      return shortWait(resetsAt - (now + untilNextWait(resetsAt, now)));
    };
    assert.equal(shownAfter(5 * hour + 12 * minute), '4h');
    assert.equal(shownAfter(hour), '59m');
    assert.equal(shownAfter(12 * minute), '11m');
  });
});
