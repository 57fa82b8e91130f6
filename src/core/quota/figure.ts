import type { Confirmation, SentRequest } from '../ports';
import { daysOfFigure, isUnsettled, ownIn, usedInDay, type UseFacts } from './usedRange';

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
  const [day, otherDay] = daysOfFigure(figure);
  const plain = { at, until, used, limit, usedAtLeast: used, elsewhere: 0, shared: false };
  // Around midnight it may be of either day, and can be compared with nothing.
  if (day === undefined || otherDay !== undefined) return plain;
  const previous = confirmationOf(day, known.confirmation);
  const before = usedInDay(day, { confirmation: previous, requests });
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

/** What to keep when the provider refused a request because the day's are used up: that is never out of date. */
export function judgeUsedUp(limit: number, now: number, known: UseFacts): Confirmation {
  const moment = { at: now, until: now, limit: whole(limit) };
  const [day, otherDay] = daysOfFigure(moment);
  const used = moment.limit;
  const plain = { ...moment, used, usedAtLeast: used, elsewhere: 0, shared: false };
  if (day === undefined || otherDay !== undefined) return plain;
  const previous = confirmationOf(day, known.confirmation);
  const before = usedInDay(day, { ...known, confirmation: previous });
  return {
    ...plain,
    used: Math.max(used, before.atMost),
    usedAtLeast: Math.max(used, before.atLeast),
    elsewhere: elsewhereOf(day, used, known.requests),
    shared: previous !== undefined && (previous.shared || used > before.atMost),
  };
}

function confirmationOf(day: number, known: Confirmation | undefined): Confirmation | undefined {
  if (!known) return undefined;
  const days = daysOfFigure(known);
  return days.length === 1 && days[0] === day ? known : undefined;
}

/** What cannot have been sent from here. */
function elsewhereOf(day: number, used: number, requests: readonly SentRequest[]): number {
  return Math.max(0, used - ownIn(day, requests).atMost);
}

/** A count: what makes no sense as one is 0. */
export function whole(count: number): number {
  return Number.isFinite(count) ? Math.max(0, Math.trunc(count)) : 0;
}
