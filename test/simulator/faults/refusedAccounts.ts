import { requestsPerMinute } from '../accounts';
import { atTheDoor, byTheModel, byThePlatform, typed } from './badRequests';
import type { HttpFault } from './fault';
import { creditsExhausted, dailyLimit, minuteLimit, neverPurchased, payment } from './limits';
import { harnessGate } from './refusals';
import { nextUtcMidnight } from '../clock';
import { unavailable } from '../apiError';

const tooFewCredits =
  'This request requires more credits, or fewer max_tokens. You requested up to 64000 tokens, but can only afford 2666. To increase, visit https://openrouter.ai/settings/credits and add more credits';

const insufficient = 'Insufficient credits. Add more using https://openrouter.ai/settings/credits';

function budget(source: string, scope: string, now: number) {
  return {
    status: 403,
    message: 'Budget limit exceeded',
    metadata: {
      error_type: 'permission_denied',
      limit_source: source,
      remedy_hint: 'Wait for the budget to reset, or ask an administrator.',
      scope,
      limit_usd: 5,
      spend_usd: 5.02,
      resets_at: new Date(nextUtcMidnight(now)).toISOString(),
    },
  };
}

/** 401, 402, 403 and the platform's own 429: about the key and the account, not about a model. */
export const refusedAccounts = {
  missingHeader: atTheDoor('401 Missing Authentication header', () => ({
    status: 401,
    message: 'Missing Authentication header',
  })),
  noCredentials: atTheDoor('401 No auth credentials found', () => ({
    status: 401,
    message: 'No auth credentials found',
  })),
  userNotFound: atTheDoor('401 User not found.', () => ({
    status: 401,
    message: 'User not found.',
  })),
  authentication: atTheDoor('401 authentication', typed(401, 'Invalid credentials.')),
  creditsExhausted: byThePlatform('402 openrouter_credits', creditsExhausted),
  neverPurchased: byThePlatform('402 for an account that never paid', neverPurchased),
  weightExceedsBudget: byThePlatform('402 openrouter_credits, the request is too big', () =>
    payment(tooFewCredits, {
      limit_source: 'openrouter_credits',
      reason: 'weight_exceeds_budget',
    }),
  ),
  keyLimit: byThePlatform('402 openrouter_key_limit', () =>
    payment('Key limit exceeded', { limit_source: 'openrouter_key_limit' }),
  ),
  inFlightBudget: byThePlatform('402 openrouter_in_flight_budget with Retry-After', (at) =>
    payment(
      'Too much is in flight for the remaining credits. Retry shortly.',
      { limit_source: 'openrouter_in_flight_budget', reason: 'in_flight_budget_exhausted' },
      at.parameters.retryAfter ?? 120,
    ),
  ),
  insufficientCreditsOld: byThePlatform('402 Insufficient credits, no metadata', () => ({
    status: 402,
    message: insufficient,
  })),
  tooFewCreditsOld: byThePlatform('402 fewer max_tokens, no metadata', () => ({
    status: 402,
    message: tooFewCredits,
  })),
  keyLimitForbidden: byThePlatform('403 Key limit exceeded (total limit)', () => ({
    status: 403,
    message:
      'Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys',
    metadata: { error_type: 'permission_denied', limit_source: 'openrouter_key_limit' },
  })),
  guardrailBudget: byThePlatform('403 openrouter_guardrail_budget', ({ now }) =>
    budget('openrouter_guardrail_budget', 'guardrail', now),
  ),
  workspaceBudget: byThePlatform('403 openrouter_workspace_budget', ({ now }) =>
    budget('openrouter_workspace_budget', 'workspace', now),
  ),
  permissionDenied: byThePlatform('403 permission_denied', typed(403, 'Permission denied.')),
  harnessGate: byTheModel('403 only for agentic harnesses', ({ model }) => harnessGate(model)),
  moderation: byTheModel('403 flagged by moderation', ({ model, host }) => ({
    status: 403,
    message: `${model} requires moderation on ${host}. Your input was flagged for "violence". No credits were charged.`,
    metadata: {
      reasons: ['violence'],
      flagged_input: 'the first hundred characters of what was flagged',
      provider_name: host,
      model_slug: model,
    },
  })),
  guardrail: byThePlatform('403 blocked by a guardrail', () => ({
    status: 403,
    message: 'Request blocked: prompt injection patterns detected',
    metadata: { patterns: ['ignore previous instructions'] },
  })),
  regionRestricted: byTheModel('403 availability region_restricted', ({ model }) =>
    unavailable(403, `${model} is not available in your region.`, {
      code: 'region_restricted',
      retryable: false,
      requested_models: [model],
      excluded_by: ['geo'],
    }),
  ),
  freeDaily: byThePlatform('429 the 50 of the day are used up', (at) => dailyLimit(50, at)),
  freeDailyHighBalance: byThePlatform('429 the 1000 of the day are used up', (at) =>
    dailyLimit(1000, at),
  ),
  freePerMinute: byThePlatform(`429 ${requestsPerMinute} in this minute`, (at) => minuteLimit(at)),
  freeDailyOld: byThePlatform('429 free-models-per-day, no limit_source', (at) =>
    dailyLimit(50, at, 'old'),
  ),
  freeDailyHighBalanceOld: byThePlatform(
    '429 free-models-per-day-high-balance, no limit_source',
    (at) => dailyLimit(1000, at, 'old'),
  ),
  freePerMinuteOld: byThePlatform('429 free-models-per-min, no limit_source', (at) =>
    minuteLimit(at, 'old'),
  ),
  admissionControl: byThePlatform('429 openrouter_admission_control', (at) => ({
    status: 429,
    message: 'Too many requests. Retry shortly.',
    metadata: {
      error_type: 'rate_limit_exceeded',
      limit_source: 'openrouter_admission_control',
      remedy_hint: 'Retry after the stated time.',
    },
    headers: { 'Retry-After': String(at.parameters.retryAfter ?? 10) },
  })),
  creditsUnverified: byThePlatform('429 credits could not be verified in time', () => ({
    status: 429,
    message:
      'OpenRouter could not verify available credits for this request in time. Retry shortly.',
  })),
  unknownLimitSource: byThePlatform('429 with a limit_source that nobody knows yet', () => ({
    status: 429,
    message: 'Rate limit exceeded',
    metadata: { limit_source: 'openrouter_something_new', remedy_hint: 'Wait.' },
  })),
} as const satisfies Readonly<Record<string, HttpFault>>;
