import {
  requestsOf,
  type ModelUsage,
  type NamedUsage,
  type UsageCounts,
  type UsagePeriod,
  type UsageSlot,
  type UsageSummary,
} from '../../shared/usage';
import { dayMs, startOfDay } from '../quota/calendar';
import { addUp, addUpSums } from './addUp';
import { timesOf } from './times';
import type { ModelTotals, UsageDay } from './usageTotals';

/** More days than this are shown by the week. */
const mostDaysShown = 60;

/** Where a period that ends with the day of `now` begins: 00:00 UTC, epoch milliseconds. */
export function startOfPeriod(period: UsagePeriod, now: number): number {
  return startOfDay(now) - (period - 1) * dayMs;
}

/** What the days of a period come to; days outside of it are left out. Names are ids still. */
export function summarise(
  days: readonly UsageDay[],
  period: UsagePeriod,
  now: number,
): UsageSummary {
  const [since, today] = [startOfPeriod(period, now), startOfDay(now)];
  const inside = days.filter(({ at }) => at >= since && at <= today);
  const all = addUp(inside.map(({ totals }) => totals));
  return {
    period,
    ...slotsOf(inside, since, today),
    counts: all.counts,
    models: Object.entries(all.models).map(modelUsage).sort(byRequests),
    purposes: namedUsage(all.purposes),
    providers: namedUsage(all.accounts),
    causes: counted(all.causes),
    fallbacks: all.fallbacks,
    secondRequests: all.secondRequests,
  };
}

function slotsOf(
  days: readonly UsageDay[],
  since: number,
  today: number,
): Pick<UsageSummary, 'slotDays' | 'slots'> {
  const slotDays = today - since < mostDaysShown * dayMs ? 1 : 7;
  const starts: number[] = [];
  for (let at = since; at <= today; at += dayMs)
    if (at === since || slotDays === 1 || isMonday(at)) starts.push(at);
  const slots = starts.map((at, index): UsageSlot => {
    const end = starts[index + 1] ?? Infinity;
    const own = days.filter((day) => day.at >= at && day.at < end);
    return { at, ...addUpSums(own.map(({ totals }) => totals)) };
  });
  return { slotDays, slots };
}

function isMonday(at: number): boolean {
  return new Date(at).getUTCDay() === 1;
}

function modelUsage([key, totals]: readonly [string, ModelTotals]): ModelUsage {
  const { counts, served, busy, empty, edits, accepted, others } = totals;
  const provider = key.slice(0, key.indexOf('/'));
  const firstToken = timesOf(totals.firstToken);
  const total = timesOf(totals.total);
  return {
    name: key.slice(provider.length + 1),
    provider,
    counts,
    ...{ served, busy, empty, edits, accepted },
    others: counted(others),
    ...(firstToken && { firstToken }),
    ...(total && { total }),
  };
}

function namedUsage(all: Readonly<Record<string, UsageCounts>>): readonly NamedUsage[] {
  return Object.entries(all)
    .map(([name, counts]) => ({ name, counts }))
    .sort(byRequests);
}

function byRequests(a: NamedUsage, b: NamedUsage): number {
  return requestsOf(b.counts) - requestsOf(a.counts) || a.name.localeCompare(b.name, 'en');
}

function counted(
  all: Readonly<Record<string, number>>,
): readonly { readonly name: string; readonly count: number }[] {
  return Object.entries(all)
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'));
}
