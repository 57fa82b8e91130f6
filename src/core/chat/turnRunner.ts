import type { AnswerMessage, Receipt } from '../../shared/chat';
import type { Quota } from '../../shared/quota';
import type { Model } from '../catalogue/model';
import type { Client } from '../llm/client';
import { resetOf, toFailure } from '../llm/toFailure';
import { type TurnError, makeTurnError } from '../llm/errors';
import { dailyCauses, toTurnError } from '../llm/toTurnError';
import type { RateFigure } from '../llm/rateHeaders';
import {
  secretsOf,
  type Patience,
  type PromptMessage,
  type Target,
  type Tool,
} from '../llm/request';
import type { Clock, Counted, Keep, Ledger, Logger } from '../ports';
import { beginRequest } from '../quota/beginRequest';
import { counterOf, type Counter } from '../quota/counter';
import type { AnsweredRequest, Refusal } from '../quota/figure';
import { Attempts, type Attempt } from '../routing/attempts';
import { pause } from '../routing/pause';
import { servedModel } from '../routing/servedModel';
import { addReceipts } from './addReceipts';
import { countedOf, ledgerEnd } from './ledgerEnd';
import { requestLine } from './requestLine';
import type { StreamingAnswer } from './streamingAnswer';

/** What turns need of the quota. */
export interface Meter {
  /** Of whoever the next turn would ask, as known now, without asking anybody. @throws StorageError */
  quota(): Promise<Quota>;
  /** Of any counter. @throws StorageError */
  quotaOf(counter: Counter): Promise<Quota>;
  /** The next turn would ask this model; undefined: nobody knows which. */
  useModel(model: Model | undefined): Promise<void>;
  /** Asks the provider where it tells, which costs no request, unless that was just done. */
  refresh(): Promise<void>;
  /** A request left or ended. */
  noteActivity(): void;
  /** What the provider told with an answer. */
  told(counter: Counter, figure: RateFigure, answered: AnsweredRequest): Promise<void>;
  /** The provider refused a request because nothing is left for now. */
  usedUp(counter: Counter, refusal: Refusal): Promise<void>;
}

export interface TurnDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly client: Client;
  readonly ledger: Ledger;
  readonly meter: Meter;
  readonly keep: Keep;
  /** An answer cost money. */
  readonly alarm: (model: Model, cost: number) => void;
  /** The provider does not know a model that the catalogue has. */
  readonly modelGone: () => void;
}

/** A turn that has passed every check and may leave. */
export interface ReadyTurn {
  readonly target: Target;
  /** All able to serve it, the one to ask first. */
  readonly candidates: readonly [Model, ...Model[]];
  /** HTTP requests that it may make. */
  readonly maxRequests: number;
  readonly messages: readonly PromptMessage[];
  /** Upper bound of the answer, in tokens. */
  readonly maxAnswerTokens: number;
  readonly patience: Patience;
  readonly purpose: string;
  /** What the model may call; absent: nothing. */
  readonly tools?: readonly Tool[];
  readonly mustCallTool?: boolean;
  /** See `LedgerStart`. */
  readonly claim?: string;
}

