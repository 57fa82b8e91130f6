import assert from 'node:assert/strict';
import fc from 'fast-check';
import { causes } from '../../../src/core/llm/causes';
import type { CauseName } from '../../../src/core/llm/causeName';
import type { ProviderId } from '../../../src/core/llm/preset';
import type { TurnError } from '../../../src/core/llm/errors';
import { toFailure } from '../../../src/core/llm/toFailure';
import { dailyCauses, toTurnError } from '../../../src/core/llm/toTurnError';

const now = Date.UTC(2026, 10, 23, 18, 48);

interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  readonly provider?: ProviderId;
}

function refused({ status, body, headers = {}, provider = 'groq' }: Refusal): TurnError {
  return toTurnError(new Error(`Status ${status}`), {
    now,
    status,
    headers: new Headers(headers),
    body: typeof body === 'string' ? body : JSON.stringify(body),
    provider,
  });
}

function groq(status: number, message: string, headers: Record<string, string> = {}): TurnError {
  const error = { message, type: 'tokens', code: 'rate_limit_exceeded' };
  return refused({ status, body: { error }, headers });
}

function limitReached(what: string, rest: string): string {
  return `Rate limit reached for model \`openai/gpt-oss-120b\` in organization \`org_01abcdef\` service tier \`on_demand\` on ${what}: ${rest} Need more tokens? Upgrade today.`;
}

function google(status: number, error: object): TurnError {
  return refused({ status, body: [{ error: { code: status, ...error } }], provider: 'google' });
}

