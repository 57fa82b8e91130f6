import { randomBytes } from 'node:crypto';
import type { Act } from './acts';
import { answerFor } from './answers/answerFor';
import type { JsonObject } from './apiError';
import { ApiError } from './apiError';
import { parseChatRequest, promptTokens, tokensIn, type ChatRequest } from './chatRequest';
import type { Exchange } from './exchange';
import { sendBody } from './exchange';
import { chatPath } from './faults/faultQueue';
import type { Generation } from './generation';
import { note } from './journal';
import { writeStream } from './streamWriter';
import type { World } from './world';

/** An error in a provider's own form. */
export interface FaceError {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One chat request, as far as limits look at it. */
export interface FaceCall {
  readonly model: string;
  /** Of the prompt, and with the room that is asked for the answer. */
  readonly promptTokens: number;
  readonly requestedTokens: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How a provider other than OpenRouter differs from the next one. */
export interface FaceRules {
  /** The path of its API, e.g. `/groq/openai/v1`. */
  readonly root: string;
  /** The one key that it takes; undefined: it asks for none. */
  readonly key: () => string | undefined;
  /** The entries of `GET /models`. */
  readonly models: readonly (JsonObject & { readonly id: string })[];
  /** Begins the ids of the list; a request may leave it out. */
  readonly idPrefix?: string;
  /** Fields of a chat request that it takes. */
  readonly fields: () => readonly string[];
  readonly unauthorized: () => FaceError;
  readonly unknownField: (name: string) => FaceError;
  readonly unknownModel: (id: string) => FaceError;
  readonly malformed: (message: string) => FaceError;
  /** Takes the request into account, or refuses it. */
  readonly admit: (call: FaceCall) => FaceError | undefined;
  /** Of every answer to a request whose model is known, refusals too. */
  readonly headersOf: (call: FaceCall) => Readonly<Record<string, string>>;
  /** The answer has ended, and took so many tokens with its prompt. */
  readonly settle?: (call: FaceCall, tokens: number) => void;
  /** @param told whether the usage was asked for */
  readonly actsOf: (generation: Generation, told: boolean) => Iterable<Act>;
}

interface Answering {
  readonly generation: Generation;
  readonly acts: Iterable<Act>;
}

/** A provider on loopback that has only a list of models and chat. */
export class Face {
  constructor(readonly rules: FaceRules) {}

  serves(path: string): boolean {
    return path.startsWith(`${this.rules.root}/`);
  }

  async handle(world: World, exchange: Exchange): Promise<void> {
    const refusal = await this.answer(world, exchange);
    if (refusal === undefined) return;
    const { status, body, headers } = refusal;
    sendBody(exchange, status, 'application/json', JSON.stringify(body), headers);
  }

  /** Undefined when the answer was sent. */
  private async answer(world: World, exchange: Exchange): Promise<FaceError | undefined> {
    const { rules } = this;
    const { authorization } = exchange.request.headers;
    const key = rules.key();
    if (key !== undefined && authorization !== `Bearer ${key}`) {
      return rules.unauthorized();
    }
    const path = exchange.path.slice(rules.root.length);
    if (path === '/models') return { status: 200, body: { object: 'list', data: rules.models } };
    if (path !== chatPath) return { status: 404, body: { detail: 'Not Found' } };
    try {
      return await this.chat(world, exchange, parseChatRequest(exchange.body));
    } catch (error) {
      if (error instanceof ApiError) return rules.malformed(error.reply.message);
      throw error;
    }
  }