/** Sends a turn: one request, and another one where `Attempts` allows it. Resolves with how the answer ends. */
export async function runTurn(
  deps: TurnDeps,
  turn: ReadyTurn,
  answer: StreamingAnswer,
  signal: AbortSignal,
): Promise<Partial<AnswerMessage>> {
  const bounds = { requests: turn.maxRequests, fallbacks: turn.target.preset.fallbacks ?? 0 };
  const attempts = new Attempts(turn.candidates, bounds);
  const counted: Counted[] = [];
  const spent = answer.current.receipt?.requests ?? 0;
  let attempt = attempts.first();
  let error: TurnError | undefined;
  for (;;) {
    const { notBefore } = attempt;
    if (notBefore !== undefined) {
      answer.wait(notBefore);
      if (!(await pause(deps.clock, notBefore, signal))) {
        error = makeTurnError('stopped');
        break;
      }
    }
    error = await send(deps, turn, { ...attempt, of: attempts }, answer, signal);
    if (!error) break;
    counted.push(countedOf(answer.facts, error));
    const { firstTokenAt, servedModel: servedId = '' } = answer.facts;
    const served = servedModel(servedId, attempt.models);
    const course = { begun: firstTokenAt !== undefined, ...(served && { served }) };
    const next = attempts.after(attempt, error, course, deps.clock.now());
    if (attempts.failed) answer.facts.failedModel = attempts.failed.id;
    if (!next) break;
    attempt = next;
  }
  if (error) answer.facts.cause = error.causeName;
  const { receipt = { requests: 0 } } = answer.current;
  return {
    ...endOf({ turn, attempts, answer, counted }, error, deps.clock.now()),
    receipt: { ...receipt, requestsAtMost: spent + turn.maxRequests },
  };
}

/** One request and its row in the ledger. What has to hold before a request may leave is awaited here. */
async function send(
  deps: TurnDeps,
  turn: ReadyTurn,
  attempt: Attempt & { readonly of: Attempts },
  answer: StreamingAnswer,
  signal: AbortSignal,
): Promise<TurnError | undefined> {
  const [model] = attempt.models;
  answer.nextRequest();
  answer.update(namesOf(turn, model));
  const { preset } = turn.target;
  const counter = await counterOf(turn.target, model);
  const start = {
    provider: preset.id,
    account: counter.id,
    model: model.id,
    purpose: turn.purpose,
    attempt: attempt.of.count + 1,
    countsAtMost: attempt.models.length,
    ...(turn.claim !== undefined && { claim: turn.claim }),
  };
  const { perMinute } = preset.quota;
  const waits = (until: number): void => answer.wait(until);
  const begun = await beginRequest(deps, start, { perMinute, waits }, signal);
  if (!begun) return makeTurnError('stopped');
  const { row, at } = begun;
  if (row !== undefined) answer.facts.row = row;
  attempt.of.leave();
  const answered = { at, ...(row !== undefined && { row }) };
  const tell = (figure: RateFigure): void => void deps.meter.told(counter, figure, answered);
  // The request leaves first; what it does to the quota is looked at while it is under way.
  const receiving = receive(deps, turn, { ...attempt, tell }, answer, signal);
  deps.meter.noteActivity();
  const before = answer.current.receipt;
  // Kept with the first words: should the window close, it is known what they cost.
  answer.note({ receipt: addReceipts(before, { requests: 1 }) });
  await showRequestOfDay(deps, answer, attempt, counter);
  const error = await receiving;
  const endedAt = deps.clock.now();
  answer.note({ receipt: addReceipts(before, receiptOf(answer, endedAt - at)) });
  const end = ledgerEnd(answer.facts, attempt.models, error, { startedAt: at, endedAt });
  if (row !== undefined) await deps.keep(() => deps.ledger.end(row, end));
  deps.logger.info(requestLine(start, end, endedAt - at));
  deps.meter.noteActivity();
  if (error?.causeName === 'modelGone') deps.modelGone();
  const refusal = refusalOf(error, at, endedAt);
  if (refusal) await deps.meter.usedUp(counter, refusal);
  return error;
}

/** What a refusal says of the rest of the day. */
function refusalOf(error: TurnError | undefined, at: number, now: number): Refusal | undefined {
  if (!error || !dailyCauses.includes(error.causeName)) return undefined;
  const { limit, statedLimit } = error.evidence;
  const until = resetOf(error, now);
  // Where the day's tokens are used up, nobody said how many requests there are.
  const ofRequests = statedLimit?.of !== 'tokens';
  return {
    at,
    ...(limit !== undefined && ofRequests && { limit }),
    ...(until !== undefined && { until }),
  };
}