function quotaFailure(quotaIds: readonly string[], retryDelay = '34s'): object {
  const violations = quotaIds.map((quotaId) => ({ quotaId, quotaValue: '20' }));
  return {
    message: 'You exceeded your current quota.',
    status: 'RESOURCE_EXHAUSTED',
    details: [
      { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
    ],
  };
}

function detailOf(error: TurnError): string {
  return toFailure(error, { modelName: 'GPT OSS', now, requestsUsed: 1 }).detail;
}

const perDay = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier';
const perMinute = 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier';
const tokensPerMinute = 'GenerateContentInputTokensPerModelPerMinute-FreeTier';

describe('A limit of Groq', () => {
  for (const [what, rest, cause, waitMs] of [
    [
      'tokens per minute (TPM)',
      'Limit 8000, Used 5439, Requested 5017. Please try again in 18.42s.',
      'modelMinuteLimit',
      18_420,
    ],
    [
      'requests per minute (RPM)',
      'Limit 30, Used 30, Requested 1. Please try again in 2s.',
      'modelMinuteLimit',
      2000,
    ],
    [
      'tokens per day (TPD)',
      'Limit 200000, Used 199000, Requested 4000. Please try again in 7m32.5s.',
      'modelDailyLimit',
      452_500,
    ],
    [
      'requests per day (RPD)',
      'Limit 1000, Used 1000, Requested 1. Please try again in 1m26.4s.',
      'modelDailyLimit',
      86_400,
    ],
  ] as const) {
    it(`on ${what} is known as such, with its wait`, () => {
      const error = groq(429, limitReached(what, rest), { 'Retry-After': '1' });
      assert.equal(error.causeName, cause);
      assert.equal(error.evidence.resetsAt, now + waitMs);
    });
  }

  it('names the limit, and the organisation to nobody', () => {
    const error = groq(
      429,
      limitReached(
        'tokens per minute (TPM)',
        'Limit 8000, Used 5439, Requested 5017. Please try again in 18.42s.',
      ),
    );
    assert.match(detailOf(error), /Groq takes 8,000 tokens a minute.*Try again in 19 s/);
    assert.doesNotMatch(error.evidence.raw ?? '', /01abcdef/);
  });

  it('that the request can never meet is not waited for: it says what to take out', () => {
    const error = groq(
      413,
      'Request too large for model `openai/gpt-oss-120b` in organization `org_01abcdef` service tier `on_demand` on tokens per minute (TPM): Limit 8000, Requested 14137, please reduce your message size and try again.',
    );
    assert.equal(error.causeName, 'tooLongForMinute');
    assert.match(detailOf(error), /8,000 tokens a minute.*about 14,137.*Take out 6,137 tokens/);
    assert.ok(!causes.tooLongForMinute.actions.includes('retry'));
  });

  it('of a host behind OpenRouter is that host being busy, not a limit of the account', () => {
    const raw = limitReached('tokens per day (TPD)', 'Limit 100, Used 100, Requested 1.');
    const metadata = { raw, provider_name: 'Groq' };
    const error = { code: 429, message: 'Provider returned error', metadata };
    assert.equal(
      refused({ status: 429, body: { error }, provider: 'openrouter' }).causeName,
      'busy',
    );
  });
});

describe('A refusal of Groq', () => {
  for (const [status, code, message, cause] of [
    [401, 'invalid_api_key', 'Invalid API Key', 'wrongKey'],
    [
      404,
      'model_not_found',
      'The model `x` does not exist or you do not have access to it.',
      'modelGone',
    ],
    [400, 'model_decommissioned', 'The model `x` has been decommissioned.', 'modelGone'],
    [400, 'model_terms_required', 'The model `x` requires terms acceptance.', 'gated'],
    [400, 'context_length_exceeded', 'Please reduce the length of the messages.', 'tooLong'],
    [400, 'organization_restricted', 'Organization has been restricted.', 'forbidden'],
    [498, 'capacity_exceeded', 'Flex tier capacity exceeded', 'overloaded'],
    [503, 'service_unavailable', 'over capacity', 'unavailable'],
    [413, 'request_too_large', 'Request Entity Too Large', 'tooLarge'],
  ] as const) {
    it(`with status ${status} and ${code} is ${cause}`, () => {
      const body = { error: { message, type: 'invalid_request_error', code } };
      assert.equal(refused({ status, body }).causeName, cause);
    });
  }
});

describe('A limit of Google', () => {
  const midnightPacific = Date.UTC(2026, 10, 24, 8);

  it('of the day lasts until midnight in California, whatever the wait beside it says', () => {
    const error = google(429, quotaFailure([perMinute, perDay, tokensPerMinute]));
    assert.equal(error.causeName, 'modelDailyLimit');
    assert.equal(error.evidence.resetsAt, midnightPacific);
    assert.match(
      detailOf(error),
      /Google AI Studio gives 20 requests a day.*08:00 UTC, in 13 h 12 min/,
    );
  });

  it('of the minute lasts as long as it says', () => {
    for (const quotaId of [perMinute, tokensPerMinute]) {
      const error = google(429, quotaFailure([quotaId], '34.7s'));
      assert.equal(error.causeName, 'modelMinuteLimit');
      assert.equal(error.evidence.resetsAt, now + 34_700);
    }
  });

  it('that it does not name is unknown, and so is its end', () => {
    const error = google(429, { message: 'Resource has been exhausted (e.g. check quota).' });
    assert.equal(error.causeName, 'rateLimited');
    assert.equal(error.evidence.resetsAt, undefined);
  });

  it('of zero means that the model is for those who pay', () => {
    const message =
      'Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 0, model: gemini-pro';
    assert.equal(google(429, { ...quotaFailure([perDay]), message }).causeName, 'notInPlan');
    const other = message.replace('limit: 0', 'limit: 20');
    assert.equal(
      google(429, { ...quotaFailure([perDay]), message: other }).causeName,
      'modelDailyLimit',
    );
  });
});

describe('A refusal of Google', () => {
  for (const [status, word, message, cause] of [
    [400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', 'wrongKey'],
    [403, 'PERMISSION_DENIED', 'Your project has been denied access.', 'forbidden'],
    [404, 'NOT_FOUND', 'models/gemini-1 is not found for API version v1main.', 'modelGone'],
    [400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.', 'region'],
    [
      400,
      'INVALID_ARGUMENT',
      'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
      'tooLong',
    ],
    [
      400,
      'INVALID_ARGUMENT',
      'Function call is missing a thought_signature in functionCall parts.',
      'badRequest',
    ],
    [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.', 'overloaded'],
    [500, 'INTERNAL', 'An internal error has occurred.', 'serverError'],
    [
      504,
      'DEADLINE_EXCEEDED',
      'Deadline expired before operation could complete.',
      'providerTimeout',
    ],
  ] as const) {
    it(`with status ${status}, “${message.slice(0, 40)}”, is ${cause}`, () => {
      assert.equal(google(status, { status: word, message }).causeName, cause);
    });
  }
});

describe('A refusal of another server', () => {
  for (const [status, body, cause] of [
    [404, '{"error":"model \'qwen3\' not found"}', 'modelGone'],
    [404, '{"detail":"Not Found"}', 'notTheProvider'],
    [
      400,
      '{"object":"error","message":"This model\'s maximum context length is 4096 tokens.","type":"BadRequestError","code":400}',
      'tooLong',
    ],
    [400, '{"error":{"message":"No models loaded. Please load a model."}}', 'modelGone'],
    [
      401,
      '{"error":{"message":"Authentication Error, Invalid proxy server token passed"}}',
      'wrongKey',
    ],
  ] as const) {
    it(`${status} ${body.slice(0, 50)} is ${cause}`, () => {
      assert.equal(refused({ status, body, provider: 'custom' }).causeName, cause);
    });
  }

  it('of which nothing listens on this machine says that it is not running', () => {
    const caught = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const error = toTurnError(caught, { now, provider: 'ollama' });
    assert.equal(error.causeName, 'notRunning');
    const failure = toFailure(error, { modelName: 'Qwen', now, requestsUsed: 1 });
    assert.equal(failure.title, 'Ollama is not running');
    const away = toTurnError(caught, { now, provider: 'custom' });
    assert.equal(away.causeName, 'network');
  });
});

describe('A daily limit', () => {
  const noise = {
    retryDelay: fc.oneof(fc.constantFrom('34s', '0s', '1.5s', ''), fc.string()),
    retryAfter: fc.oneof(fc.constantFrom('1', '30', '0'), fc.nat().map(String)),
    others: fc.array(fc.constantFrom(perMinute, tokensPerMinute, 'Unheard-Of')),
    words: fc.constantFrom(
      '',
      'Please retry in 34.2s.',
      'rate-limited upstream',
      'free-models-per-min.',
    ),
    status: fc.constantFrom(429, 403, 503, 200, 400),
    extra: fc.dictionary(fc.constantFrom('code', 'type', 'param', 'status'), fc.anything(), {
      noNullPrototype: true,
    }),
  };

  it('never looks as if it could be tried again, whatever comes with it', () => {
    const source = fc.constantFrom('google', 'groq', 'openrouter');
    fc.assert(
      fc.property(fc.record({ ...noise, source }), (given) => {
        const { status, retryAfter } = given;
        const body = { error: { ...given.extra, ...dailyError(given) } };
        const error = refused({ status, body, headers: { 'Retry-After': retryAfter } });
        assert.ok(dailyCauses.includes(error.causeName), error.causeName);
        const failure = toFailure(error, { modelName: '', now, requestsUsed: 1 });
        assert.ok(!failure.actions.includes('retry'));
        const { resetsAt } = error.evidence;
        if (given.source === 'google') assert.equal(resetsAt, Date.UTC(2026, 10, 24, 8));
        else assert.equal(resetsAt, undefined);
      }),
    );
  });

  function dailyError(given: {
    readonly source: string;
    readonly words: string;
    readonly others: readonly string[];
    readonly retryDelay: string;
  }): object {
    const { words, others, retryDelay } = given;
    if (given.source === 'google') {
      return { ...quotaFailure([...others, perDay], retryDelay), message: words };
    }
    if (given.source === 'groq') {
      return { message: limitReached('requests per day (RPD)', `Limit 1000. ${words}`) };
    }
    const metadata = { limit_source: 'openrouter_free_tier_daily' };
    return { message: words, metadata };
  }

  it('offers no second attempt at the same model in the table of causes', () => {
    for (const name of dailyCauses) {
      assert.ok(!causes[name].actions.includes('retry'), name);
      assert.notEqual(causes[name].another, 'afterReset', name);
    }
    const daily = (Object.keys(causes) as CauseName[]).filter((name) => /daily/i.test(name));
    assert.deepEqual([...dailyCauses].sort(), daily.sort());
  });
});
