import { isUsedUp } from '../../shared/quota';
import { counterOf } from '../quota/counter';
import type { Model } from '../catalogue/model';
import type { Client } from '../llm/client';
import { makeTurnError, type TurnError } from '../llm/errors';
import { notSetUp, providersInUse, targetOf } from '../llm/providers';
import type { Target } from '../llm/request';
import type { Clock, Keep, Ledger, Secrets, Settings } from '../ports';
import { answerReserve } from '../prompt/answerReserve';
import { bestFormat, editsMs } from '../prompt/bestFormat';
import { buildPrompt, countTokens, type PromptTurn } from '../prompt/buildPrompt';
import type { Masking } from '../privacy/masking';
import {
  cutToFit,
  leastTokens,
  leaveOutSupporting,
  withoutSupporting,
  type CountedPrompt,
} from '../prompt/fitPrompt';
import { canServe } from '../routing/canServe';
import type { Wanted } from '../routing/modelChoice';
import type { Meter, ReadyTurn } from './turnRunner';

export interface PrepareDeps {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly settings: () => Settings;
  /** The model to ask, then those that may answer in its place. */
  readonly candidates: (wanted?: Wanted) => Promise<readonly [Model, ...Model[]]>;
  readonly keep: Keep;
  readonly ledger: Pick<Ledger, 'edits'>;
  readonly meter: Meter;
  readonly client: Client;
  readonly masking: Masking;
}

/** What the user said about how a turn is to be sent, and to whom. */
export interface Sending extends Wanted {
  /** Leave out what does not fit. */
  readonly mayCut?: boolean;
  /** Send what is too long for a minute, where the limit is only assumed. */
  readonly anyway?: boolean;
}

/** A turn, and what its messages were made of, with its secrets masked. */
export interface PreparedTurn extends ReadyTurn {
  readonly turns: readonly PromptTurn[];
}

/** Everything that can be known before a request leaves is checked here: what fails costs nothing. */
export async function prepareTurn(
  deps: PrepareDeps,
  turns: readonly PromptTurn[],
  { mayCut = false, anyway = false, ...wanted }: Sending,
): Promise<PreparedTurn> {
  const { model, others, target } = await chooseModel(deps, wanted);
  const images = turns.some(({ attachments }) => attachments.some(({ image }) => image));
  if (images && !model.readsImages) throw makeTurnError('noImages', { modelName: model.name });
  const settings = deps.settings();
  const known = await minuteLimitOf(deps, target, model);
  const minute = anyway && known?.isAssumed ? undefined : known;
  if (!mayCut) refuseFarTooLong(turns, model, settings.maxAnswerTokens, minute);
  const masked = await deps.masking.maskTurns(turns);
  const learned = await askAsLearned(deps, masked, model);
  const fitting = fit(learned, model, settings.maxAnswerTokens, mayCut, minute);
  const { tokens: promptTokens, ...fitted } = fitting;
  const needs = { promptTokens, answerTokens: fitted.maxAnswerTokens, images };
  return {
    target,
    candidates: [model, ...others.filter((other) => canServe(other, needs))],
    maxRequests: settings.maxRequestsPerTurn,
    ...fitted,
    patience: { idleMs: settings.idleTimeoutMs, progressMs: settings.progressTimeoutMs },
    purpose: turns.at(-1)?.task ?? 'chat',
  };
}

/** Whom to ask, who may answer instead, and where the request goes. @throws TurnError, CatalogueError */
export async function chooseModel(
  deps: PrepareDeps,
  wanted: Wanted,
): Promise<{ readonly model: Model; readonly others: readonly Model[]; readonly target: Target }> {
  if ((await providersInUse(deps)).length === 0) throw makeTurnError('noKey');
  const [model, ...others] = await deps.candidates(wanted);
  const target = await targetOf(deps, model.provider);
  if (!target) throw notSetUp(model.provider);
  return { model, others, target };
}

/** Tokens that a provider takes of a model within a minute, prompt and room for the answer together. */
export interface MinuteLimit {
  readonly perMinute: number;
  /** The provider has not told it: it is what most accounts have. */
  readonly isAssumed: boolean;
}

export async function minuteLimitOf(
  { client }: PrepareDeps,
  target: Target,
  { id }: Model,
): Promise<MinuteLimit | undefined> {
  const told = await client.tokensPerMinute(target, id);
  const { tokensPerMinute: usual } = target.preset;
  if (told !== undefined) return { perMinute: told, isAssumed: false };
  return usual === undefined ? undefined : { perMinute: usual, isAssumed: true };
}

/** The turns, the last one with the form of answer that this model does well. */
async function askAsLearned(
  { clock, keep, ledger }: PrepareDeps,
  turns: readonly PromptTurn[],
  model: Model,
): Promise<readonly PromptTurn[]> {
  const asked = turns.at(-1);
  const { format: suited, otherFormats = [] } = asked ?? {};
  if (!asked || !suited || otherFormats.length === 0) return turns;
  const now = clock.now();
  const edits = (await keep(() => ledger.edits(now - editsMs))) ?? [];
  const format = bestFormat([suited, ...otherFormats], edits, model.id, now);
  const others = [suited, ...otherFormats].filter((other) => other !== format);
  return [...turns.slice(0, -1), { ...asked, format, otherFormats: others }];
}

