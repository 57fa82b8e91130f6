import type { Act } from '../acts';
import type { JsonObject } from '../apiError';
import type { FaceCall, FaceError, FaceRules } from '../face';
import { plainChunk, plainUsage, wordActs } from '../face';
import type { Generation } from '../generation';

/** What the free plan gives for one model. Change them at any time. */
export interface GoogleLimits {
  requestsPerMinute: number;
  requestsPerDay: number;
}

const freePlan: GoogleLimits = { requestsPerMinute: 15, requestsPerDay: 200 };
const minuteMs = 60_000;

/** Google's limits: per model, the day by the calendar of California. It tells nothing of them before a refusal. */
export class GoogleAccount {
  readonly key = `AIza${'S1mulated_'.repeat(4)}`;
  limits: GoogleLimits = { ...freePlan };
  /** It takes `stream_options`. */
  knowsUsage = true;
  private taken: FaceCall[] = [];

  reset(): void {
    this.limits = { ...freePlan };
    this.knowsUsage = true;
    this.taken = [];
  }

  admit(call: FaceCall): FaceError | undefined {
    const ofModel = this.taken.filter(({ model }) => model === call.model);
    const thisMinute = ofModel.filter(({ now }) => now > call.now - minuteMs);
    const violated = [
      ...(this.usedToday(call) >= this.limits.requestsPerDay
        ? [violation('Day', this.limits.requestsPerDay, call.model)]
        : []),
      ...(thisMinute.length >= this.limits.requestsPerMinute
        ? [violation('Minute', this.limits.requestsPerMinute, call.model)]
        : []),
    ];
    if (violated.length > 0) return quotaExceeded(violated);
    this.taken.push(call);
    return undefined;
  }

  usedToday({ model, now }: Pick<FaceCall, 'model' | 'now'>): number {
    const today = californianDay(now);
    const ofModel = this.taken.filter((call) => call.model === model);
    return ofModel.filter((call) => californianDay(call.now) === today).length;
  }
}

const californian = new Intl.DateTimeFormat('en', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
});

export function californianDay(at: number): string {
  return californian.format(at);
}

function violation(window: 'Day' | 'Minute', limit: number, model: string): JsonObject {
  return {
    quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests',
    quotaId: `GenerateRequestsPer${window}PerProjectPerModel-FreeTier`,
    quotaDimensions: { location: 'global', model },
    quotaValue: String(limit),
  };
}

/** Always a list of one. */
function googleError(
  code: number,
  status: string,
  message: string,
  details?: readonly JsonObject[],
): FaceError {
  const error = { code, message, status, ...(details && { details }) };
  return { status: code, body: [{ error }] };
}

/** The wait is one of seconds also where the day is used up, as on the real one. */
function quotaExceeded(violations: readonly JsonObject[]): FaceError {
  const type = 'type.googleapis.com/google.rpc';
  return googleError(
    429,
    'RESOURCE_EXHAUSTED',
    'You exceeded your current quota, please check your plan and billing details. Please retry in 34.2s.',
    [
      { '@type': `${type}.QuotaFailure`, violations },
      { '@type': `${type}.RetryInfo`, retryDelay: '34s' },
    ],
  );
}

function* googleActs(generation: Generation, told: boolean): Generator<Act> {
  yield* wordActs({ ...generation, reasoning: '' }, 'reasoning');
  const last = plainChunk(generation, { delta: { role: 'assistant' }, finish_reason: 'stop' });
  yield { kind: 'chunk', chunk: { ...last, ...(told && { usage: plainUsage(generation) }) } };
  yield { kind: 'done' };
}

function entry(id: string): JsonObject & { readonly id: string } {
  return { id: `models/${id}`, object: 'model', owned_by: 'google' };
}

/** The OpenAI-compatible API of Google AI Studio. */
export function googleRules(account: GoogleAccount): FaceRules {
  const invalid = (message: string): FaceError => googleError(400, 'INVALID_ARGUMENT', message);
  return {
    root: '/google/v1beta/openai',
    key: () => account.key,
    models: ['gemini-3.5-flash', 'gemini-3.5-flash-lite', 'gemini-embedding-001'].map(entry),
    idPrefix: 'models/',
    fields: () => [
      ...['max_tokens', 'max_completion_tokens', 'temperature', 'tools', 'reasoning_effort'],
      ...(account.knowsUsage ? ['stream_options'] : []),
    ],
    unauthorized: () => invalid('API key not valid. Please pass a valid API key.'),
    unknownField: (name) =>
      invalid(`Invalid JSON payload received. Unknown name "${name}": Cannot find field.`),
    unknownModel: (id) =>
      googleError(404, 'NOT_FOUND', `models/${id} is not found for API version v1main.`),
    malformed: invalid,
    admit: (call) => account.admit(call),
    headersOf: () => ({}),
    actsOf: googleActs,
  };
}
