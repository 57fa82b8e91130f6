import type { ErrorReply, JsonObject } from '../apiError';
import { nextMinute, nextUtcMidnight } from '../clock';
import { requestsPerMinute } from '../accounts';
import type { FaultContext } from './fault';

/** 429 of the platform itself: the only answers with `X-RateLimit-*`, whose reset is in epoch ms. */
function platformLimit(
  message: string,
  limit: number,
  resetAt: number,
  metadata: JsonObject = {},
): ErrorReply {
  const headers = {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(resetAt),
  };
  return { status: 429, message, metadata: { headers, ...metadata }, headers };
}

type Moment = Pick<FaultContext, 'now'>;

const perDay =
  'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day';
const perDayHighBalance = 'Rate limit exceeded: free-models-per-day-high-balance. ';
const perMinute = 'Rate limit exceeded: free-models-per-min.';

/** The day's free requests are used up; `old` is the answer from before `limit_source`. */
export function dailyLimit(tier: 50 | 1000, { now }: Moment, age?: 'old'): ErrorReply {
  const message = tier === 50 ? perDay : perDayHighBalance;
  const source = {
    error_type: 'rate_limit_exceeded',
    limit_source: 'openrouter_free_tier_daily',
    remedy_hint: 'Wait for the daily reset at 00:00 UTC, or add credits to raise the limit.',
  };
  return platformLimit(message, tier, nextUtcMidnight(now), age === 'old' ? {} : source);
}

/** 20 in this clock minute. */
export function minuteLimit({ now }: Moment, age?: 'old'): ErrorReply {
  const source = {
    error_type: 'rate_limit_exceeded',
    limit_source: 'openrouter_free_tier_per_minute',
    remedy_hint: 'Wait for the next minute.',
  };
  const metadata = age === 'old' ? {} : source;
  const resetAt = nextMinute(now);
  const reply = platformLimit(perMinute, requestsPerMinute, resetAt, metadata);
  const seconds = Math.ceil((resetAt - now) / 1000);
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(seconds) } };
}

const settings = 'https://openrouter.ai/settings';

export function neverPurchased(): ErrorReply {
  return payment(
    'Insufficient credits. This account never purchased credits. Make sure your key is on the correct account or org, and if so, purchase more at https://openrouter.ai/settings/credits',
    { limit_source: 'openrouter_credits' },
  );
}

export function creditsExhausted(): ErrorReply {
  return payment(`Insufficient credits. Add more using ${settings}/credits`, {
    limit_source: 'openrouter_credits',
  });
}

export function payment(message: string, metadata: JsonObject, retryAfter?: number): ErrorReply {
  return {
    status: 402,
    message,
    metadata: {
      error_type: 'payment_required',
      remedy_hint: `See ${settings}/credits`,
      ...metadata,
    },
    ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': String(retryAfter) } }),
  };
}