/** A request over the daily limit fails and may count, so the provider is asked before one is wasted. @throws TurnError */
export async function checkQuota(
  { keep, meter }: PrepareDeps,
  { target, candidates: [model] }: Pick<ReadyTurn, 'target' | 'candidates'>,
): Promise<void> {
  const counter = await counterOf(target, model);
  const counted = await keep(() => meter.quotaOf(counter));
  if (!counted || !isUsedUp(counted)) return;
  await meter.refresh();
  const quota = (await keep(() => meter.quotaOf(counter))) ?? counted;
  if (!isUsedUp(quota)) return;
  const { limit, resetsAt, modelName } = quota;
  throw makeTurnError(modelName === undefined ? 'dailyLimit' : 'modelDailyLimit', {
    provider: target.preset.id,
    ...(limit !== undefined && { limit }),
    ...(resetsAt !== undefined && { resetsAt }),
    ...(modelName !== undefined && { modelName }),
  });
}

/** Looking for secrets in megabytes takes seconds, and masks hardly make a text half as long. @throws TurnError */
function refuseFarTooLong(
  turns: readonly PromptTurn[],
  model: Model,
  wanted: number,
  minute: MinuteLimit | undefined,
): void {
  const { budget } = budgetOf(model, wanted, minute);
  const asked = turns.map(withoutSupporting);
  // Without building the prompt: what may fit is counted with its masks.
  if (leastTokens(asked) <= 2 * budget) return;
  throw refusal(asked, countTokens(buildPrompt(asked)), model, wanted, minute);
}

function fit(
  turns: readonly PromptTurn[],
  model: Model,
  wanted: number,
  mayCut: boolean,
  minute: MinuteLimit | undefined,
): Pick<PreparedTurn, 'turns' | 'messages' | 'maxAnswerTokens'> & { readonly tokens: number } {
  const { reserve, perMinute, budget } = budgetOf(model, wanted, minute);
  const whole = leaveOutSupporting(turns, budget);
  const fitting = whole.tokens <= budget ? whole : mayCut && shorter(whole.turns, budget);
  if (!fitting) throw refusal(whole.turns, whole.tokens, model, wanted, minute);
  return { ...fitting, maxAnswerTokens: roomFor(fitting.tokens, reserve, perMinute) };
}

/** In tokens: the most that the answer may have, and what the prompt may have beside it. */
function budgetOf(
  model: Model,
  wanted: number,
  minute: MinuteLimit | undefined,
): { readonly reserve: number; readonly perMinute: number; readonly budget: number } {
  const reserve = answerReserve(model, wanted);
  const perMinute = minute?.perMinute ?? Infinity;
  return { reserve, perMinute, budget: Math.min(model.context - reserve, promptRoomOf(perMinute)) };
}

/** The code that is to be replaced has to be seen whole. */
function shorter(turns: readonly PromptTurn[], budget: number): CountedPrompt | undefined {
  return turns.at(-1)?.format ? undefined : cutToFit(turns, budget);
}

function refusal(
  turns: readonly PromptTurn[],
  tokens: number,
  model: Model,
  wanted: number,
  minute: MinuteLimit | undefined,
): TurnError {
  const { reserve, budget } = budgetOf(model, wanted, minute);
  const cuttable = shorter(turns, budget) !== undefined;
  return tooLong(model, { tokens, reserve, minute, cuttable });
}

/**
 * The room for an answer beside a prompt of so many tokens; undefined where the prompt is too long.
 * @param reserve what the answer may have at most
 */
export function answerRoom(
  tokens: number,
  { context }: Model,
  reserve: number,
  minute: MinuteLimit | undefined,
): number | undefined {
  const perMinute = minute?.perMinute ?? Infinity;
  const isFit = tokens <= Math.min(context - reserve, promptRoomOf(perMinute));
  return isFit ? roomFor(tokens, reserve, perMinute) : undefined;
}

function roomFor(promptTokens: number, reserve: number, perMinute: number): number {
  // The room for the answer counts as if it were used, by the provider's count of the prompt, not by ours.
  const left = Math.floor(perMinute - promptTokens * countMargin);
  // Not all that is left: the next question of the same minute needs some, too.
  return Math.min(reserve, left, Math.max(leastAnswer, Math.floor(perMinute / 2)));
}

/** Why a prompt of so many tokens cannot be sent. */
export function tooLong(
  { context, name: modelName, provider }: Model,
  prompt: {
    readonly tokens: number;
    readonly reserve: number;
    readonly minute: MinuteLimit | undefined;
    readonly cuttable: boolean;
  },
): TurnError {
  const { tokens, reserve, minute, cuttable } = prompt;
  const known = { tokens, cuttable, modelName };
  if (minute) {
    const { perMinute: limit, isAssumed } = minute;
    const room = promptRoomOf(limit);
    if (room <= context - reserve)
      return makeTurnError('tooLongForMinute', { ...known, room, limit, isAssumed, provider });
  }
  return makeTurnError('tooLong', { ...known, room: context - reserve });
}

/** Our count of tokens is an estimate; the provider's may be higher by so much. */
const countMargin = 1.15;
/** An answer with less room is not worth a request. */
const leastAnswer = 1000;

/** The tokens of a prompt that can pass in one minute, with the least room for an answer. */
function promptRoomOf(perMinute: number): number {
  return Math.floor((perMinute - Math.min(leastAnswer, perMinute / 4)) / countMargin);
}
