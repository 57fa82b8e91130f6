import type { Account } from './accounts';
import { actsOf } from './acts';
import { answerFor } from './answers/answerFor';
import { ApiError, type JsonObject } from './apiError';
import { assemble } from './assemble';
import { authenticate } from './auth';
import type { Model } from './catalogue';
import { isFree } from './catalogue';
import { parseChatRequest, type ChatRequest } from './chatRequest';
import { hostOf } from './endpoints';
import type { Exchange } from './exchange';
import { sendBody } from './exchange';
import type { FaultContext, FaultDescription } from './faults/fault';
import { chatPath, type Struck } from './faults/faultQueue';
import { dailyLimit, minuteLimit } from './faults/limits';
import { generate, newGenerationId, type Generation } from './generation';
import { note } from './journal';
import { candidatesOf, checkCredits, checkRoute, listedModel, pickFree } from './routing';
import { writeStream } from './streamWriter';
import { contextOf, httpError, playConnectionFault, waitForHangUp } from './strikes';
import type { World } from './world';

interface Try {
  readonly provider: string;
  readonly code: unknown;
  readonly status: number;
}

const defaultCharactersPerDelta = 16;

/** One `POST /chat/completions` from the door to the last byte. */
class ChatCall {
  private readonly account: Account;
  private readonly chat: ChatRequest;
  private readonly id: string;
  private readonly failed: Try[] = [];

  constructor(
    private readonly world: World,
    private readonly exchange: Exchange,
  ) {
    this.account = authenticate(exchange.request.headers, world.accounts);
    this.chat = parseChatRequest(exchange.body);
    this.id = newGenerationId(world.clock.now());
  }

  /** Walks through the models until one answers; the last error is the answer when none does. */
  async run(): Promise<void> {
    const candidates = candidatesOf(this.chat, this.world.catalogue);
    for (const [index, id] of candidates.entries()) {
      try {
        await this.attempt(id, candidates);
        return;
      } catch (error) {
        if (!(error instanceof ModelFailed)) throw error;
        const { reply } = error.cause;
        if (index === candidates.length - 1) throw this.withHistory(error.cause);
        const code = reply.metadata?.['error_type'] ?? reply.status;
        this.failed.push({ provider: error.provider, code, status: reply.status });
      }
    }
  }

  private withHistory(error: ApiError): ApiError {
    if (this.failed.length === 0) return error;
    const metadata = { ...error.reply.metadata, previous_errors: this.failed };
    return new ApiError({ ...error.reply, metadata });
  }

  private async attempt(id: string, requested: readonly string[]): Promise<void> {
    const { world, exchange, account } = this;
    note(exchange.entry, { tried: [...exchange.entry.outcome.tried, id] });
    const listed = world.catalogue.find(id);
    const host = listed === undefined ? 'OpenRouter' : hostOf(listed).name;
    const struck = world.faults.take(chatPath, id);
    if (struck !== undefined) {
      note(exchange.entry, { fault: struck.name });
      const at = { model: id, requested, host, account, now: world.clock.now() };
      if (await this.playFault(struck, contextOf(struck, at), listed)) return;
    }
    const model = this.admit(id, host, struck);
    await this.answer(model, struck);
  }

  /** True when the fault was the whole answer. */
  private async playFault(
    struck: Struck,
    context: FaultContext,
    model: Model | undefined,
  ): Promise<boolean> {
    const error = httpError(struck, context);
    if (error !== undefined && struck.description.kind === 'http') {
      if (struck.description.counted) this.count(model);
      throw struck.description.scope === 'model' ? new ModelFailed(error, context.host) : error;
    }
    if (struck.description.kind !== 'connection') return false;
    const { does, between } = struck.description;
    // A finished completion is counted as it is made.
    if (between !== true && does.what !== 'completion') this.count(model);
    return playConnectionFault(this.exchange, struck, context);
  }

  /** The gates before a model speaks: quota, credits, filters. */
  private admit(id: string, host: string, struck: Struck | undefined): Model {
    const { world, chat, account } = this;
    try {
      const listed = listedModel(id, world.catalogue);
      const quota = this.count(listed);
      // A fault that was asked for shows itself even when the day is used up.
      if (struck === undefined && quota === 'dayIsUsedUp') {
        throw new ApiError(dailyLimit(account.tier, { now: world.clock.now() }));
      }
      if (struck === undefined && quota === 'minuteIsUsedUp') {
        throw new ApiError(minuteLimit({ now: world.clock.now() }));
      }
      checkCredits(listed, account);
      checkRoute(listed, chat, account);
      return id === 'openrouter/free' ? pickFree(chat, world.catalogue, account) : listed;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const source = error.reply.metadata?.['limit_source'];
      throw source === undefined ? new ModelFailed(error, host) : error;
    }
  }

