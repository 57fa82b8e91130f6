import type { ErrorContext } from './errorContext';
import { headerOf } from './errorContext';
import type { UntrustedRecord } from './untrusted';
import { asNumber } from './untrusted';

const second = 1000;
const hour = 3600 * second;
/** A day's limit and some clock skew: a longer wait is a misunderstanding. */
const waitMaximum = 26 * hour;

/** Epoch milliseconds from `X-RateLimit-Reset`, which OpenRouter sends in milliseconds; seconds are understood too. */
export function readReset(metadata: UntrustedRecord, context: ErrorContext): number | undefined {
  const told = asNumber(headerOf(metadata, context, 'X-RateLimit-Reset')) ?? resetDate(metadata);
  if (told === undefined) return undefined;
  return believable(told < 1e11 ? told * second : told, context.now);
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
  return header === undefined ? undefined : believable(Date.parse(header), context.now);
}

function resetDate(metadata: UntrustedRecord): number | undefined {
  const date = metadata['resets_at'];
  return asNumber(date) ?? (typeof date === 'string' ? asNumber(Date.parse(date)) : undefined);
}

function believable(at: number, now: number): number | undefined {
  return at > now && at - now <= waitMaximum ? at : undefined;
}