  private async chat(
    world: World,
    exchange: Exchange,
    chat: ChatRequest,
  ): Promise<FaceError | undefined> {
    const { rules } = this;
    const taken = ['model', 'messages', 'stream', ...rules.fields()];
    const unknown = Object.keys(chat).find((name) => !taken.includes(name));
    if (unknown !== undefined) return rules.unknownField(unknown);
    const model = chat.model ?? '';
    const ids = rules.models.map(({ id }) => id);
    if (!ids.includes(model) && !ids.includes(`${rules.idPrefix ?? ''}${model}`)) {
      return rules.unknownModel(model);
    }
    const prompt = promptTokens(chat);
    const room = chat.max_completion_tokens ?? chat.max_tokens ?? 0;
    const now = world.clock.now();
    const call = { model, promptTokens: prompt, requestedTokens: prompt + room, now };
    const refusal = rules.admit(call);
    if (refusal !== undefined)
      return { ...refusal, headers: { ...rules.headersOf(call), ...refusal.headers } };
    note(exchange.entry, { counted: true, model, tried: [model] });
    const generation = generationOf(world, chat, call);
    const acts = rules.actsOf(generation, chat.stream_options?.include_usage === true);
    await this.stream(world, exchange, { generation, acts }, rules.headersOf(call));
    rules.settle?.(call, Number(generation.usage['total_tokens']));
    return undefined;
  }

  private async stream(
    world: World,
    exchange: Exchange,
    { generation, acts: clean }: Answering,
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    const struck = world.faults.take(`${this.rules.root}${chatPath}`);
    if (struck !== undefined) note(exchange.entry, { fault: struck.name });
    const fault = struck?.description.kind === 'stream' ? struck.description : undefined;
    const acts = fault?.acts?.(clean, generation, struck?.parameters ?? {}) ?? clean;
    const head = { 'Content-Type': 'text/event-stream', ...headers };
    exchange.response.writeHead(200, head).flushHeaders();
    note(exchange.entry, { status: 200 });
    const onBytes = (count: number): void =>
      note(exchange.entry, { bytes: exchange.entry.outcome.bytes + count });
    const wire = { newline: '\n', splitCharacters: false, rate: world.rate } as const;
    const ending = await writeStream(exchange.response, acts, {
      ...wire,
      signal: exchange.signal,
      onBytes,
    });
    if (ending === 'cut' && !exchange.signal.aborted) note(exchange.entry, { ending });
  }
}

function generationOf(world: World, chat: ChatRequest, call: FaceCall): Generation {
  const { content, reasoning = '' } = answerFor(chat, world.answer);
  const completion = tokensIn(content + reasoning);
  return {
    id: `chatcmpl-${randomBytes(8).toString('hex')}`,
    created: Math.floor(call.now / 1000),
    model: call.model,
    host: '',
    content,
    reasoning,
    toolCalls: [],
    finishReason: 'stop',
    usage: {
      prompt_tokens: call.promptTokens,
      completion_tokens: completion,
      total_tokens: call.promptTokens + completion,
      cost: 0,
    },
  };
}

const charactersPerDelta = 16;

/** A chunk as OpenAI has made it common: nothing of OpenRouter's. */
export function plainChunk(generation: Generation, choice: JsonObject | undefined): JsonObject {
  const { id, created, model } = generation;
  const choices =
    choice === undefined ? [] : [{ index: 0, logprobs: null, finish_reason: null, ...choice }];
  return { id, object: 'chat.completion.chunk', created, model, choices };
}

/** The words of an answer, and of the thoughts before it. */
export function* wordActs(generation: Generation, reasoningField: string): Generator<Act> {
  const pieces = (text: string): readonly string[] =>
    text.match(new RegExp(`[^]{1,${charactersPerDelta}}`, 'gu')) ?? [];
  for (const text of pieces(generation.reasoning)) {
    const chunk = plainChunk(generation, { delta: { [reasoningField]: text } });
    yield { kind: 'chunk', delta: 'reasoning', chunk };
  }
  for (const content of pieces(generation.content)) {
    const chunk = plainChunk(generation, { delta: { content } });
    yield { kind: 'chunk', delta: 'text', chunk };
  }
}

/** The usage without the cost, which only OpenRouter tells. */
export function plainUsage({ usage }: Generation): JsonObject {
  return Object.fromEntries(Object.entries(usage).filter(([name]) => name !== 'cost'));
}
