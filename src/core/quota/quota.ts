import type { Quota } from '../../shared/quota';
import type { Confirmation } from '../ports';

/** OpenRouter: 20 requests a minute for all free models of an account together. */
export const minuteLimit = 20;

/** OpenRouter answers `GET /key` from a cache of this age, so a figure may lack what was sent in that time. */
export const figureLagMs = 60_000;

export interface QuotaFacts {
  /** The latest, of any day. */
  readonly confirmation?: Confirmation | undefined;
  /** Requests from here since `confirmation.at`. */
  readonly sentSince: number;
  /** Epoch milliseconds. */
  readonly lastRequestAt?: number | undefined;
  /** Requests from here since 00:00 UTC. */
  readonly sentToday: number;
  /** Requests from here in the current clock minute. */
  readonly sentThisMinute: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What is left, and how sure that is. Each request takes exactly one, at once. */
export function quotaOf(facts: QuotaFacts): Quota {
  const { confirmation, now } = facts;
  const common = {
    usedThisMinute: whole(facts.sentThisMinute),
    minuteLimit,
    resetsAt: startOfDay(now) + dayMs,
  };
  if (!confirmation) return { certainty: 'unknown', used: whole(facts.sentToday), ...common };
  const ofToday = isSameDay(confirmation.at, now);
  const used = ofToday
    ? whole(confirmation.used) + whole(facts.sentSince)
    : // A new day: nothing is used but what was sent from here, as far as we know.
      whole(facts.sentToday);
  const limit = whole(confirmation.limit);
  return {
    certainty: ofToday && isConfirmed(facts, confirmation) ? 'confirmed' : 'counted',
    used,
    limit,
    left: Math.max(0, limit - used),
    confirmedAt: confirmation.at,
    ...common,
  };
}

/** A figure that OpenRouter gave, and what is known here about the day until then. */
export interface FigureFacts {
  /** Epoch milliseconds, just before it was asked for. */
  readonly at: number;
  readonly used: number;
  readonly limit: number;
  /** Used today by our own count, all before `at`. */
  readonly ownCount: number;
  /** Epoch milliseconds. */
  readonly lastRequestAt?: number | undefined;
}

/**
 * What to believe of a figure. One that is lower than our own count is believed only when our last request is older than
 * the provider's cache; else the cache may simply not know of it. In the first minute of a day the cache may still hold
 * yesterday's figure, so only the limit is taken.
 */
export function believe(figure: FigureFacts): Confirmation {
  const { at, limit, ownCount, lastRequestAt } = figure;
  const used = whole(figure.used);
  if (at - startOfDay(at) < figureLagMs) return { at, limit, used: ownCount };
  const settled = lastRequestAt === undefined || at - lastRequestAt > figureLagMs;
  return { at, limit, used: settled ? used : Math.max(used, ownCount) };
}

function isConfirmed(facts: QuotaFacts, { at }: Confirmation): boolean {
  if (facts.sentSince > 0 || at - startOfDay(at) < figureLagMs) return false;
  return facts.lastRequestAt === undefined || at - facts.lastRequestAt > figureLagMs;
}

export const dayMs = 24 * 60 * 60 * 1000;
export const minuteMs = 60 * 1000;

/** 00:00 UTC, when the provider's day begins. */
export function startOfDay(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}

export function startOfMinute(at: number): number {
  return Math.floor(at / minuteMs) * minuteMs;
}

export function isSameDay(a: number, b: number): boolean {
  return startOfDay(a) === startOfDay(b);
}

function whole(count: number): number {
  return Number.isFinite(count) ? Math.max(0, Math.trunc(count)) : 0;
}
