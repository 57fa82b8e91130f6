import type { AnswerMessage } from '../../shared/chat';
import type { AnswerCache, Clock, Keep, Ledger, Settings } from '../ports';
import { sha256 } from '../sha256';
import { answerFormats } from '../prompt/answerFormats';
import { buildPrompt, type PromptTurn } from '../prompt/buildPrompt';
import { counterOf } from '../quota/counter';
import type { PreparedTurn } from './prepareTurn';
import type { ReadyTurn } from './turnRunner';

export interface KeptAnswersDeps {
  readonly answers: AnswerCache;
  readonly ledger: Pick<Ledger, 'saved'>;
  readonly clock: Clock;
  readonly keep: Keep;
  readonly settings: () => Settings;
  /** In Restricted Mode nothing is kept, and nothing that is kept is shown. */
  readonly trusted: () => boolean;
}

/** What is kept of an answer: its text as it was received, and whose it is. */
type KeptAnswer = Pick<
  AnswerMessage,
  'at' | 'text' | 'reasoning' | 'reasoningMs' | 'modelId' | 'modelName'
>;

/** Under which key the answer to a turn is kept; undefined: none is. @param asked the model's id, if not the chosen one */
export async function answerKey(
  { settings, trusted }: KeptAnswersDeps,
  { target, purpose, turns, messages }: PreparedTurn,
  asked?: string,
): Promise<string | undefined> {
  const { answerCache, model: chosen } = settings();
  const model = asked ?? chosen;
  if (!answerCache || !trusted()) return undefined;
  const question = questionOf(turns) ?? messages;
  // The question holds every word of Frugal's own instructions, so those of another version have other keys.
  return sha256(JSON.stringify([target.url, model, purpose, question]));
}

/** What a change is asked with, the same whichever form was learned to suit the model; undefined where none is asked for. */
function questionOf(turns: readonly PromptTurn[]): unknown {
  const asked = turns.at(-1);
  if (!asked?.format) return undefined;
  const { format, otherFormats = [], ...plain } = asked;
  const forms = [format, ...otherFormats].toSorted().map((form) => answerFormats[form]);
  return [buildPrompt([...turns.slice(0, -1), plain]), forms];
}

/** How an answer ends with the one that is kept, for no request; undefined: there is none. */
export async function findKept(
  { answers, ledger, clock, keep }: KeptAnswersDeps,
  key: string | undefined,
  { target, candidates, purpose }: ReadyTurn,
): Promise<Partial<AnswerMessage> | undefined> {
  const json = key === undefined ? undefined : await keep(() => answers.find(key));
  if (json === undefined) return undefined;
  const { at: keptFrom, ...kept } = JSON.parse(json) as KeptAnswer;
  const [model] = candidates;
  const { id: account } = await counterOf(target, model);
  const asked = { provider: target.preset.id, account, model: model.id, purpose };
  await keep(() => ledger.saved({ at: clock.now(), ...asked }));
  return { ...kept, keptFrom, status: 'done', receipt: { requests: 0 } };
}

/** Keeps an answer that is whole and in order, and from the model that was picked. */
export async function keepAnswer(
  { answers, keep, settings }: KeptAnswersDeps,
  key: string | undefined,
  answer: AnswerMessage,
  chatId: string,
): Promise<void> {
  const { status, failure, receipt, proposal, insteadOf, keptFrom } = answer;
  const isNew = key !== undefined && keptFrom === undefined;
  const isWhole = status === 'done' && receipt?.finishReason !== 'length';
  const isGood = failure === undefined && proposal?.state !== 'refused';
  const isPicked = insteadOf === undefined || settings().model === '';
  if (!isNew || !isWhole || !isGood || !isPicked) return;
  const { at, text, reasoning, reasoningMs, modelId, modelName } = answer;
  const thought = reasoningMs !== undefined && { reasoningMs };
  const kept: KeptAnswer = { at, text, reasoning, ...thought, modelId, modelName };
  await keep(() => answers.put(key, JSON.stringify(kept), chatId));
}
