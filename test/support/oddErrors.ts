import fc from 'fast-check';
import type { ErrorContext } from '../../src/core/llm/errorContext';
import { providerIds } from '../../src/core/llm/presets';

/** Whatever a field may hold instead of what is meant: JSON of any kind, numbers out of reach, words that mean something. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', '0', '-1', '1e400', 0, -1, 1e300, 5e-324, 2 ** 53),
  fc.constantFrom<unknown>([], {}, [null], [[]], { headers: null }, [{ violations: {} }]),
  fc.constantFrom('2m59.56s', '34s', '1795737600', '1795737600000', '2026-11-24T00:00:00Z'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
  fc.string(),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Half of the time one of the values that providers send. */
function mostly(...values: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(fc.constantFrom(...values), odd);
}

/** Any of the fields, each with a value of its own kind or an odd one; sometimes not even an object. */
function object(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: odd },
  );
}

function list(of: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(fc.array(of, { maxLength: 3 }), odd);
}

const limits = mostly('50', '1000', 20, '8000');
const resets = mostly('1795737600000', 1795737600, '2m59.56s', 'Tue, 24 Nov 2026 00:00:00 GMT');

const headers = object({
  'X-RateLimit-Limit': limits,
  'x-ratelimit-remaining': limits,
  'X-RATELIMIT-RESET': resets,
  'Retry-After': mostly('30', 120, '0', '86400'),
});

const metadata = object({
  headers,
  limit_source: mostly(
    'openrouter_free_tier_per_minute',
    'upstream_provider_shared_pool',
    'openrouter_admission_control',
    'openrouter_credits',
    'openrouter_something_new',
  ),
  error_type: mostly('provider_overloaded', 'rate_limit_exceeded', 'refusal', 'server', 'timeout'),
  provider_name: mostly('Chutes', 'Venice'),
  raw: mostly('{"error":{"message":"busy"}}', 'temporarily rate-limited upstream'),
  reasons: list(odd),
  patterns: odd,
  resets_at: resets,
  failed_routing_step: mostly('tools'),
});

const availability = object({
  code: mostly('constraint_filtered', 'no_endpoints', 'free_variant_ended', 'capacity_exhausted'),
  excluded_by: list(mostly('max_price', 'data_policy:zdr', 'tools', 'context_length')),
  constraint: object({ field: mostly('max_price'), detail: mostly('geo') }),
  retry_after: mostly(5, '5'),
});

const details = list(
  object({
    violations: list(
      object({
        quotaId: mostly(
          'GenerateRequestsPerMinutePerProjectPerModel-FreeTier',
          'GenerateContentInputTokensPerModelPerMinute-FreeTier',
        ),
        quotaValue: mostly('15', 20),
      }),
    ),
    retryDelay: mostly('34s', '0s', '1.5s'),
  }),
);

const words = mostly(
  'Rate limit exceeded: free-models-per-min.',
  'Rate limit reached on tokens per minute (TPM): Limit 8000, Requested 9000. Please try again in 18.42s.',
  'Rate limit reached on requests per minute (RPM): Limit 30. Please try again in 2s.',
  'Quota exceeded for metric: generativelanguage/free_tier_requests, limit: 0',
  'Unknown name "stream_options": Cannot find field.',
  'Invalid response: {"error":{"message":"x","metadata":{"headers":[]}}}',
);

/** What an error object of a provider is made of. */
export const errorFields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  message: words,
  code: mostly(429, '429', 'rate_limit_exceeded', 'model_not_found', 200, 99999),
  type: mostly('tokens', 'invalid_request_error'),
  param: mostly('stream_options', 'model'),
  status: mostly('RESOURCE_EXHAUSTED', 'failure'),
  http_status: mostly(503, '429'),
  error_type: mostly('timeout'),
  object: mostly('error'),
  metadata,
  availability,
  details,
};

/** The bodies in which an error comes, good or broken. */
export function bodyOf(error: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const whole = fc.oneof(
    error.map((one) => ({ error: one })),
    error.map((one) => [{ error: one }]),
    error,
    error.map((one) => ({ choices: [{ error: one, finish_reason: 'error' }] })),
    error.map((one) => ({
      error: { message: `Upstream said: ${JSON.stringify({ error: one })}` },
    })),
    error.map((one) => ({ detail: [one], 'html-message': one })),
    error.map((one) => ({ object: 'error', message: one })),
  );
  return fc.oneof(
    { weight: 8, arbitrary: whole.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: whole.map((value) => JSON.stringify(value).slice(0, -2)) },
    { weight: 1, arbitrary: fc.constantFrom('', '<html>429</html>', 'data: {}', 'null', '"x"') },
  );
}

export const oddBody = bodyOf(object(errorFields));

const headerNames = [
  ...['X-RateLimit-Limit', 'X-RateLimit-Reset', 'Retry-After', 'x-ratelimit-limit-tokens'],
  ...['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens', 'x-ratelimit-limit-requests'],
] as const;

/** What Frugal knows beside the body: status, headers, who was asked. */
export const oddContext: fc.Arbitrary<Omit<ErrorContext, 'now' | 'body'>> = fc.record(
  {
    status: fc.oneof(
      fc.constantFrom(200, 302, 400, 401, 402, 403, 404, 408, 413, 422, 429, 498, 500, 502, 503),
      fc.constantFrom(504, 511, 524, 529, 0, 599, 999),
    ),
    headers: fc
      .dictionary(
        fc.constantFrom(...headerNames),
        resets.map((told) => (typeof told === 'string' ? told : JSON.stringify(told))),
      )
      .map((told) => ({ get: (name: string) => told[name] ?? null })),
    provider: fc.constantFrom(...providerIds),
    accepted: fc.boolean(),
    secrets: fc.constant(['sk-or-v1-secret-secret-secret']),
    spareFields: fc.constantFrom([], ['stream_options'] as const),
  },
  { requiredKeys: [] },
);

/** What may be caught: an error of `fetch`, one of `openai` with the provider's in it, or whatever. */
export const oddCaught: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .constantFrom('ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'UND_ERR_SOCKET')
    .map((code) => Object.assign(new TypeError('fetch failed'), { cause: { code } })),
  fc
    .record({ error: object(errorFields), status: odd, code: odd, headers, cause: odd })
    .map((fields) => Object.assign(new Error('429 status code'), fields)),
  object(errorFields),
);

const delta = object({
  role: mostly('assistant'),
  content: mostly('word', [{ type: 'text', text: 'word' }], '<think>'),
  reasoning: mostly('hm'),
  reasoning_content: mostly('hm'),
  reasoning_details: list(object({ text: mostly('hm'), summary: mostly('hm') })),
  refusal: mostly('No.'),
});

const choice = object({
  index: mostly(0, null),
  delta,
  message: object({ content: mostly('word') }),
  finish_reason: mostly('stop', 'error', 'length', null),
  error: object(errorFields),
});

/** A piece of an answer, or what comes in the place of one. */
export const oddChunk = fc.oneof(
  delta.map((one) => ({ choices: [{ delta: one }] })),
  object({
    model: mostly('a/b:free'),
    provider: mostly('Chutes'),
    choices: list(choice),
    usage: object({ prompt_tokens: mostly(1), completion_tokens: mostly(2), cost: mostly(0) }),
    x_groq: object({ error: mostly('internal server error'), usage: odd }),
    error: object(errorFields),
  }),
);
