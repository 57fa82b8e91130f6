import type { Zone } from '../llm/preset';
import type { RateFigure } from '../llm/rateHeaders';
import type { Confirmation, SentRequest } from '../ports';
import { dayMs, endOfDay } from './calendar';
import type { Counter } from './counter';
import {
  clockErrorMs,
  daysOf,
  daysOfFigure,
  isUnsettled,
  ownIn,
  usedInDay,
  type UseFacts,
} from './usedRange';

/** A counter that the provider gave. */
export interface Figure {
  /** Epoch milliseconds, just before it was asked for. */
  readonly at: number;
  /** Epoch milliseconds: when it was here. */
  readonly until: number;
  readonly used: number;
  readonly limit: number;
}

/**
 * What to keep of a figure; undefined when it tells nothing new. A figure may be older than what was sent just before it
 * was asked for; it then replaces a better one only where it tells of requests made elsewhere, or of another limit.
 */
export function judgeFigure(figure: Figure, known: UseFacts): Confirmation | undefined {
  const { at, until } = figure;
  const [used, limit] = [whole(figure.used), whole(figure.limit)];
  const requests = known.requests.filter((one) => one.at <= until);
  const [day, otherDay] = daysOfFigure(known.zone, figure);
  const plain = { at, until, used, limit, usedAtLeast: used, elsewhere: 0, shared: false };
  // Around midnight it may be of either day, and can be compared with nothing.
  if (day === undefined || otherDay !== undefined) return plain;
  const previous = confirmationOf(day, known);
  const before = usedInDay(day, { ...known, confirmation: previous, requests });
  const settled = !isUnsettled(at, requests);
  const foreign = previous !== undefined && used > before.atMost;
  if (previous && !settled && !foreign && previous.limit === limit) return undefined;
  return {
    ...plain,
    usedAtLeast: settled ? used : Math.max(used, before.atLeast),
    elsewhere: elsewhereOf(day, used, requests),
    shared: foreign || previous?.shared === true,
  };
}

/** The request with whose answer a figure came. */
export interface AnsweredRequest {
  /** Its row; absent when the ledger could not be written. */
  readonly row?: number;
  /** Epoch milliseconds: when it left. */
  readonly at: number;
}

/** What to keep of the headers of an answer: they are of this moment, and hold the request itself. */
export function judgeHeaders(
  figure: RateFigure,
  answered: AnsweredRequest,
): Confirmation | undefined {
  const { limit = 0, left, backIn } = figure.requests ?? {};
  if (left === undefined) return undefined;
  const used = whole(limit) - whole(left);
  return {
    at: answered.at,
    until: figure.at,
    limit: whole(limit),
    used,
    usedAtLeast: used,
    elsewhere: 0,
    shared: false,
    ...(backIn !== undefined && { fullAt: Math.round(figure.at + backIn) }),
    ...(answered.row !== undefined && { request: answered.row }),
  };
}

/** How the provider refused a request because nothing is left for now. */
export interface Refusal {
  /** Epoch milliseconds: when the request left. */
  readonly at: number;
  /** Requests a day; absent where it did not tell, or where something else is used up, such as tokens. */
  readonly limit?: number;
  /** Epoch milliseconds: when it takes requests again, where it told that. */
  readonly until?: number;
}

/** What to keep of a refusal; undefined where it does not say enough. */
export function judgeRefusal(
  { at, limit, until: backAt }: Refusal,
  now: number,
  known: UseFacts,
  { preset }: Pick<Counter, 'preset'>,
): Confirmation | undefined {
  const { confirmation } = known;
  const { day } = preset.quota;
  if (day === 'rolling' && limit !== undefined && backAt !== undefined) {
    const fullAt = Math.round(backAt + ((limit - 1) * dayMs) / limit);
    return { ...nothingTold(now), at, limit, used: limit, usedAtLeast: limit, fullAt };
  }
  // Behind a gateway it is somebody else's day: of that only its end is told.
  const endsHere = day !== 'rolling' && day !== 'local';
  if (endsHere) {
    const dayLimit = limit ?? (preset.limits === 'keyInfo' ? confirmation?.limit : undefined);
    if (dayLimit !== undefined) return judgeUsedUp(dayLimit, now, known);
  }
  const refusedUntil = endsHere ? endOfToday(day, now) : backAt;
  return refusedUntil === undefined
    ? undefined
    : { ...(confirmation ?? nothingTold(now)), refusedUntil };
}

/** As early as the day may end there by its own clock; undefined around midnight, when nobody knows which day it is. */
function endOfToday(zone: Zone, now: number): number | undefined {
  return daysOf(zone, now).length > 1 ? undefined : endOfDay(now, zone) - clockErrorMs;
}

function nothingTold(now: number): Confirmation {
  return {
    ...{ at: now, until: now, used: 0, limit: 0 },
    ...{ usedAtLeast: 0, elsewhere: 0, shared: false },
  };
}

/** What to keep when the provider refused a request because the day's are used up: that is never out of date. */
export function judgeUsedUp(limit: number, now: number, known: UseFacts): Confirmation {
  const moment = { at: now, until: now, limit: whole(limit) };
  const [day, otherDay] = daysOfFigure(known.zone, moment);
  const used = moment.limit;
  const plain = { ...moment, used, usedAtLeast: used, elsewhere: 0, shared: false };
  if (day === undefined || otherDay !== undefined) return plain;
  const previous = confirmationOf(day, known);
  const before = usedInDay(day, { ...known, confirmation: previous });
  return {
    ...plain,
    used: Math.max(used, before.atMost),
    usedAtLeast: Math.max(used, before.atLeast),
    elsewhere: elsewhereOf(day, used, known.requests),
    shared: previous !== undefined && (previous.shared || used > before.atMost),
  };
}

function confirmationOf(day: number, { zone, confirmation }: UseFacts): Confirmation | undefined {
  if (!confirmation) return undefined;
  const days = daysOfFigure(zone, confirmation);
  return days.length === 1 && days[0] === day ? confirmation : undefined;
}

/** What cannot have been sent from here. */
function elsewhereOf(day: number, used: number, requests: readonly SentRequest[]): number {
  return Math.max(0, used - ownIn(day, requests).atMost);
}

/** A count: what makes no sense as one is 0. */
export function whole(count: number): number {
  return Number.isFinite(count) ? Math.max(0, Math.trunc(count)) : 0;
}
