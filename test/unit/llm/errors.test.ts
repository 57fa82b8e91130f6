import assert from 'node:assert/strict';
import fc from 'fast-check';
import { causes } from '../../../src/core/llm/causes';
import type { CauseName } from '../../../src/core/llm/causeName';
import { TurnError, makeTurnError } from '../../../src/core/llm/errors';
import { redact, redactRaw } from '../../../src/core/llm/redact';
import { resetOf, toFailure } from '../../../src/core/llm/toFailure';
import { sayDuration } from '../../../src/core/say';

import { countedOf, toTurnError } from '../../../src/core/llm/toTurnError';

const now = Date.UTC(2026, 10, 23, 18, 48);
const midnight = Date.UTC(2026, 10, 24);
const context = { modelName: 'Qwen3 Coder', now, requestsUsed: 1 };

function fromBody(status: number, error: object, headers: Record<string, string> = {}): TurnError {
  const body = JSON.stringify({ error });
  return toTurnError(new Error('x'), { now, status, body, headers: new Headers(headers) });
}

describe('A failure', () => {
  it('of the daily limit tells the day, when it ends and that nothing is lost', () => {
    const headers = { 'X-RateLimit-Limit': '50', 'X-RateLimit-Reset': String(midnight) };
    const metadata = { headers, limit_source: 'openrouter_free_tier_daily' };
    const { title, detail } = toFailure(fromBody(429, { metadata }), context);
    assert.equal(title, 'The free requests of today are used up');
    assert.equal(
      detail,
      '50 of 50 on OpenRouter. They come back at 00:00 UTC, in 5 h 12 min. Your message is kept.',
    );
  });

  it('of the daily limit knows midnight even if nobody says it', () => {
    const { detail } = toFailure(makeTurnError('dailyLimit'), context);
    assert.equal(detail, 'They come back at 00:00 UTC, in 5 h 12 min. Your message is kept.');
  });

  it('of a long message says by how much, and offers to cut only where that is possible', () => {
    const tooLong = toFailure(makeTurnError('tooLong', { tokens: 40_000, room: 31_000 }), context);
    assert.equal(tooLong.title, 'The message is too long for Qwen3 Coder');
    assert.match(tooLong.detail, /about 40,000 tokens .* 9,000 more than fit/);
    assert.deepEqual(tooLong.actions, ['cutAttachments', 'pickModel']);
    const whole = toFailure(makeTurnError('tooLong', { cuttable: false }), context);
    assert.deepEqual(whole.actions, ['pickModel']);
  });

  it('says what it cost, as far as that is known', () => {
    const cost = (name: CauseName, requestsUsed: number, accepted = false): string =>
      toFailure(makeTurnError(name, { accepted }), { ...context, requestsUsed }).detail;
    assert.match(cost('dns', 1), /This used no request\./);
    assert.match(cost('busy', 0), /This used no request\./);
    assert.match(cost('busy', 1), /This may have used 1 request\./);
    assert.match(cost('busy', 2), /This may have used 2 requests\./);
    assert.match(cost('busy', 1, true), /This used 1 request\./);
    assert.match(
      toFailure(makeTurnError('paidAnswer', { cost: 0.0042 }), context).detail,
      /\$0\.0042/,
    );
  });

  it('of every cause has words for whatever is known or not', () => {
    for (const name of Object.keys(causes) as CauseName[]) {
      for (const known of [{}, { endpointHost: 'Chutes', limit: 20, resetsAt: now + 1 }]) {
        const error = makeTurnError(name, known);
        const { title, detail, actions } = toFailure(error, { ...context, modelName: '' });
        assert.notEqual(title, '', name);
        assert.notEqual(detail, '', name);
        assert.notEqual(actions.length, 0, name);
        assert.doesNotMatch(title + detail, /[{}]|undefined/, name);
        assert.equal(error.causeName, name);
        assert.ok(error.message.length > 0 && error.name.endsWith('Error'));
      }
    }
  });
});

