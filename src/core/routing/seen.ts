import type { CauseName } from '../llm/causeName';
import type { UsageRow } from '../ports';
import { answeringModel } from './answeringModel';
import { modelKey } from './servedModel';

/** `spoiled`: it answered, and badly; `closed`: asking it again can only fail. */
export type Sign = 'served' | 'spoiled' | 'missed' | 'closed';

/** What one request tells of one model. */
export interface Seen {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sign: Sign;
  readonly firstTokenMs?: number;
}

/** What an answer is for: an edit that cannot be used spoils it, where edits are wanted. */
export type AnswerUse = 'reading' | 'editing';

/** What a failure says of the model that was asked; the others say nothing of it. */
const signOf: Partial<Readonly<Record<CauseName, Sign>>> = {
  busy: 'missed',
  modelMinuteLimit: 'missed',
  rateLimited: 'missed',
  overloaded: 'missed',
  unavailable: 'missed',
  providerTimeout: 'missed',
  timeout: 'missed',
  noProgress: 'missed',
  modelError: 'spoiled',
  emptyAnswer: 'spoiled',
  reasoningOnly: 'spoiled',
  malformed: 'spoiled',
  cut: 'spoiled',
  modelGone: 'closed',
  gated: 'closed',
  notInPlan: 'closed',
  dataPolicy: 'closed',
  region: 'closed',
  constraint: 'closed',
  noTools: 'closed',
  noImages: 'closed',
};

/** What the requests tell of each model, by `modelKey`. @param rows oldest first */
export function seenOf(
  rows: readonly UsageRow[],
  use: AnswerUse,
): ReadonlyMap<string, readonly Seen[]> {
  const seen = new Map<string, Seen[]>();
  for (const row of rows)
    for (const [key, sign] of signsOf(row, use)) {
      const { at, firstTokenMs } = row;
      const timed = sign === 'served' && firstTokenMs !== undefined && { firstTokenMs };
      const list = seen.get(key) ?? [];
      list.push({ at, sign, ...timed });
      seen.set(key, list);
    }
  return seen;
}

/** The models that a request tells could not serve, by `modelKey`. */
export function missedIn(row: UsageRow): readonly string[] {
  return [...signsOf(row, 'reading')].flatMap(([key, sign]) => (sign === 'missed' ? [key] : []));
}

/** It ended with the word that a model is closed. */
export function tellsClosed({ outcome, cause }: UsageRow): boolean {
  return outcome === 'failed' && signOf[cause as CauseName] === 'closed';
}

/** Whoever was named before the one that it came to could not serve. */
function signsOf(row: UsageRow, use: AnswerUse): ReadonlyMap<string, Sign> {
  const { model, passedModels = [], servedModel, outcome, cause, proposal } = row;
  const last = modelKey(answeringModel(row));
  const passed = [model, ...passedModels].map(modelKey).filter((key) => key !== last);
  const signs = new Map(passed.map((key): [string, Sign] => [key, 'missed']));
  const isUseless = use === 'editing' && proposal === 'refused';
  if (outcome === 'answered') return signs.set(last, isUseless ? 'spoiled' : 'served');
  const sign = outcome === 'failed' ? signOf[cause as CauseName] : undefined;
  // A connection that broke, or stayed silent, before anybody answered says nothing of the model.
  const isOfTheWay = (cause === 'cut' || cause === 'timeout') && servedModel === undefined;
  if (sign === undefined || isOfTheWay) return signs;
  return signs.set(last, sign);
}
