import assert from 'node:assert/strict';
import type { CauseName } from '../../../src/core/llm/causeName';
import { causes } from '../../../src/core/llm/causes';
import { type TurnError, makeTurnError } from '../../../src/core/llm/errors';

import { Attempts, type Attempt } from '../../../src/core/routing/attempts';
import { failedModel } from '../../../src/core/routing/failedModel';
import { freeModel } from '../../support/models';

const [a, b, c, d] = [freeModel('A'), freeModel('B'), freeModel('C'), freeModel('D')];
const now = Date.UTC(2026, 10, 23, 10, 42, 30);

function after(
  name: CauseName,
  { begun = false, requests = 2, fallbacks = 1, resetsAt = 0 } = {},
): Attempt | undefined {
  const attempts = new Attempts([a, b, c, d], { requests, fallbacks });
  const first = attempts.first();
  attempts.leave();
  const error = makeTurnError(name, resetsAt === 0 ? {} : { resetsAt });
  return attempts.after(first, error, { begun }, now);
}

describe('A second request of a turn', () => {
  it('goes to models that were not asked yet', () => {
    assert.deepEqual(after('busy')?.models, [c, d]);
    assert.deepEqual(after('modelGone', { fallbacks: 0 })?.models, [b]);
  });

  it('is not made when every model was asked', () => {
    assert.equal(after('busy', { fallbacks: 3 }), undefined);
  });

  it('is not made once the answer has begun', () => {
    assert.equal(after('busy', { begun: true }), undefined);
  });

  it('is not made where the setting allows one', () => {
    assert.equal(after('busy', { requests: 1 }), undefined);
  });

  it('is never made after a daily limit, a policy, a moderation, a bad request, or when nothing is proven', () => {
    const never: readonly CauseName[] = [
      ...([
        'dailyLimit',
        'modelDailyLimit',
        'dataPolicy',
        'constraint',
        'moderation',
        'guardrail',
      ] as const),
      ...(['badRequest', 'tooLong', 'wrongKey', 'credits', 'paidAnswer', 'stopped'] as const),
      ...(['cut', 'timeout', 'noProgress', 'emptyAnswer', 'unknown', 'network'] as const),
    ];
    for (const name of never) assert.equal(after(name), undefined, name);
  });

  it('goes to the same model once a limit of the minute is over', () => {
    const next = after('minuteLimit', { fallbacks: 0 });
    assert.deepEqual(next, { models: [a], notBefore: Date.UTC(2026, 10, 23, 10, 43) });
    const slowDown = after('admissionControl', { resetsAt: now + 10_000 });
    assert.deepEqual(slowDown, { models: [a, b], notBefore: now + 10_000 });
  });

  it('goes to the same models at once where the request can be changed', () => {
    assert.deepEqual(after('fieldRefused'), { models: [a, b] });
    assert.equal(after('fieldRefused', { requests: 1 }), undefined);
  });

  it('is not waited for longer than a minute, nor for a time that is not known', () => {
    assert.equal(after('admissionControl', { resetsAt: now + 120_000 }), undefined);
    assert.equal(after('admissionControl'), undefined);
  });
});

describe('The requests of one turn', () => {
  it('are never more than its budget, whatever three failures follow each other', () => {
    const errors = (Object.keys(causes) as CauseName[]).map((name) =>
      makeTurnError(name, { resetsAt: now + 1000 }),
    );
    const walk = (failures: readonly TurnError[], requests: number): void => {
      const turn = new Attempts([a, b, c, d], { requests, fallbacks: 0 });
      let attempt: Attempt | undefined = turn.first();
      for (const error of failures) {
        turn.leave();
        attempt = turn.after(attempt, error, { begun: false }, now);
        if (!attempt) return;
        assert.ok(turn.count < requests, failures.join(', '));
      }
    };
    for (const requests of [1, 2])
      for (const one of errors)
        for (const two of errors) for (const three of errors) walk([one, two, three], requests);
  });
});

describe('The models that were tried', () => {
  it('are all that a request named where each failed by itself, else the first', () => {
    for (const [name, tried] of [
      ['busy', ['A', 'B']],
      ['minuteLimit', ['A']],
    ] as const) {
      const attempts = new Attempts([a, b, c], { requests: 1, fallbacks: 1 });
      attempts.after(attempts.first(), makeTurnError(name), { begun: false }, now);
      assert.deepEqual(
        attempts.tried.map((model) => model.name),
        tried,
      );
    }
  });

  it('are those up to the one that served, and that one is at fault', () => {
    const attempts = new Attempts([a, b, c], { requests: 2, fallbacks: 2 });
    const course = { begun: true, served: b };
    attempts.after(attempts.first(), makeTurnError('emptyAnswer'), course, now);
    assert.deepEqual([attempts.tried, attempts.failed], [[a, b], b]);
  });
});

describe('The model that an error is about', () => {
  const named = [a, b, c] as const;

  it('is the last of those that were named, unless the provider says which', () => {
    assert.equal(failedModel(makeTurnError('busy'), named), c);
    assert.equal(failedModel(makeTurnError('dataPolicy', { models: [b.id] }), named), b);
    const all = named.map(({ id }) => id);
    assert.equal(failedModel(makeTurnError('dataPolicy', { models: all }), named), c);
  });

  for (const [text, model] of [
    ['maker/A:free is only available on agentic harnesses. Try plugging it in', a],
    ['No endpoints found for maker/B:free.', b],
    ['The free variant of maker/B is no longer available.', b],
    ['maker/A:free and maker/B:free are busy', c],
    ['maker/A-large:free is temporarily rate-limited upstream.', c],
  ] as const)
    it(`is read from its words: ${text}`, () => {
      assert.equal(failedModel(makeTurnError('busy', { text }), named), model);
    });
});