  /** Takes a free request, once per call unless the account pays per try. */
  private count(model: Model | undefined): ReturnType<Account['takeFreeRequest']> {
    const { entry } = this.exchange;
    if (model !== undefined && !isFree(model)) return 'ok';
    if (entry.outcome.counted && this.account.failoverCost === 'once') return 'ok';
    note(entry, { counted: true });
    return this.account.takeFreeRequest();
  }

  private async answer(model: Model, struck: Struck | undefined): Promise<void> {
    const { world, exchange, chat } = this;
    const description = struck?.description;
    const fault = description?.kind === 'stream' ? description : undefined;
    const parameters = struck?.parameters ?? {};
    const said = answerFor(chat, world.answer);
    const answer = fault?.answer?.(said, parameters) ?? said;
    const metadata = this.metadata(model);
    const head = { id: this.id, now: world.clock.now(), ...(metadata && { metadata }) };
    const plain = generate(answer, model, chat, head);
    const generation = fault?.generation?.(plain, parameters) ?? plain;
    // What a fault claims an answer to have cost is not taken: the next request would be a 402.
    this.account.charge(plain.usage.cost);
    note(exchange.entry, { model: model.id });
    const rate = fault?.rate?.(world.rate, parameters) ?? world.rate;
    const length = rate.charactersPerDelta ?? 0;
    const clean = actsOf(generation, length > 0 ? length : defaultCharactersPerDelta);
    const acts = fault?.acts?.(clean, generation, parameters) ?? clean;
    const streams = chat.stream === true && !isCompletionFault(description);
    if (!streams) return this.sendCompletion(generation, acts);
    exchange.response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache',
      'X-Generation-Id': this.id,
    });
    exchange.response.flushHeaders();
    note(exchange.entry, { status: 200 });
    const wire = { newline: '\n', splitCharacters: false, ...fault?.wire } as const;
    const onBytes = (count: number): void =>
      note(exchange.entry, { bytes: exchange.entry.outcome.bytes + count });
    const options = { ...wire, rate, signal: exchange.signal, onBytes };
    const ending = await writeStream(exchange.response, acts, options);
    if (ending === 'cut' && !exchange.signal.aborted) note(exchange.entry, { ending });
  }

  private async sendCompletion(
    generation: Generation,
    acts: Parameters<typeof assemble>[1],
  ): Promise<void> {
    const { exchange } = this;
    const { body, ending } = assemble(generation, acts);
    const headers = { 'X-Generation-Id': this.id };
    if (ending === 'complete') {
      sendBody(exchange, 200, 'application/json', body, headers);
      return;
    }
    exchange.response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
    exchange.response.flushHeaders();
    note(exchange.entry, { status: 200 });
    if (ending === 'hang') return waitForHangUp(exchange.signal);
    await new Promise<void>((resolve) => exchange.response.write(body, () => resolve()));
    note(exchange.entry, { ending: 'cut', bytes: body.length });
    exchange.response.destroy();
  }

  /** `openrouter_metadata`, for those who ask with a header. */
  private metadata(model: Model): JsonObject | undefined {
    const { headers } = this.exchange.request;
    if (headers['x-openrouter-metadata'] !== 'enabled') return undefined;
    const requested = this.chat.model ?? 'openrouter/free';
    const provider = hostOf(model).name;
    const attempts = [...this.failed.map((f) => ({ ...f, model: requested }))].map(
      ({ provider: host, model: tried, status }) => ({ provider: host, model: tried, status }),
    );
    return {
      requested,
      strategy: this.failed.length > 0 ? 'fallback' : 'direct',
      region: null,
      summary: `available=1, selected=${provider}`,
      attempt: this.failed.length + 1,
      attempts: [...attempts, { provider, model: model.id, status: 200 }],
      endpoints: { total: 1, available: [{ provider, model: model.id, selected: true }] },
      is_byok: false,
    };
  }
}

function isCompletionFault(description: FaultDescription | undefined): boolean {
  return description?.kind === 'connection' && description.does.what === 'completion';
}

/** This model could not serve the request; the next one may. */
class ModelFailed extends Error {
  override readonly cause: ApiError;

  constructor(
    cause: ApiError,
    readonly provider: string,
  ) {
    super(cause.message);
    this.name = 'ModelFailed';
    this.cause = cause;
  }
}

/** `POST /chat/completions` */
export async function chatCompletions(world: World, exchange: Exchange): Promise<void> {
  try {
    await new ChatCall(world, exchange).run();
  } catch (error) {
    throw error instanceof ModelFailed ? error.cause : error;
  }
}
