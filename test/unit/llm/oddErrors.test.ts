import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnswerReader, ErrorInAnswer } from '../../../src/core/llm/answerReader';
import { causes } from '../../../src/core/llm/causes';
import { type TurnError, makeTurnError } from '../../../src/core/llm/errors';
import { collectEvidence } from '../../../src/core/llm/evidence';
import { recogniseCause } from '../../../src/core/llm/recogniseCause';
import { readRateFigure } from '../../../src/core/llm/rateHeaders';
import { toFailure } from '../../../src/core/llm/toFailure';
import { dailyCauses, toTurnError } from '../../../src/core/llm/toTurnError';
import { Attempts } from '../../../src/core/routing/attempts';
import { freeModel } from '../../support/models';
import {
  bodyOf,
  errorFields,
  oddBody,
  oddCaught,
  oddChunk,
  oddContext,
} from '../../support/oddErrors';

const now = Date.UTC(2026, 10, 23, 18, 48);
const longest = 26 * 60 * 60 * 1000;
const runs = { numRuns: 300 };
const manyRuns = { numRuns: 1500 };

/** That there are words for it, none of them of a value that is none, and that no time is out of reach. */
function checkWords(error: TurnError): void {
  const failure = toFailure(error, { modelName: 'Qwen', now, requestsUsed: 1 });
  const said = `${failure.title} ${failure.detail}`;
  assert.doesNotMatch(said, /\{[a-z]\w*\}|undefined|NaN|Infinity|\[object/);
  assert.ok(failure.title !== '' && failure.detail !== '');
  assert.ok((failure.raw ?? '').length <= 4000);
  for (const at of [error.evidence.resetsAt, failure.backAt]) {
    if (at === undefined) continue;
    assert.ok(Number.isInteger(at) && at > now && at <= now + longest, String(at));
  }
}

/** The request that would follow by itself. */
function next(error: TurnError): readonly string[] | undefined {
  const attempts = new Attempts([freeModel('A'), freeModel('B')], { requests: 2, fallbacks: 0 });
  const first = attempts.first();
  attempts.leave();
  return attempts.after(first, error, { begun: false }, now)?.models.map(({ name }) => name);
}

describe('An error, however odd its parts are', () => {
  it('has a cause, words for it, and no time that is out of reach', () => {
    fc.assert(
      fc.property(oddCaught, oddBody, oddContext, (caught, body, context) => {
        // Not by `toTurnError`, which would take what they throw for an unknown cause.
        const evidence = collectEvidence(caught, { ...context, body, now });
        const name = recogniseCause(evidence);
        assert.ok(Object.hasOwn(causes, name), name);
        checkWords(makeTurnError(name, evidence));
        const error = toTurnError(caught, { ...context, body, now });
        assert.equal(error.causeName, name);
        checkWords(error);
        if (dailyCauses.includes(name)) assert.notDeepEqual(next(error), ['A']);
      }),
      runs,
    );
  });

  it('has one without a body as well', () => {
    fc.assert(
      fc.property(oddCaught, oddContext, (caught, context) => {
        const evidence = collectEvidence(caught, { ...context, now });
        checkWords(makeTurnError(recogniseCause(evidence), evidence));
      }),
      runs,
    );
  });

  it('in the midst of an answer is thrown as what it is, and nothing else is thrown', () => {
    fc.assert(
      fc.property(fc.array(oddChunk, { maxLength: 4 }), (chunks) => {
        const reader = new AnswerReader(() => undefined);
        try {
          for (const chunk of chunks) reader.take(chunk);
        } catch (caught) {
          assert.ok(caught instanceof ErrorInAnswer, String(caught));
          checkWords(toTurnError(caught, { now, accepted: true }));
        }
      }),
      manyRuns,
    );
  });

  it('brings limits that make sense, or none', () => {
    fc.assert(
      fc.property(oddContext, ({ headers }) => {
        const figure = headers && readRateFigure(headers, now);
        for (const window of [figure?.requests, figure?.tokens]) {
          if (!window) continue;
          const { limit, left = 0, backIn = 0 } = window;
          assert.ok(limit > 0 && left >= 0 && left <= limit && backIn >= 0);
        }
      }),
      runs,
    );
  });
});

describe('A daily limit among odd parts', () => {
  const { message, code, type, param, metadata, availability, details } = errorFields;
  const parts = (fields: Readonly<Record<string, fc.Arbitrary<unknown> | undefined>>) =>
    fc.record(
      Object.fromEntries(
        Object.entries(fields).flatMap(([name, one]) => (one ? [[name, one]] : [])),
      ),
      { requiredKeys: [] },
    );
  const violation = { quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' };

  /** What it may say beside that, where it is no more exact. */
  const otherWords = fc.oneof(
    fc.constantFrom('Rate limit reached on tokens per minute (TPM): Limit 8000, Used 1.'),
    fc.constantFrom('rate-limited upstream', 'free-models-per-min.', 'Please retry in 34.2s.'),
    fc.string(),
  );

  /** Each provider's own sign, put over whatever else it may send. */
  const signed: Readonly<Record<string, fc.Arbitrary<object>>> = {
    openrouter: fc
      .tuple(parts({ message, code, type, availability, details }), metadata ?? fc.constant({}))
      .map(([rest, told]) => ({
        ...rest,
        metadata: {
          ...(typeof told === 'object' ? told : {}),
          limit_source: 'openrouter_free_tier_daily',
        },
      })),
    google: fc
      .tuple(
        parts({ message: otherWords, code, type, param, availability }),
        details ?? fc.constant([]),
      )
      .map(([rest, told]) => ({
        ...rest,
        details: [...(Array.isArray(told) ? (told as unknown[]) : []), { violations: [violation] }],
      })),
    groq: fc
      .tuple(parts({ code, type, param, availability, details }), otherWords)
      .map(([rest, told]) => ({
        ...rest,
        message: `${told} Rate limit reached on requests per day (RPD): Limit 1000.`,
      })),
    words: parts({ code: fc.constantFrom(429, '429'), type, param }).map((rest) => ({
      ...rest,
      message: 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 a day',
    })),
  };

  for (const [who, error] of Object.entries(signed)) {
    it(`is seen, and the same model is never asked again: ${who}`, () => {
      const whole = fc.oneof(
        error.map((one) => JSON.stringify({ error: one })),
        error.map((one) => JSON.stringify([{ error: one }])),
      );
      fc.assert(
        fc.property(whole, oddContext, oddCaught, (body, context, caught) => {
          // An error in an answer with status 200 is one as well.
          const found = toTurnError(caught, { ...context, now, body });
          assert.ok(dailyCauses.includes(found.causeName), found.causeName);
          const failure = toFailure(found, { modelName: 'Qwen', now, requestsUsed: 1 });
          assert.ok(!failure.actions.includes('retry'));
          assert.notDeepEqual(next(found), ['A']);
          checkWords(found);
        }),
        runs,
      );
    });
  }

  it('is found in every form of body', () => {
    const error = signed['openrouter'] ?? fc.constant({});
    fc.assert(
      fc.property(bodyOf(error), oddContext, (body, context) => {
        const found = toTurnError({}, { ...context, now, body });
        if (dailyCauses.includes(found.causeName)) assert.notDeepEqual(next(found), ['A']);
        checkWords(found);
      }),
      runs,
    );
  });
});
