import type { ErrorContext } from './errorContext';
import { headerOf } from './errorContext';
import type { UntrustedRecord } from './untrusted';
import { asNumber } from './untrusted';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** A day's limit and some clock skew: a longer wait is a misunderstanding. */
const waitMaximum = 26 * hour;
/** Smaller numbers are epoch seconds: in milliseconds this is a day of 1973. */
const millisecondsFrom = 1e11;

/** Epoch milliseconds of the reset that `X-RateLimit-Reset` or `resets_at` tells. */
export function readReset(metadata: UntrustedRecord, context: ErrorContext): number | undefined {
  const told = headerOf(metadata, context, 'X-RateLimit-Reset') ?? metadata['resets_at'];
  return readMoment(told, context.now);
}

/** Epoch milliseconds from `Retry-After` (seconds or a date) or `availability.retry_after` (seconds). */
export function readRetryAfter(
  metadata: UntrustedRecord,
  availability: UntrustedRecord,
  context: ErrorContext,
): number | undefined {
  const header = headerOf(metadata, context, 'Retry-After');
  const seconds = asNumber(availability['retry_after']) ?? asNumber(header);
  if (seconds !== undefined) return believable(context.now + seconds * second, context.now);
  return readMoment(header, context.now);
}

/**
 * A moment in whichever form it is told: epoch milliseconds, epoch seconds, a date, or a duration from now such as
 * `2m59.56s`. Undefined unless it is ahead, by 26 hours at most.
 */
export function readMoment(told: unknown, now: number): number | undefined {
  const number = asNumber(told);
  if (number !== undefined) {
    return believable(number < millisecondsFrom ? number * second : number, now);
  }
  if (typeof told !== 'string') return undefined;
  const duration = readDuration(told);
  return believable(duration === undefined ? Date.parse(told) : now + duration, now);
}

const unitMs: Readonly<Record<string, number>> = {
  d: 24 * hour,
  h: hour,
  m: minute,
  s: second,
  ms: 1,
};

/** Milliseconds of `2m59.56s`, `7.66s`, `450ms` or `1d2h`; undefined where it is no such duration. */
export function readDuration(told: string): number | undefined {
  const text = told.trim();
  if (!/^(\d+(\.\d+)?(ms|[dhms]))+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g);
  return [...parts].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? Number.NaN),
    0,
  );
}

/** Whole milliseconds, rounded up so that nobody comes too early. */
function believable(at: number, now: number): number | undefined {
  const whole = Math.ceil(at);
  return whole > now && whole - now <= waitMaximum ? whole : undefined;
}