describe('The time after which it works again', () => {
  const reset = (value: unknown): number | undefined =>
    fromBody(429, { metadata: { headers: { 'X-RateLimit-Reset': value } } }).evidence.resetsAt;

  it('is told in milliseconds; seconds are understood', () => {
    assert.equal(reset(String(midnight)), midnight);
    assert.equal(reset(midnight), midnight);
    assert.equal(reset(String(midnight / 1000)), midnight);
  });

  it('is taken from the body before the header', () => {
    const metadata = { headers: { 'x-ratelimit-reset': String(midnight) } };
    const headers = { 'X-RateLimit-Reset': String(now + 1000), 'Retry-After': '7' };
    assert.equal(fromBody(429, { metadata }, headers).evidence.resetsAt, midnight);
    assert.equal(fromBody(429, {}, headers).evidence.resetsAt, now + 1000);
  });

  it('comes from Retry-After, in seconds or as a date, where nothing better is told', () => {
    const after = (value: string): number | undefined =>
      fromBody(429, {}, { 'Retry-After': value }).evidence.resetsAt;
    assert.equal(after('30'), now + 30_000);
    assert.equal(after(new Date(now + 60_000).toUTCString()), now + 60_000);
    assert.equal(after('soon'), undefined);
    const { evidence } = fromBody(429, {
      availability: { code: 'capacity_exhausted', retry_after: 5 },
    });
    assert.equal(evidence.resetsAt, now + 5000);
  });

  it('is unknown when it is past, or further away than a limit can be', () => {
    for (const wrong of [now, now - 1, now + 27 * 3_600_000, 'x', '', null, -1, {}, 1e300]) {
      assert.equal(reset(wrong), undefined, JSON.stringify(wrong));
    }
  });

  it('is the next midnight or the next minute where the rules say so', () => {
    assert.equal(resetOf(makeTurnError('dailyLimit'), now), midnight);
    assert.equal(resetOf(makeTurnError('minuteLimit'), now + 1), now + 60_000);
    assert.equal(resetOf(makeTurnError('busy'), now), undefined);
  });

  it('is written so that nobody comes too early', () => {
    assert.equal(sayDuration(0), '0 s');
    assert.equal(sayDuration(1), '1 s');
    assert.equal(sayDuration(59_999), '60 s');
    assert.equal(sayDuration(60_001), '2 min');
    assert.equal(sayDuration(3_600_000), '1 h');
    assert.equal(sayDuration(5 * 3_600_000 + 12 * 60_000), '5 h 12 min');
  });
});

describe('The cause', () => {
  const code = (name: string): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(name), { code: name }) });

  for (const [caught, cause, counted] of [
    [code('EAI_AGAIN'), 'dns', 'no'],
    [code('CERT_HAS_EXPIRED'), 'tls', 'no'],
    [code('SELF_SIGNED_CERT_IN_CHAIN'), 'tls', 'no'],
    [code('ENETUNREACH'), 'network', 'no'],
    [code('ECONNRESET'), 'cut', 'unknown'],
    [code('UND_ERR_HEADERS_TIMEOUT'), 'timeout', 'unknown'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'dns', 'no'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'network', 'no'],
    [new TypeError('Failed to fetch'), 'network', 'unknown'],
    [new AggregateError([code('ECONNREFUSED')], ''), 'network', 'no'],
    [code('Proxy response (407) !== 200 when HTTP Tunneling'), 'network', 'no'],
    [new Error('a bug'), 'unknown', 'unknown'],
  ] as const) {
    it(`of ${String(caught)} (${cause}) is found, and whether it counted`, () => {
      const error = toTurnError(caught, { now });
      assert.equal(error.causeName, cause);
      assert.equal(countedOf(error), counted);
      assert.equal(error.cause, caught);
    });
  }

  it('is found in the answer of a provider that sends a list of one', () => {
    const body = '[{"error":{"code":429,"message":"Resource has been exhausted"}}]';
    assert.equal(toTurnError({}, { now, status: 429, body }).causeName, 'rateLimited');
  });

  for (const [excluded, cause] of [
    ['max_price', 'paidModel'],
    ['data_policy:zdr', 'dataPolicy'],
    ['geo', 'region'],
    ['context_length', 'tooLong'],
    ['quantization', 'constraint'],
  ] as const) {
    it(`is ${cause} where ${excluded} excluded the endpoints`, () => {
      const availability = { code: 'constraint_filtered', excluded_by: [excluded] };
      assert.equal(fromBody(404, { availability }).causeName, cause);
    });
  }

  it('is found for anything at all, and nothing makes it throw', () => {
    const signs = fc.record(
      {
        error: fc.anything(),
        message: fc.anything(),
        code: fc.anything(),
        cause: fc.anything(),
        errors: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const caught = fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true }), signs);
    const body = fc.option(fc.oneof(fc.string(), fc.json()), { nil: undefined });
    fc.assert(
      fc.property(
        caught,
        body,
        fc.option(fc.integer({ min: 0, max: 999 })),
        (value, text, status) => {
          const error = toTurnError(value, {
            now,
            secrets: ['sk-or-v1-secret-secret-secret'],
            ...(text === undefined ? {} : { body: text }),
            ...(status === null ? {} : { status }),
          });
          assert.ok(error instanceof TurnError);
          const { title, detail } = toFailure(error, context);
          assert.ok(title !== '' && detail !== '');
        },
      ),
    );
  });

  it('is found for an object that throws when it is touched', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    assert.equal(toTurnError(hostile, { now }).causeName, 'unknown');
    const knot: { cause?: unknown } = {};
    knot.cause = knot;
    assert.equal(toTurnError(knot, { now }).causeName, 'unknown');
  });
});

