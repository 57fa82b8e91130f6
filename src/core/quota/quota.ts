import type { Quota } from '../../shared/quota';
import type { RateWindow } from '../llm/rateHeaders';
import type { Confirmation, SentRequest } from '../ports';
import { backAt, usedInBucket, wholeUse } from './bucket';
import { dayMs, endOfDay, minuteMs, startOfDay, startOfMinute } from './calendar';
import type { Counter } from './counter';
import { whole } from './figure';
import { forecast } from './forecast';
import {
  clockErrorMs,
  daysOf,
  daysOfFigure,
  isUnsettled,
  relevantSince,
  usedInDay,
  usedToday,
  type Range,
  type UseFacts,
} from './usedRange';

export interface QuotaFacts {
  readonly counter: Counter;
  /** The latest, of any day. */
  readonly confirmation?: Confirmation | undefined;
  /** From here, all windows; all that began at or after `knownSince`. */
  readonly requests: readonly SentRequest[];
  /** Tokens of this minute, as the last answer told them, and when that was in epoch milliseconds. */
  readonly tokens?: (RateWindow & { readonly at: number }) | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What is left, and how sure that is. */
export function quotaOf(facts: QuotaFacts): Quota {
  const { counter, confirmation, now } = facts;
  const quota = bareQuotaOf(facts);
  const refusedUntil = confirmation?.refusedUntil ?? 0;
  if (counter.preset.limits === 'none' || refusedUntil <= now) return quota;
  const nothing = { left: 0, leftAtLeast: 0, leftAtMost: 0, resetsAt: refusedUntil };
  return { ...quota, ...nothing, certainty: 'confirmed', confirmedAt: confirmation?.until ?? now };
}

/** Requests that began before cannot matter to the counter any more. Epoch milliseconds. */
export function knownSince({ preset }: Counter, now: number): number {
  const { day } = preset.quota;
  return day === 'rolling' ? now - dayMs : relevantSince(now, day);
}

/** The same for every counter: none looks further back than the day before. */
export function anyKnownSince(now: number): number {
  return now - 2 * dayMs;
}

function bareQuotaOf(facts: QuotaFacts): Quota {
  const { confirmation, requests, now } = facts;
  const { preset, modelName } = facts.counter;
  const { day, perMinute } = preset.quota;
  const common = {
    providerName: preset.name,
    ...(modelName !== undefined && { modelName }),
    resets: day,
    toldBy: preset.limits,
    usedThisMinute: sentSince(requests, startOfMinute(now)).length,
    ...(perMinute !== undefined && { minuteLimit: perMinute }),
    ...tokensOf(facts),
  };
  if (day === 'rolling') return { ...common, ...bucketQuota(facts) };
  const use = { zone: day, requests, confirmation };
  if (preset.limits === 'none') {
    const used = usedInDay(startOfDay(now, day), use).atMost;
    return { ...common, certainty: 'unlimited', used };
  }
  return { ...common, ...dayQuota(use, now) };
}

type Figures = Omit<Quota, 'providerName' | 'resets' | 'toldBy' | 'usedThisMinute'>;

function dayQuota(facts: UseFacts, now: number): Figures {
  const { zone, confirmation } = facts;
  const today = startOfDay(now, zone);
  const common = {
    used: usedInDay(today, facts).atMost,
    // Where nobody knows when the provider's day ends, nothing is promised.
    ...(zone !== 'local' && { resetsAt: endOfDay(now, zone) }),
  };
  if (!tellsLimit(confirmation)) return { certainty: 'unknown', ...common };
  const limit = whole(confirmation.limit);
  const left = Math.max(0, limit - common.used);
  const ofToday = isOfToday(facts, now);
  const shared = ofToday && confirmation.shared;
  const runsOutAt = shared ? undefined : runsOut(facts, left, now);
  return {
    certainty: ofToday && !isUnsettled(confirmation.at, facts.requests) ? 'confirmed' : 'counted',
    ...common,
    limit,
    left,
    ...leftRange(limit, usedToday(now, facts), shared),
    confirmedAt: confirmation.at,
    ...(!ofToday && { isNewDay: true as const }),
    ...(ofToday && confirmation.elsewhere > 0 && { elsewhere: confirmation.elsewhere }),
    ...(runsOutAt !== undefined && { runsOutAt }),
  };
}

function bucketQuota({ confirmation, requests, now }: QuotaFacts): Figures {
  if (!tellsLimit(confirmation)) return { certainty: 'unknown', used: sentSince(requests).length };
  const { limit, request } = confirmation;
  const level = usedInBucket({ confirmation, requests, now });
  const used = { atLeast: wholeUse(level.atLeast), atMost: wholeUse(level.atMost) };
  const usedUp = used.atLeast >= limit;
  const others = requests.filter(({ id }) => id !== request);
  const isTold = used.atMost === confirmation.used && !isUnsettled(confirmation.at, others, 0);
  return {
    certainty: isTold ? 'confirmed' : 'counted',
    used: used.atMost,
    limit,
    left: Math.max(0, limit - used.atMost),
    ...leftRange(limit, used, false),
    confirmedAt: confirmation.until,
    ...(used.atMost > 0 && {
      resetsAt: backAt(usedUp ? level.atLeast : level.atMost, limit, now, usedUp),
    }),
  };
}

/** A refusal alone may tell nothing but until when. */
function tellsLimit(confirmation: Confirmation | undefined): confirmation is Confirmation {
  return confirmation?.refusedUntil === undefined
    ? confirmation !== undefined
    : confirmation.limit > 0;
}

function tokensOf({ tokens, now }: QuotaFacts): Pick<Quota, 'tokensThisMinute'> {
  const { left, limit, at } = tokens ?? { limit: 0, at: 0 };
  // After a minute all are back.
  if (left === undefined || now - at >= minuteMs) return {};
  return { tokensThisMinute: { left, limit } };
}

/** Where the account is in use elsewhere, any number may be gone by now. */
function leftRange(
  limit: number,
  used: Range,
  shared: boolean,
): Required<Pick<Quota, 'leftAtLeast' | 'leftAtMost'>> {
  return {
    leftAtLeast: shared ? 0 : Math.max(0, limit - used.atMost),
    leftAtMost: Math.max(0, limit - used.atLeast),
  };
}

function isOfToday({ zone, confirmation }: UseFacts, now: number): boolean {
  const days = [...(confirmation ? daysOfFigure(zone, confirmation) : []), ...daysOf(zone, now)];
  return new Set(days).size === 1;
}

function runsOut({ zone, requests }: UseFacts, left: number, exactly: number): number | undefined {
  // By whole minutes, so that it does not move each time that somebody looks.
  const now = startOfMinute(exactly);
  const sent = sentSince(requests, startOfDay(exactly, zone)).map(({ at }) => at);
  return forecast({ sent, left, now, resetsAt: endOfDay(exactly, zone) });
}

function sentSince(requests: readonly SentRequest[], since = -Infinity): readonly SentRequest[] {
  return requests.filter(({ at, counted }) => at >= since && counted !== 'no');
}

/** The next moment at which the figure changes by itself: the end of the minute, a border of the day, what comes back. */
export function changesAt(quota: Quota, now: number): number {
  const { resets, resetsAt = Infinity, usedThisMinute } = quota;
  const borders =
    resets === 'rolling'
      ? []
      : [startOfDay(now, resets), endOfDay(now, resets)].flatMap((midnight) =>
          [-clockErrorMs, 0, clockErrorMs].map((error) => midnight + error),
        );
  const next = Math.min(...[resetsAt, ...borders].filter((moment) => moment > now));
  return usedThisMinute > 0 ? Math.min(next, startOfMinute(now) + minuteMs) : next;
}
