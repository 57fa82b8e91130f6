import type { Act } from '../acts';
import type { JsonObject } from '../apiError';
import type { FaceCall, FaceError, FaceRules } from '../face';
import { plainChunk, plainUsage, wordActs } from '../face';
import type { Generation } from '../generation';

/** What the free plan gives for one model. Change them at any time. */
export interface GroqLimits {
  requestsPerMinute: number;
  requestsPerDay: number;
  tokensPerMinute: number;
  tokensPerDay: number;
}

const freePlan: GroqLimits = {
  requestsPerMinute: 30,
  requestsPerDay: 1000,
  tokensPerMinute: 8000,
  tokensPerDay: 200_000,
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

interface Taken {
  readonly at: number;
  readonly model: string;
  readonly tokens: number;
}

/** Groq's limits, per model: requests of the day come back bit by bit, the others in windows that roll. */
export class GroqAccount {
  readonly key = `gsk_${'s1mulated'.repeat(4)}`;
  limits: GroqLimits = { ...freePlan };
  /** Comes as a text in a chunk after a few words, as long as it is set. */
  errorInStream: string | undefined;
  private taken: Taken[] = [];

  reset(): void {
    this.limits = { ...freePlan };
    this.errorInStream = undefined;
    this.taken = [];
  }

  admit(call: FaceCall): FaceError | undefined {
    const { limits } = this;
    const { model, requestedTokens: requested } = call;
    if (requested > limits.tokensPerMinute)
      return tooLarge(model, limits.tokensPerMinute, requested);
    const ofDay = this.level(call);
    const perDay = limits.requestsPerDay;
    if (ofDay + 1 > perDay) {
      const wait = perDay === 0 ? dayMs : ((ofDay + 1 - perDay) * dayMs) / perDay;
      const used = Math.ceil(ofDay);
      return reached(model, 'requests per day (RPD)', { limit: perDay, used, requested: 1, wait });
    }
    for (const [what, windowMs, limit, need] of [
      ['tokens per day (TPD)', dayMs, limits.tokensPerDay, requested],
      ['tokens per minute (TPM)', minuteMs, limits.tokensPerMinute, requested],
      ['requests per minute (RPM)', minuteMs, limits.requestsPerMinute, 1],
    ] as const) {
      const used = this.used(call, windowMs, what.startsWith('tokens'));
      if (used + need <= limit) continue;
      const wait = this.untilFree(call, windowMs);
      return reached(model, what, { limit, used, requested: need, wait });
    }
    this.taken.push({ at: call.now, model, tokens: requested });
    return undefined;
  }

  /** Requests that are left of the day; in its fraction, one that is coming back. */
  left(model: string, now: number): number {
    return this.limits.requestsPerDay - this.level({ model, now });
  }

  /** On every answer, refusals too: requests of the day, tokens of the minute. */
  headersOf(call: FaceCall): Readonly<Record<string, string>> {
    const { requestsPerDay, tokensPerMinute } = this.limits;
    const requests = this.level(call);
    const backIn = requestsPerDay === 0 ? dayMs : (requests * dayMs) / requestsPerDay;
    const tokens = this.used(call, minuteMs, true);
    return {
      'x-ratelimit-limit-requests': String(requestsPerDay),
      'x-ratelimit-remaining-requests': String(Math.floor(requestsPerDay - requests)),
      'x-ratelimit-reset-requests': durationOf(backIn),
      'x-ratelimit-limit-tokens': String(tokensPerMinute),
      'x-ratelimit-remaining-tokens': String(tokensPerMinute - tokens),
      'x-ratelimit-reset-tokens': durationOf((tokens * minuteMs) / tokensPerMinute),
    };
  }

  /** What was kept free for the answer and not used comes back. */
  settle(call: FaceCall, tokens: number): void {
    const { now: at, model } = call;
    const index = this.taken.findIndex((each) => each.at === at && each.model === model);
    if (index >= 0) this.taken[index] = { at, model, tokens };
  }

  private within({ model, now }: FaceCall, windowMs: number): readonly Taken[] {
    return this.taken.filter((each) => each.model === model && each.at > now - windowMs);
  }

  private used(call: FaceCall, windowMs: number, tokens: boolean): number {
    return this.within(call, windowMs).reduce((sum, each) => sum + (tokens ? each.tokens : 1), 0);
  }

  /** Requests of the day that have not come back; the limit's number of them does in a day. */
  private level({ model, now }: Pick<FaceCall, 'model' | 'now'>): number {
    const perMs = this.limits.requestsPerDay / dayMs;
    const left = (level: number, from: number, to: number): number =>
      Math.max(0, level - (to - from) * perMs);
    const last = this.taken
      .filter((each) => each.model === model)
      .reduce((so, { at }) => ({ level: left(so.level, so.at, at) + 1, at }), { level: 0, at: 0 });
    return left(last.level, last.at, now);
  }

  private untilFree(call: FaceCall, windowMs: number): number {
    return (this.within(call, windowMs)[0]?.at ?? call.now) + windowMs - call.now;
  }
}

/** `2m59.56s`, `7.66s` */
export function durationOf(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  const seconds = Number(((ms % minuteMs) / 1000).toFixed(2));
  return `${minutes > 0 ? `${minutes}m` : ''}${seconds}s`;
}

function groqError(status: number, message: string, type: string, code: string): FaceError {
  return { status, body: { error: { message, type, code } } };
}

const organisation = 'organization `org_01s1mulat3d` service tier `on_demand`';

function tooLarge(model: string, limit: number, requested: number): FaceError {
  const message = `Request too large for model \`${model}\` in ${organisation} on tokens per minute (TPM): Limit ${limit}, Requested ${requested}, please reduce your message size and try again.`;
  return groqError(413, message, 'tokens', 'rate_limit_exceeded');
}

function reached(
  model: string,
  what: string,
  told: {
    readonly limit: number;
    readonly used: number;
    readonly requested: number;
    readonly wait: number;
  },
): FaceError {
  const { limit, used, requested, wait } = told;
  const message = `Rate limit reached for model \`${model}\` in ${organisation} on ${what}: Limit ${limit}, Used ${used}, Requested ${requested}. Please try again in ${durationOf(wait)}.`;
  const headers = { 'Retry-After': String(Math.ceil(wait / 1000)) };
  return { ...groqError(429, message, what.split(' ')[0] ?? '', 'rate_limit_exceeded'), headers };
}

function entry(id: string, more: JsonObject = {}): JsonObject & { readonly id: string } {
  const common = { object: 'model', created: 1_754_000_000, owned_by: 'OpenAI', active: true };
  return { id, ...common, context_window: 131_072, max_completion_tokens: 65_536, ...more };
}

function* groqActs(account: GroqAccount, generation: Generation): Generator<Act> {
  const first = plainChunk(generation, { delta: { role: 'assistant', content: '' } });
  yield { kind: 'chunk', delta: 'text', chunk: { ...first, x_groq: { id: 'req_01s1mulat3d' } } };
  let words = 0;
  for (const act of wordActs(generation, 'reasoning')) {
    if (words++ === 3 && account.errorInStream !== undefined) {
      const x_groq = { error: account.errorInStream };
      yield { kind: 'chunk', chunk: { ...plainChunk(generation, { delta: {} }), x_groq } };
    }
    yield act;
  }
  const last = plainChunk(generation, { delta: {}, finish_reason: 'stop' });
  yield { kind: 'chunk', chunk: { ...last, x_groq: { usage: plainUsage(generation) } } };
  yield { kind: 'done' };
}

/** Groq's OpenAI-compatible API. */
export function groqRules(account: GroqAccount): FaceRules {
  const invalid = 'invalid_request_error';
  return {
    root: '/groq/openai/v1',
    key: () => account.key,
    models: [
      entry('openai/gpt-oss-120b'),
      entry('openai/gpt-oss-20b'),
      entry('whisper-large-v3', { context_window: 448 }),
      entry('qwen/qwen3.6-27b', { active: false }),
    ],
    fields: () => [
      ...['max_completion_tokens', 'max_tokens', 'temperature', 'tools', 'reasoning_effort'],
      'stream_options',
    ],
    unauthorized: () => groqError(401, 'Invalid API Key', invalid, 'invalid_api_key'),
    unknownField: (name) =>
      groqError(400, `property '${name}' is unsupported`, invalid, 'invalid_request'),
    unknownModel: (id) =>
      groqError(
        404,
        `The model \`${id}\` does not exist or you do not have access to it.`,
        invalid,
        'model_not_found',
      ),
    malformed: (message) => groqError(400, message, invalid, 'invalid_request'),
    admit: (call) => account.admit(call),
    headersOf: (call) => account.headersOf(call),
    settle: (call, tokens) => account.settle(call, tokens),
    actsOf: (generation) => groqActs(account, generation),
  };
}