async function receive(
  deps: TurnDeps,
  turn: ReadyTurn,
  { models, tell }: Attempt & { readonly tell: (figure: RateFigure) => void },
  answer: StreamingAnswer,
  signal: AbortSignal,
): Promise<TurnError | undefined> {
  const [model, ...fallbacks] = models;
  const request = {
    model: model.id,
    fallbacks: fallbacks.map(({ id }) => id),
    messages: turn.messages,
    maxAnswerTokens: turn.maxAnswerTokens,
    ...(turn.tools && { tools: turn.tools }),
    ...(turn.mustCallTool && { mustCallTool: true }),
  };
  let served = model;
  try {
    for await (const event of deps.client.stream(turn.target, request, turn.patience, signal)) {
      answer.take(event);
      if (event.type === 'limits') tell(event.figure);
      if (event.type !== 'served') continue;
      const found = servedModel(event.model, models);
      served = found ?? served;
      if (found && found.id !== answer.current.modelId) answer.update(namesOf(turn, found));
    }
  } catch (caught) {
    return toTurnError(caught, { now: deps.clock.now(), secrets: secretsOf(turn.target) });
  }
  const cost = answer.facts.usage?.cost ?? 0;
  if (cost === 0) return undefined;
  deps.alarm(served, cost);
  return makeTurnError('paidAnswer', { cost, modelName: served.name });
}

/** Who answers, or is asked, and instead of whom. */
function namesOf({ candidates: [first] }: ReadyTurn, model: Model): Partial<AnswerMessage> {
  const names = { modelId: model.id, modelName: model.name };
  return model.id === first.id ? names : { ...names, insteadOf: first.name };
}

/** Only where nothing but this request itself makes the figure uncertain. */
async function showRequestOfDay(
  deps: TurnDeps,
  answer: StreamingAnswer,
  { models }: Attempt,
  counter: Counter,
): Promise<void> {
  // What comes back bit by bit is of no day.
  if (counter.preset.quota.day === 'rolling') return;
  const quota = await deps.keep(() => deps.meter.quotaOf(counter));
  const { limit, leftAtLeast = 0, leftAtMost = 0 } = quota ?? {};
  if (limit === undefined || leftAtMost === 0) return;
  if (leftAtMost - leftAtLeast > Math.min(models.length, leftAtMost)) return;
  answer.update({ requestOfDay: [limit - leftAtMost + 1, limit] });
}

interface Course {
  readonly turn: ReadyTurn;
  readonly attempts: Attempts;
  readonly answer: StreamingAnswer;
  /** Of each request that failed. */
  readonly counted: readonly Counted[];
}

function endOf(
  { turn, attempts, answer, counted }: Course,
  error: TurnError | undefined,
  now: number,
): Partial<AnswerMessage> {
  if (!error) return { status: 'done' };
  if (error.causeName === 'stopped') return { status: 'stopped' };
  const tried = attempts.tried.map(({ name }) => name);
  const provider = turn.target.preset.id;
  const names = { modelName: attempts.failed?.name ?? answer.current.modelName, provider };
  const context = { ...names, tried, counted, now };
  const isPartial = answer.current.text !== '';
  const failure = toFailure(error, { ...context, isPartial, requestsUsed: attempts.count });
  // The answer is whole: what is wrong with it is said, nothing of it is taken away.
  if (error.causeName === 'paidAnswer') return { status: 'done', failure };
  return { status: 'failed', failure };
}

/** Of the last request. */
function receiptOf({ facts }: StreamingAnswer, durationMs: number): Receipt {
  const { usage, endpointHost, finishReason } = facts;
  return {
    requests: 1,
    durationMs,
    ...(usage && { promptTokens: usage.promptTokens, answerTokens: usage.answerTokens }),
    ...(endpointHost !== undefined && { endpointHost }),
    ...(finishReason !== undefined && { finishReason }),
  };
}
