import { accountHash } from '../quota/accountHash';
import type { Model } from '../catalogue/model';
import { makeTurnError } from '../llm/toTurnError';
import type { Clock, Keep, Secrets, Settings } from '../ports';
import type { PromptMessage } from '../llm/request';
import { buildPrompt, countTokens, type PromptTurn } from '../prompt/buildPrompt';
import { cutToFit } from '../prompt/fitPrompt';
import type { Meter, ReadyTurn } from './turnRunner';

export interface PrepareDeps {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly settings: () => Settings;
  /** The model to ask, then those that may answer in its place. */
  readonly candidates: () => Promise<readonly [Model, ...Model[]]>;
  readonly keep: Keep;
  readonly meter: Meter;
}

/** Everything that can be known before a request leaves is checked here: what fails costs nothing. */
export async function prepareTurn(
  deps: PrepareDeps,
  turns: readonly PromptTurn[],
  mayCut: boolean,
): Promise<ReadyTurn> {
  const key = await deps.secrets.key();
  if (key === undefined) throw makeTurnError('noKey');
  const [model, ...others] = await deps.candidates();
  await checkQuota(deps);
  const settings = deps.settings();
  const { messages, maxAnswerTokens } = fit(turns, model, settings.maxAnswerTokens, mayCut);
  return {
    target: { url: settings.providerUrl, key },
    account: await accountHash(key),
    candidates: [model, ...others.filter((other) => canServe(other, messages, maxAnswerTokens))],
    maxRequests: settings.maxRequestsPerTurn,
    messages,
    maxAnswerTokens,
    patience: { idleMs: settings.idleTimeoutMs, progressMs: settings.progressTimeoutMs },
    purpose: turns.at(-1)?.task ?? 'chat',
  };
}

/** A request over the daily limit fails and counts, so the provider is asked before one is wasted. */
async function checkQuota({ keep, meter }: PrepareDeps): Promise<void> {
  const counted = await keep(() => meter.quota());
  if (counted?.left !== 0) return;
  await meter.refresh();
  const { left, limit, resetsAt } = (await keep(() => meter.quota())) ?? counted;
  if (left === 0 && limit !== undefined) throw makeTurnError('dailyLimit', { limit, resetsAt });
}

/** Answer tokens are reserved first: at most the setting, the model's own bound, and half of its context. */
export function answerReserve(model: Model, wanted: number): number {
  return Math.min(wanted, model.maxAnswer ?? wanted, Math.floor(model.context / 2));
}

function fit(
  turns: readonly PromptTurn[],
  model: Model,
/** Whether the model has room for the prompt and for as long an answer. */
function canServe(
  model: Model,
  messages: readonly PromptMessage[],
  maxAnswerTokens: number,
): boolean {
  const room = model.context - maxAnswerTokens;
  return countTokens(messages) <= room && maxAnswerTokens <= (model.maxAnswer ?? maxAnswerTokens);
}

  wanted: number,
  mayCut: boolean,
): Pick<ReadyTurn, 'messages' | 'maxAnswerTokens'> {
  const maxAnswerTokens = answerReserve(model, wanted);
  const budget = model.context - maxAnswerTokens;
  const whole = buildPrompt(turns);
  const tokens = countTokens(whole);
  if (tokens <= budget) return { messages: whole, maxAnswerTokens };
  // The code that is to be replaced has to be seen whole.
  const cuttable = turns.at(-1)?.task !== 'refactor';
  const cut = mayCut && cuttable ? cutToFit(turns, budget) : undefined;
  if (!cut) throw makeTurnError('tooLong', { tokens, room: budget, cuttable });
  return { messages: buildPrompt(cut), maxAnswerTokens };
}
