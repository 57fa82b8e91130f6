import { readDuration, readMoment } from './limitTimes';
import { nextMidnight } from './nextMidnight';
import type { UntrustedRecord } from './untrusted';
import { asList, asNumber, asRecord, asText } from './untrusted';

/** A limit per model of which the provider itself says what it is. */
export interface StatedLimit {
  readonly window: 'minute' | 'day';
  readonly of: 'requests' | 'tokens';
  /** Requests or tokens of the window. */
  readonly limit?: number;
  /** Tokens that this request needs; more than the limit can never pass. */
  readonly requested?: number;
  /** Epoch milliseconds. */
  readonly resetsAt?: number;
}

/** The limit that an error object names, in the way of Groq (and OpenAI) or of Google. */
export function readStatedLimit(error: UntrustedRecord, now: number): StatedLimit | undefined {
  const words = asText(error['message']) ?? '';
  const told = [readGoogleLimit(error, now), readGroqLimit(words, now)].filter((one) => one);
  // Of several, the one that lasts longest counts.
  return told.find((one) => one?.window === 'day') ?? told[0];
}

/** Google answers so for a model that its free plan does not have. */
export function isOutsidePlan(error: UntrustedRecord): boolean {
  return /Quota exceeded for metric: \S+free_tier\S*, limit: 0\b/.test(
    asText(error['message']) ?? '',
  );
}

/** `... on tokens per minute (TPM): Limit 8000, Used 5439, Requested 5017. Please try again in 18.42s.` */
function readGroqLimit(message: string, now: number): StatedLimit | undefined {
  const ofDay = /\bon (tokens|requests) per day\b/i.exec(message);
  const found = ofDay ?? /\bon (tokens|requests) per min(ute)?\b/i.exec(message);
  if (!found) return undefined;
  const wait = /try again in ([\d.dhms]*[dhms])/i.exec(message)?.[1];
  const told = wait === undefined ? undefined : readDuration(wait);
  return limitOf({
    window: ofDay ? 'day' : 'minute',
    of: found[1]?.toLowerCase() === 'tokens' ? 'tokens' : 'requests',
    limit: countIn(message, /\bLimit:? ([\d,]+)/i),
    requested: countIn(message, /\bRequested:? ([\d,]+)/i),
    resetsAt: told === undefined ? undefined : readMoment(wait, now),
  });
}

/** Where Google's day begins. */
const googleTimeZone = 'America/Los_Angeles';

/** `details` with a `QuotaFailure`. */
function readGoogleLimit(error: UntrustedRecord, now: number): StatedLimit | undefined {
  const details = asList(error['details']).map(asRecord);
  const violations = details.flatMap((detail) => asList(detail['violations']).map(asRecord));
  const ofDay = violations.find((violation) => quotaIdOf(violation).includes('PerDay'));
  const violation = ofDay ?? violations.find((each) => quotaIdOf(each).includes('PerMinute'));
  if (violation === undefined) return undefined;
  const retryDelay = details.map((detail) => asText(detail['retryDelay'])).find((told) => told);
  return limitOf({
    window: ofDay ? 'day' : 'minute',
    of: quotaIdOf(violation).includes('Tokens') ? 'tokens' : 'requests',
    limit: asNumber(violation['quotaValue']),
    requested: undefined,
    // Google sends a `retryDelay` of seconds beside a daily limit too, where it is not true.
    resetsAt: ofDay ? nextMidnight(now, googleTimeZone) : readMoment(retryDelay, now),
  });
}

function quotaIdOf(violation: UntrustedRecord): string {
  return asText(violation['quotaId']) ?? '';
}

function countIn(message: string, shape: RegExp): number | undefined {
  const digits = shape.exec(message)?.[1]?.replaceAll(',', '');
  return digits === undefined ? undefined : asNumber(digits);
}

type Loose = Pick<StatedLimit, 'window' | 'of'> & {
  readonly limit: number | undefined;
  readonly requested: number | undefined;
  readonly resetsAt: number | undefined;
};

function limitOf({ window, of, limit, requested, resetsAt }: Loose): StatedLimit {
  return {
    window,
    of,
    ...(limit !== undefined && limit > 0 && { limit }),
    ...(requested !== undefined && requested > 0 && { requested }),
    ...(resetsAt !== undefined && { resetsAt }),
  };
}