describe('A field that a server does not take', () => {
  const detail = { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs' };
  const invalid = { type: 'invalid_request_error', param: null, code: null };
  const spareFields = ['stream_options'] as const;

  for (const [who, status, body] of [
    ['OpenAI', 400, { error: { ...invalid, message: "Unknown parameter: 'stream_options'." } }],
    ['Azure', 400, { detail: "Extra parameters ['stream_options'] are not allowed" }],
    ['FastAPI', 422, { detail: [detail] }],
    ['Mistral', 422, { object: 'error', message: { detail: [detail] }, code: null }],
    ['Google', 400, [{ error: { code: 400, message: 'Unknown name "stream_options"' } }]],
    ['LiteLLM', 400, { error: { ...invalid, message: "does not support: ['stream_options']" } }],
  ] as const) {
    it(`is found in whatever form it is said: ${who}`, () => {
      const told = { now, status, body: JSON.stringify(body) };
      const { causeName, evidence } = toTurnError({}, { ...told, spareFields });
      assert.deepEqual([causeName, evidence.refusedField], ['fieldRefused', 'stream_options']);
      // What was not sent cannot have been refused.
      assert.notEqual(toTurnError({}, told).causeName, 'fieldRefused');
    });
  }

  it('is none where something else is wrong', () => {
    for (const [status, message] of [
      [400, 'max_tokens must be at least 16'],
      [500, 'stream_options: Internal error'],
      [429, 'Slow down with your stream_options'],
    ] as const) {
      const body = JSON.stringify({ error: { message } });
      const { causeName } = toTurnError({}, { now, status, body, spareFields });
      assert.notEqual(causeName, 'fieldRefused', message);
    }
  });
});

describe('A gateway that quotes the error of whom it asked', () => {
  const quoted = JSON.stringify({
    error: { code: 429, message: 'x', metadata: { limit_source: 'upstream_provider_shared_pool' } },
  });

  for (const message of [
    `Invalid response received from openrouter: ${quoted}`,
    `litellm.RateLimitError: RateLimitError: OpenrouterException - ${quoted}. Received Model Group=free`,
  ]) {
    it(`is understood: ${message.slice(0, 24)}…`, () =>
      assert.equal(fromBody(429, { message }).causeName, 'busy'));
  }

  it('and cuts the quotation off is taken by its own words', () => {
    const message = `Invalid response: ${quoted.slice(0, 40)}`;
    assert.equal(fromBody(429, { message }).causeName, 'rateLimited');
  });
});

describe('What is shown of a body', () => {
  it('has no keys, tokens or ids of accounts', () => {
    const body = `{"user_id":"user_2abcDEF","k":"sk-or-v1-au7...890","h":"Bearer abc.def-123","o":"organization \`org_01abc\`","p":"sk-proj-aaaa1111","g":"gsk_abcd1234","a":"AIzaSyA-1234567"}`;
    const shown = redact(body);
    assert.doesNotMatch(shown, /2abcDEF|au7|890|abc\.def|01abc|aaaa1111|abcd1234|1234567/);
    assert.match(shown, /"user_id"/);
  });

  it('has no key of any shape that was sent', () => {
    assert.equal(redact('the key hunter22 is wrong', ['hunter22']), 'the key [removed] is wrong');
  });

  it('has none of the headers that the user added, also where JSON quotes them', () => {
    const config = '{"team":"blue"}';
    const body = JSON.stringify({ message: `bad config: ${config}`, also: 'blue-team-0815' });
    const shown = redact(body, [config, 'blue-team-0815']);
    assert.equal(shown, '{"message":"bad config: [removed]","also":"[removed]"}');
  });

  it('is cut to 4,000 characters, and no secret is cut in half', () => {
    const shown = redactRaw(`${'x'.repeat(3990)} sk-or-v1-0123456789abcdef ${'y'.repeat(9000)}`);
    assert.equal(shown.length, 4000);
    assert.doesNotMatch(shown, /sk-or/);
  });
});
