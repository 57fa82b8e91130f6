import assert from 'node:assert/strict';
import type { CauseName } from '../../../src/core/llm/causeName';
import { causes } from '../../../src/core/llm/causes';
import type { StreamEvent } from '../../../src/core/llm/events';
import { toFailure } from '../../../src/core/llm/toFailure';
import { FakeClock } from '../../support/fakeClock';
import {
  faultNames,
  startSimulator,
  type FaultName,
  type Simulator,
} from '../../simulator/simulator';
import { ask, patience, type Asked } from './ask';

/** What each fault of the simulator must be recognised as; `answered`: it is none for the user. */
const expected: Readonly<Record<FaultName, CauseName | 'answered'>> = {
  contextLengthExceeded: 'tooLong',
  maxTokensExceeded: 'tooLong',
  tokenLimitExceeded: 'tooLong',
  stringTooLong: 'tooLong',
  invalidRequest: 'badRequest',
  invalidPrompt: 'badRequest',
  contentPolicyViolation: 'moderation',
  refusal: 'moderation',
  invalidImage: 'badRequest',
  imageTooLarge: 'badRequest',
  imageTooSmall: 'badRequest',
  unsupportedImageFormat: 'badRequest',
  imageDownloadFailed: 'badRequest',
  imageNotFound: 'badRequest',
  tooManyModels: 'badRequest',
  invalidModel: 'modelGone',
  invalidModelOld: 'modelGone',
  wrongEndpoint: 'constraint',
  upstreamBadRequest: 'badRequest',
  typeBesideCode: 'overloaded',
  constraintFiltered: 'paidModel',
  payloadTooLarge: 'tooLarge',
  preconditionFailed: 'badRequest',
  unprocessable: 'badRequest',
  missingHeader: 'wrongKey',
  noCredentials: 'wrongKey',
  userNotFound: 'wrongKey',
  authentication: 'wrongKey',
  creditsExhausted: 'credits',
  neverPurchased: 'credits',
  weightExceedsBudget: 'credits',
  keyLimit: 'keyLimit',
  inFlightBudget: 'inFlightBudget',
  insufficientCreditsOld: 'credits',
  tooFewCreditsOld: 'credits',
  keyLimitForbidden: 'keyLimit',
  guardrailBudget: 'budget',
  workspaceBudget: 'budget',
  permissionDenied: 'forbidden',
  harnessGate: 'gated',
  moderation: 'moderation',
  guardrail: 'guardrail',
  regionRestricted: 'region',
  freeDaily: 'dailyLimit',
  freeDailyHighBalance: 'dailyLimit',
  freePerMinute: 'minuteLimit',
  freeDailyOld: 'dailyLimit',
  freeDailyHighBalanceOld: 'dailyLimit',
  freePerMinuteOld: 'minuteLimit',
  admissionControl: 'admissionControl',
  creditsUnverified: 'admissionControl',
  unknownLimitSource: 'rateLimited',
  noEndpoints: 'modelGone',
  noEndpointsOld: 'modelGone',
  modelDeprecated: 'modelGone',
  modelUnavailableUpstream: 'unavailable',
  freeVariantEnded: 'modelGone',
  privacyRestricted: 'dataPolicy',
  freePublicationPolicy: 'dataPolicy',
  paidTrainingPolicy: 'dataPolicy',
  guardrailPolicy: 'dataPolicy',
  noToolUse: 'noTools',
  noImageInput: 'noImages',
  noParameters: 'constraint',
  notFound: 'modelGone',
  requestTimeout: 'providerTimeout',
  sharedPool: 'busy',
  sharedPoolOld: 'busy',
  capacityExhausted: 'busy',
  serverError: 'serverError',
  unmapped: 'serverError',
  providerUnavailable: 'unavailable',
  badGatewayPage: 'serverError',
  cloudflareChallenge: 'cloudflare',
  cloudflareBlock: 'cloudflare',
  providerOverloaded: 'overloaded',
  temporarilyUnavailable: 'unavailable',
  gatewayTimeout: 'providerTimeout',
  edgeTimeout: 'providerTimeout',
  overloaded: 'overloaded',
  errorChunkNumeric: 'busy',
  errorChunkString: 'serverError',
  errorChunkFirst: 'busy',
  errorEvent: 'unavailable',
  choiceError: 'unavailable',
  finishReasonError: 'modelError',
  contentFilter: 'moderation',
  lengthCut: 'answered',
  cutBeforeFirstToken: 'cut',
  cutAfterTokens: 'cut',
  endWithoutDone: 'cut',
  finishWithoutDone: 'answered',
  silenceAfterHeaders: 'timeout',
  silenceAfterTokens: 'timeout',
  keepAlivesOnly: 'noProgress',
  keepAlivesAfterTokens: 'noProgress',
  manyComments: 'answered',
  splitUtf8: 'answered',
  crlf: 'answered',
  malformedJson: 'malformed',
  emptyAnswer: 'emptyAnswer',
  reasoningOnly: 'reasoningOnly',
  thinkInContent: 'answered',
  slow: 'answered',
  fast: 'answered',
  paid: 'answered',
  usageMissing: 'answered',
  nullToolIndex: 'answered',
  nullDeltas: 'answered',
  canonicalModel: 'answered',
  unknownFields: 'answered',
  hugeAnswer: 'answered',
  connectionReset: 'cut',
  silenceBeforeHeaders: 'timeout',
  htmlOk: 'notTheProvider',
  jsonErrorOk: 'unavailable',
  emptyBodyOk: 'cut',
  completionToStream: 'answered',
};

