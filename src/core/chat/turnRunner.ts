import type { AnswerMessage, Receipt } from '../../shared/chat';
import type { Quota } from '../../shared/quota';
import type { Model } from '../catalogue/model';
import type { Client } from '../llm/client';
import { toFailure } from '../llm/toFailure';
import { countedOf as countedByCause, makeTurnError, toTurnError } from '../llm/toTurnError';
import type { TurnError } from '../llm/errors';
import type { ChatRequest, Patience, Target } from '../llm/request';
import type { Clock, Counted, Keep, Ledger, LedgerEnd, Logger } from '../ports';
import type { StreamingAnswer } from './streamingAnswer';

/** What turns need of the quota. */
export interface Meter {
  /** As known now, without asking anybody. @throws StorageError */
  quota(): Promise<Quota>;
  /** Asks the provider, which costs no request, unless that was just done. */
  refresh(): Promise<void>;
  /** A request left or ended. */
  noteActivity(): void;
  /** The provider refused a request because the day's are used up. */
  usedUp(limit?: number): Promise<void>;
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
}

/** A turn that has passed every check and may leave. */
export interface ReadyTurn {
  readonly target: Target;
  readonly account: string;
  readonly model: Model;
  readonly request: ChatRequest;
  readonly patience: Patience;
  readonly purpose: string;
}

/** Sends a turn: one request, one row in the ledger, one answer that always ends. */
export async function runTurn(
  deps: TurnDeps,
  turn: ReadyTurn,
  answer: StreamingAnswer,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = deps.clock.now();
  const row = await deps.keep(() =>
    deps.ledger.begin({
      at: startedAt,
      provider: 'openrouter',
      account: turn.account,
      model: turn.model.id,
      purpose: turn.purpose,
    }),
  );
  deps.meter.noteActivity();
  await showRequestOfDay(deps, answer);
  const error = await receive(deps, turn, answer, signal);
  const endedAt = deps.clock.now();
  if (row !== undefined)
    await deps.keep(() => deps.ledger.end(row, ledgerEnd(answer, error, startedAt, endedAt)));
  deps.meter.noteActivity();
  if (error?.causeName === 'dailyLimit') await deps.meter.usedUp(error.evidence.limit);
  const receipt = receiptOf(answer, endedAt - startedAt);
  answer.end({ ...endOf(turn, error, endedAt), receipt });
}

async function receive(
  deps: TurnDeps,
  turn: ReadyTurn,
  answer: StreamingAnswer,
  signal: AbortSignal,
): Promise<TurnError | undefined> {
  try {
    const events = deps.client.stream(turn.target, turn.request, turn.patience, signal);
    for await (const event of events) answer.take(event);
  } catch (caught) {
    return toTurnError(caught, { now: deps.clock.now(), key: turn.target.key });
  }
  const cost = answer.usage?.cost ?? 0;
  if (cost === 0) return undefined;
  deps.alarm(turn.model, cost);
  return makeTurnError('paidAnswer', { cost, modelName: turn.model.name });
}

async function showRequestOfDay(deps: TurnDeps, answer: StreamingAnswer): Promise<void> {
  const quota = await deps.keep(() => deps.meter.quota());
  if (quota?.limit !== undefined) answer.update({ requestOfDay: [quota.used, quota.limit] });
}

function endOf(turn: ReadyTurn, error: TurnError | undefined, now: number): Partial<AnswerMessage> {
  if (!error) return { status: 'done' };
  if (error.causeName === 'stopped') return { status: 'stopped' };
  const failure = toFailure(error, { modelName: turn.model.name, now, requestsUsed: 1 });
  // The answer is whole: what is wrong with it is said, nothing of it is taken away.
  if (error.causeName === 'paidAnswer') return { status: 'done', failure };
  return { status: 'failed', failure };
}

function receiptOf(answer: StreamingAnswer, durationMs: number): Receipt {
  const { usage, endpointHost, finishReason } = answer;
  return {
    requests: 1,
    durationMs,
    ...(usage && { promptTokens: usage.promptTokens, answerTokens: usage.answerTokens }),
    ...(endpointHost !== undefined && { endpointHost }),
    ...(finishReason !== undefined && { finishReason }),
  };
}

function ledgerEnd(
  answer: StreamingAnswer,
  error: TurnError | undefined,
  startedAt: number,
  endedAt: number,
): LedgerEnd {
  const { usage, servedModel, endpointHost, firstTokenAt } = answer;
  return {
    at: endedAt,
    outcome: outcomeOf(error),
    counted: countedOf(answer, error),
    ...(error && { cause: error.causeName }),
    ...(servedModel !== undefined && { servedModel }),
    ...(endpointHost !== undefined && { endpointHost }),
    ...(usage && { promptTokens: usage.promptTokens, answerTokens: usage.answerTokens }),
    ...(firstTokenAt !== undefined && { firstTokenMs: firstTokenAt - startedAt }),
  };
}

function outcomeOf(error: TurnError | undefined): LedgerEnd['outcome'] {
  if (!error || error.causeName === 'paidAnswer') return 'answered';
  return error.causeName === 'stopped' ? 'stopped' : 'failed';
}

/** A request that the provider accepted is counted, whatever becomes of it. */
function countedOf(answer: StreamingAnswer, error: TurnError | undefined): Counted {
  return answer.accepted || !error ? 'yes' : countedByCause(error);
}
