import type { Confirmation, SentRequest } from '../ports';
import { dayMs } from './calendar';
import { countedBy, type Range } from './usedRange';

/** A limit that comes back bit by bit, as much as the limit in a day. */
export interface BucketFacts {
  readonly confirmation: Confirmation;
  /** From here, all windows; all that began within a day. */
  readonly requests: readonly SentRequest[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The provider rounds its times to hundredths of a second. */
const roundedMs = 10;

interface Sent {
  readonly at: number;
  readonly count: number;
}

/** Used by now. Fractions are on their way back, and still used: `wholeUse` counts them. */
export function usedInBucket({ confirmation, requests, now }: BucketFacts): Range {
  const { at, until, used, limit, request } = confirmation;
  const others = requests.filter(({ id, counted }) => id !== request && counted !== 'no');
  const rate = limit / dayMs;
  const level = levelTold(confirmation);
  const slack = roundedMs * rate;
  const certain = others.filter((one) => one.counted === 'yes' && one.at > until);
  const possible = others.filter((one) => countedBy(one) >= at);
  return {
    // As early as can be, so that much of it is back.
    atLeast: levelAt(
      now,
      { level: Math.max(used - 1, level - slack), at },
      certain.map((one) => ({ at: one.at, count: 1 })),
      limit,
    ),
    atMost: levelAt(
      now,
      { level: Math.min(used, level + slack), at: until },
      possible.map((one) => ({ at: Math.min(now, countedBy(one)), count: one.countsAtMost })),
      limit,
    ),
  };
}

/** Requests that are not there again as a whole. */
export function wholeUse(level: number): number {
  // What arithmetic leaves over is no request.
  return Math.ceil(level - 1e-6);
}

/** Epoch milliseconds: when a request is there again, or without `toOne` all of them. */
export function backAt(level: number, limit: number, now: number, toOne: boolean): number {
  const over = toOne ? level - (limit - 1) : level;
  return now + Math.ceil((Math.max(0, over) * dayMs) / limit);
}

/** The time until all is back tells the use in fractions, where it fits the whole number. */
function levelTold({ until, used, limit, fullAt }: Confirmation): number {
  if (fullAt === undefined) return used;
  const level = ((fullAt - until) * limit) / dayMs;
  const slack = (roundedMs * limit) / dayMs;
  return level > used - 1 - slack && level <= used + slack ? level : used;
}

function levelAt(
  now: number,
  { level, at }: { readonly level: number; readonly at: number },
  sent: readonly Sent[],
  limit: number,
): number {
  const drained = (from: number, ms: number): number =>
    Math.max(0, from - (Math.max(0, ms) * limit) / dayMs);
  const inOrder = [...sent].sort((one, other) => one.at - other.at);
  const last = inOrder.reduce(
    (so, one) => ({
      level: Math.min(limit, drained(so.level, one.at - so.at) + one.count),
      at: Math.max(so.at, one.at),
    }),
    { level, at },
  );
  return drained(last.level, now - last.at);
}
