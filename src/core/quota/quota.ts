import type { Quota } from '../../shared/quota';
import { dayMs, minuteMs, startOfDay, startOfMinute } from './calendar';
import { whole } from './figure';
import { forecast } from './forecast';
import {
  clockErrorMs,
  daysOf,
  daysOfFigure,
  isUnsettled,
  usedInDay,
  usedToday,
  type Range,
  type UseFacts,
} from './usedRange';

/** OpenRouter: 20 requests a minute for all free models of an account together. */
export const minuteLimit = 20;

export interface QuotaFacts extends UseFacts {
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What is left, and how sure that is. */
export function quotaOf(facts: QuotaFacts): Quota {
  const { confirmation, now } = facts;
  const today = startOfDay(now);
  const common = {
    used: usedInDay(today, facts).atMost,
    usedThisMinute: sentSince(facts, startOfMinute(now)).length,
    minuteLimit,
    resetsAt: today + dayMs,
  };
  if (!confirmation) return { certainty: 'unknown', ...common };
  const limit = whole(confirmation.limit);
  const left = Math.max(0, limit - common.used);
  const ofToday = isOfToday(facts);
  const shared = ofToday && confirmation.shared;
  const runsOutAt = shared ? undefined : runsOut(facts, left);
  return {
    certainty: ofToday && !isUnsettled(confirmation.at, facts.requests) ? 'confirmed' : 'counted',
    ...common,
    limit,
    left,
    ...leftRange(limit, usedToday(now, facts), shared),
    confirmedAt: confirmation.at,
    ...(ofToday && confirmation.elsewhere > 0 && { elsewhere: confirmation.elsewhere }),
    ...(runsOutAt !== undefined && { runsOutAt }),
  };
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

function isOfToday({ confirmation, now }: QuotaFacts): boolean {
  const days = [...(confirmation ? daysOfFigure(confirmation) : []), ...daysOf(now)];
  return new Set(days).size === 1;
}

function runsOut(facts: QuotaFacts, left: number): number | undefined {
  // By whole minutes, so that it does not move each time that somebody looks.
  const now = startOfMinute(facts.now);
  const today = startOfDay(facts.now);
  const sent = sentSince(facts, today).map(({ at }) => at);
  return forecast({ sent, left, now, resetsAt: today + dayMs });
}

function sentSince({ requests }: UseFacts, since: number): UseFacts['requests'] {
  return requests.filter(({ at, counted }) => at >= since && counted !== 'no');
}

/** The next moment at which the figure changes by itself: the end of the minute, or a border of the day. */
export function changesAt({ usedThisMinute, resetsAt }: Quota, now: number): number {
  const borders = [resetsAt - dayMs, resetsAt].flatMap((midnight) =>
    [-clockErrorMs, 0, clockErrorMs].map((error) => midnight + error),
  );
  const endOfMinute = startOfMinute(now) + minuteMs;
  const next = Math.min(...borders.filter((border) => border > now));
  return usedThisMinute > 0 ? Math.min(next, endOfMinute) : next;
}
