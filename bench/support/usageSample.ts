import { dayMs } from '../../src/core/quota/calendar';
import { addUp } from '../../src/core/usage/addUp';
import { summarise } from '../../src/core/usage/summarise';
import { totalsOf, type AccountUsage } from '../../src/core/usage/totalsOf';
import type { UsagePeriod } from '../../src/shared/usage';
import type { UsageState } from '../../src/shared/usageProtocol';
import { seededRandom } from '../../test/support/seededRandom';

const models = [
  'qwen/qwen3-coder:free',
  'mistralai/devstral-2512:free',
  'nvidia/nemotron-3-super-120b-a12b:free',
  'google/gemma-4-31b-it:free',
] as const;
const purposes = ['chat', 'explain', 'refactor', 'fix'] as const;
const causes = ['busy', 'busy', 'emptyAnswer', 'cut'] as const;

/** A month of somebody who uses Frugal on most days, to look at. */
export function usageSample(period: UsagePeriod): UsageState {
  const random = seededRandom(7);
  const now = Date.now();
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() ** 2 * all.length)]!;
  const request = (at: number): AccountUsage => {
    const model = pick(models);
    const other = random() < 0.12;
    const firstTokenMs = 500 + 4000 * random() ** 3;
    return {
      ...{ at, provider: 'openrouter', account: 'mine', model, purpose: pick(purposes) },
      ...{ attempt: random() < 0.06 ? 2 : 1, countsAtMost: 3, counted: 'yes' },
      ...(random() < 0.1
        ? { outcome: 'failed', cause: pick(causes) }
        : random() < 0.04
          ? { outcome: 'stopped' }
          : random() < 0.08
            ? { outcome: 'kept' }
            : {
                outcome: 'answered',
                servedModel: other ? models[1] : model,
                promptTokens: Math.round(400 + 5000 * random()),
                answerTokens: Math.round(100 + 900 * random()),
                firstTokenMs,
                endedAt: at + firstTokenMs + 9000 * random(),
              }),
    };
  };
  const days = Array.from({ length: 45 }, (_, index) => {
    const at = Math.floor(now / dayMs) * dayMs - index * dayMs;
    const busy = random() < 0.2 ? 0 : Math.ceil(45 * random());
    const rows = Array.from({ length: busy }, () => request(at + 1000));
    return { at, totals: addUp(rows.map(totalsOf)) };
  });
  return {
    quota: {
      title: 'Free requests today: OpenRouter',
      sentence: '38 of 50 free requests left today',
      share: 0.76,
      rows: [
        { name: 'Left (counted here)', value: '38 of 50' },
        { name: 'Comes back', value: '00:00 UTC, in 9 h 40 min' },
        { name: 'This minute', value: '2 of 20' },
        { name: 'Saved by cache and failover', value: '6' },
      ],
      asks: 'OpenRouter',
    },
    summary: summarise(days, period, now),
  };
}
