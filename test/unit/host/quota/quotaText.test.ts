import * as assert from 'node:assert/strict';
import {
  quotaFigure,
  quotaRows,
  quotaSentence,
  quotaTitle,
  waitingText,
} from '../../../../src/host/quota/quotaText';
import type { Quota } from '../../../../src/shared/quota';

const minute = 60_000;
const hour = 60 * minute;
/** 14:20 in UTC. */
const now = Date.UTC(2026, 10, 23, 14, 20);

const openRouter: Quota = {
  certainty: 'counted',
  providerName: 'OpenRouter',
  toldBy: 'keyInfo',
  used: 12,
  limit: 50,
  left: 38,
  leftAtLeast: 36,
  leftAtMost: 38,
  usedThisMinute: 2,
  minuteLimit: 20,
  resets: 'UTC',
  resetsAt: now + 9 * hour + 40 * minute,
  confirmedAt: Date.UTC(2026, 10, 23, 10, 42),
};

const groq: Quota = {
  certainty: 'confirmed',
  providerName: 'Groq',
  modelName: 'GPT-OSS 120B',
  toldBy: 'headers',
  used: 1,
  limit: 1000,
  left: 999,
  usedThisMinute: 1,
  minuteLimit: 30,
  tokensThisMinute: { left: 5400, limit: 8000 },
  resets: 'rolling',
  resetsAt: now + 90_000,
  confirmedAt: now,
};

describe('the words of the quota', () => {
  const zone = process.env['TZ'];
  before(() => (process.env['TZ'] = 'UTC'));
  after(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  /** `name: value`, one a row. */
  const rows = (quota: Quota, ...news: readonly [{ saved: number; waiting: number }?]): string =>
    quotaRows(quota, now, ...news)
      .map(({ name, value }) => `${name}: ${value}`)
      .join('\n');

  it('are all that the hover tells, in their order', () => {
    const runsOutAt = Date.UTC(2026, 10, 23, 16, 40);
    const shared = { ...openRouter, elsewhere: 5, runsOutAt };
    assert.equal(quotaTitle(shared), 'Free requests today: OpenRouter');
    assert.equal(
      rows(shared, { saved: 6, waiting: 2 }),
      `Left: 36–38 of 50
Sent elsewhere today: 5
At the pace of today: used up at 16:40
Comes back: in 9 h 40 min, at midnight UTC
Used this minute: 2 of 20
Saved by cache and failover: 6
How sure: counted here since OpenRouter told it at 10:42
Waiting to be sent: 2`,
    );
  });

  it('leave out what there is nothing to say of', () => {
    assert.equal(
      rows({ ...openRouter, certainty: 'confirmed' }, { saved: 0, waiting: 0 }),
      `Left: 36–38 of 50
Comes back: in 9 h 40 min, at midnight UTC
Used this minute: 2 of 20
How sure: confirmed by OpenRouter at 10:42`,
    );
    assert.equal(rows(openRouter), rows(openRouter, { saved: 0, waiting: 0 }));
  });

  it('tell of one model of Groq, and of the tokens of its minute', () => {
    assert.equal(quotaTitle(groq), 'Free requests today: Groq, GPT-OSS 120B');
    assert.equal(
      rows(groq),
      `Left: 999 of 1000
Comes back: one by one, all in 2 min
Used this minute: 1 of 30
Tokens left this minute: 5,400 of 8,000
How sure: confirmed by Groq at 14:20`,
    );
    const refused = { ...groq, left: 0, leftAtLeast: 0, leftAtMost: 0 };
    assert.match(rows(refused), /^Comes back: the next one in 2 min$/m);
  });

  it('name the day on which a provider told, where that is not today', () => {
    const old = { ...openRouter, confirmedAt: Date.UTC(2026, 10, 20, 10) };
    assert.match(rows(old), /^How sure: counted here since OpenRouter told it on (Nov 20|20 Nov)/m);
  });

  for (const [toldBy, used, sentence] of [
    ['keyInfo', 3, 'OpenRouter has not told yet what is left'],
    ['headers', 0, 'OpenRouter tells what is left with its first answer'],
    ['headers', 3, 'OpenRouter has not told yet what is left'],
    ['refusals', 3, 'OpenRouter tells what is left only when it refuses'],
  ] as const) {
    it(`say why nothing is known of whoever tells by ${toldBy}, after ${used} requests`, () => {
      const { providerName, usedThisMinute } = openRouter;
      const common = { providerName, usedThisMinute, resets: 'local', used } as const;
      const unknown = { ...common, certainty: 'unknown', toldBy } as const;
      assert.equal(rows(unknown), `Sent from here today: ${used}\nHow sure: ${sentence}`);
      assert.equal(quotaFigure(unknown, now), `${used} sent`);
    });
  }

  it('are short in the status bar, and whole for who hears them', () => {
    assert.equal(quotaFigure(openRouter, now), '36–38/50');
    assert.equal(quotaSentence(openRouter, now), '36–38 of 50 free requests left today');
    const usedUp = { ...openRouter, left: 0, leftAtLeast: 0, leftAtMost: 0 };
    assert.equal(quotaFigure(usedUp, now), '0/50 · 9h');
    assert.equal(
      quotaSentence(usedUp, now),
      'The 50 free requests of OpenRouter today are used up; they come back in 9 h 40 min',
    );
  });

  it('say how many questions wait, where any do', () => {
    assert.equal(waitingText(0), undefined);
    assert.deepEqual(waitingText(1), {
      short: '1 waiting',
      sentence: '1 question waits to be sent',
    });
    assert.equal(waitingText(2)?.sentence, '2 questions wait to be sent');
  });
});
