import type { Act } from '../acts';
import type { FaceCall, FaceError, FaceRules } from '../face';
import { plainChunk, plainUsage, wordActs } from '../face';
import type { Generation } from '../generation';
import { durationOf } from '../groq/groq';

/** A server such as Ollama, LM Studio or vLLM. Change it at any time. */
export class PlainServer {
  /** Undefined: it asks for none. */
  key: string | undefined;
  /** Requests that it still takes. */
  left = Infinity;
  /** Epoch milliseconds: until then whoever stands behind it has nothing left of the day. */
  usedUpUntil = 0;
  /** It takes `stream_options`, as those of today do. */
  knowsUsage = true;

  reset(): void {
    this.key = undefined;
    this.left = Infinity;
    this.usedUpUntil = 0;
    this.knowsUsage = true;
  }

  admit({ model, now }: Pick<FaceCall, 'model' | 'now'>): FaceError | undefined {
    const wait = this.usedUpUntil - now;
    if (wait > 0) {
      const limit = 'on requests per day (RPD): Limit 100, Used 100, Requested 1';
      const message = `Rate limit reached for model \`${model}\` ${limit}. Please try again in ${durationOf(wait)}.`;
      return plainError(429, message, 'requests');
    }
    if (this.left-- > 0) return undefined;
    return plainError(429, 'Too many requests, the queue is full.', 'rate_limit_error');
  }
}

function plainError(status: number, message: string, type: string): FaceError {
  return { status, body: { error: { message, type, param: null, code: null } } };
}

function* plainActs(generation: Generation, told: boolean): Generator<Act> {
  yield* wordActs(generation, 'reasoning_content');
  const last = plainChunk(generation, { delta: {}, finish_reason: 'stop' });
  yield { kind: 'chunk', chunk: last };
  const usage = plainUsage(generation);
  if (told) yield { kind: 'chunk', chunk: { ...plainChunk(generation, undefined), usage } };
  yield { kind: 'done' };
}

/** OpenAI's API in its smallest form. */
export function plainRules(server: PlainServer): FaceRules {
  const invalid = 'invalid_request_error';
  return {
    root: '/plain/v1',
    key: () => server.key,
    models: [
      { id: 'qwen3-coder:30b', object: 'model', created: 1_754_000_000, owned_by: 'library' },
      { id: 'nomic-embed-text', object: 'model', created: 1_754_000_000, owned_by: 'library' },
    ],
    fields: () => ['max_tokens', ...(server.knowsUsage ? ['stream_options'] : [])],
    unauthorized: () => plainError(401, 'Invalid token', 'authentication_error'),
    unknownField: (name) => plainError(400, `Unrecognized request argument: ${name}`, invalid),
    unknownModel: (id) => plainError(404, `model '${id}' not found`, 'api_error'),
    malformed: (message) => plainError(400, message, invalid),
    admit: (call) => server.admit(call),
    headersOf: () => ({}),
    actsOf: plainActs,
  };
}