/** Faults that let some of the answer through: it must not be lost. */
const afterTokens: readonly FaultName[] = faultNames.filter((name) =>
  /AfterTokens$|^errorChunk(Numeric|String)|^errorEvent|^choiceError|^finishReasonError|^contentFilter|^endWithoutDone|^malformedJson|^reasoningOnly/.test(
    name,
  ),
);

/** Deltas that come before the fault strikes: some of reasoning, then some of text. */
const deltas = 8;

const delta = ({ type }: StreamEvent): boolean => type === 'text' || type === 'reasoning';

/** Lets the fake time run out where the fault goes silent. */
async function meet(simulator: Simulator, name: FaultName): Promise<Asked> {
  const clock = new FakeClock(simulator.clock.now());
  let isPassing = false;
  // Several signs of life can come in one piece: they take no time between them.
  const pass = (ms: number): void => {
    if (isPassing) return;
    isPassing = true;
    setImmediate(() => {
      isPassing = false;
      clock.advance(ms);
    });
  };
  const asked = ask(simulator, {
    clock,
    on: (event, events) => {
      const last = { silenceAfterHeaders: 1, silenceAfterTokens: deltas }[name as string];
      const seen = events.filter(name === 'silenceAfterTokens' ? delta : () => true).length;
      if (seen === last) clock.advance(patience.idleMs);
      // Never silent for as long as the idle limit, and still it must end.
      if (name.startsWith('keepAlives') && event.type === 'keepAlive') pass(20_000);
    },
  });
  if (name === 'silenceBeforeHeaders') {
    await until(() => simulator.requests.length === 1);
    clock.advance(patience.idleMs);
  }
  return asked;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

describe('Every fault of the simulator', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => simulator.reset());

  for (const name of faultNames) {
    it(`${name} is ${expected[name]}, with one request`, async () => {
      simulator.fault({ name, after: deltas, everyMs: 5, deltasPerSecond: 200 });
      const { error, events, text, reasoning } = await meet(simulator, name);

      assert.equal(error?.causeName ?? 'answered', expected[name], error?.stack);
      assert.equal(simulator.requests.length, 1, 'one request');
      if (error === undefined) {
        assert.equal(events.at(-1)?.type, 'finished');
        assert.notEqual(text.trim(), '', 'never an empty success');
        assert.doesNotMatch(text, /<\/?think>/);
        return;
      }
      assert.ok(!events.some(({ type }) => type === 'finished'));
      if (afterTokens.includes(name)) assert.notEqual(text + reasoning, '', 'what came is kept');
      const now = simulator.clock.now();
      const failure = toFailure(error, { modelName: 'Qwen3', now, requestsUsed: 1 });
      for (const said of [failure.title, failure.detail]) {
        assert.match(said, /^[A-Z1-9]/);
        assert.doesNotMatch(said, /[{}]|undefined|NaN|Invalid/);
      }
      const cost = /used (no|1) request\./.test(failure.detail);
      assert.equal(cost, error.causeName !== 'dailyLimit', 'says what it cost');
      assert.ok(failure.actions.length > 0);
      assert.ok(!failure.raw?.includes(simulator.key));
      assert.ok((failure.raw?.length ?? 0) <= 4000);
    });
  }

  it('is on the list above, and the list has no others', () => {
    assert.deepEqual(Object.keys(expected).sort(), [...faultNames].sort());
  });
});

describe('The table of causes', () => {
  it('offers no second try where a second try can only fail', () => {
    for (const name of ['dailyLimit', 'wrongKey', 'noKey', 'keyLimit', 'paidModel'] as const) {
      assert.ok(!causes[name].actions.includes('retry'), name);
    }
  });

  it('offers another model wherever another model may help', () => {
    for (const [name, cause] of Object.entries(causes)) {
      if (cause.scope === 'model') assert.ok(cause.actions.includes('pickModel'), name);
    }
  });
});
