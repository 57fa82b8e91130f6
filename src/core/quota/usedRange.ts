import type { Zone } from '../llm/preset';
import type { Confirmation, SentRequest } from '../ports';
import { minuteMs, startOfDay } from './calendar';

/** OpenRouter answers `GET /key` from a cache of this age, so a figure may lack what was sent in that time. */
const figureLagMs = minuteMs;

/** So much later than it ended here the provider may have counted a request. */
const flightMs = 10_000;

/** A figure asked for this long after the last request ended knows of it. */
export const settleMs = figureLagMs + flightMs;

/** This machine's clock may be so wrong, either way. Around midnight nobody here knows which day it is there. */
export const clockErrorMs = 2 * minuteMs;

/** The provider counts a request when it comes in; one that never ended here was counted by then, or will never be. */
const longestMs = 10 * minuteMs;

/** Nothing that began earlier than this before a day can count in it. */
const reachMs = clockErrorMs + longestMs + flightMs;

/** A count of which only the bounds are known. */
export interface Range {
  readonly atLeast: number;
  readonly atMost: number;
}

/** What is known of the account's requests. */
export interface UseFacts {
  /** Where the provider's day begins at midnight. */
  readonly zone: Zone;
  /** The latest, of any day. */
  readonly confirmation?: Confirmation | undefined;
  /** From here, all windows; all that began at or after `relevantSince(now)`. */
  readonly requests: readonly SentRequest[];
}

/** Requests that began before cannot matter any more. Epoch milliseconds. */
export function relevantSince(now: number, zone: Zone): number {
  return startOfDay(now - clockErrorMs, zone) - reachMs;
}

/** The latest moment at which the provider can have counted it. Epoch milliseconds. */
export function countedBy({ at, endedAt }: SentRequest): number {
  return Math.min(endedAt ?? Infinity, at + longestMs) + flightMs;
}

function leastOf(requests: readonly SentRequest[]): number {
  return requests.filter(({ counted }) => counted === 'yes').length;
}

function mostOf(requests: readonly SentRequest[]): number {
  return requests.reduce((sum, one) => sum + (one.counted === 'no' ? 0 : one.countsAtMost), 0);
}

/** The provider's days, by their starts, in which this may have been. Two around midnight. */
export function daysOf(zone: Zone, from: number, until = from): readonly number[] {
  const first = startOfDay(from - clockErrorMs, zone);
  return [...new Set([first, startOfDay(until + clockErrorMs, zone)])];
}

type Moment = Pick<Confirmation, 'at' | 'until'>;

/** The days of which a figure may be: it is from when it was given, or a little older. */
export function daysOfFigure(zone: Zone, figure: Moment): readonly number[] {
  return daysOf(zone, figure.at - figureLagMs, figure.until);
}

/** Whether a figure may lack some of these, or hold them already. @param lag how old it may be, in milliseconds */
export function isUnsettled(
  at: number,
  requests: readonly SentRequest[],
  lag = figureLagMs,
): boolean {
  return requests.some((one) => one.counted !== 'no' && countedBy(one) >= at - lag);
}

/**
 * Used by now, as far as the provider told or it was sent from here: what somebody else sent since the last figure is not
 * in it. `day` is taken for today; around midnight call it for each of `daysOf(now)`.
 */
export function usedInDay(day: number, { zone, confirmation, requests }: UseFacts): Range {
  const figureDays = confirmation ? daysOfFigure(zone, confirmation) : [];
  const since = confirmation && figureDays.includes(day) && usedSince(confirmation, requests);
  // A figure cannot be of a day that had not begun: in the first of its two days it is certain.
  if (since && (figureDays.length === 1 || figureDays[0] === day)) return since;
  const own = ownIn(day, requests);
  return since ? hull([since, own]) : own;
}

/** Used by now, whichever day it is there. */
export function usedToday(now: number, facts: UseFacts): Range {
  return hull(daysOf(facts.zone, now).map((day) => usedInDay(day, facts)));
}

/** Sent from here in the day that is today. */
export function ownIn(day: number, requests: readonly SentRequest[]): Range {
  return {
    atLeast: leastOf(requests.filter(({ at }) => at >= day + clockErrorMs)),
    atMost: mostOf(requests.filter((one) => countedBy(one) >= day - clockErrorMs)),
  };
}

function usedSince(figure: Confirmation, requests: readonly SentRequest[]): Range {
  const { at, until, used, usedAtLeast } = figure;
  return {
    atLeast: usedAtLeast + leastOf(requests.filter((one) => one.at > until)),
    atMost: used + mostOf(requests.filter((one) => countedBy(one) >= at - figureLagMs)),
  };
}

function hull(ranges: readonly Range[]): Range {
  return {
    atLeast: Math.min(...ranges.map(({ atLeast }) => atLeast)),
    atMost: Math.max(...ranges.map(({ atMost }) => atMost)),
  };
}
