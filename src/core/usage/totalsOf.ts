import { accountOf } from '../quota/counter';
import type { UsageCounts } from '../../shared/usage';
import { presets, providerIds } from '../llm/presets';
import type { UsageRow } from '../ports';
import { answeringModel } from '../routing/answeringModel';
import { missedIn } from '../routing/seen';
import { modelKey } from '../routing/servedModel';
import { toTwoDigits } from './times';
import { noCounts, type ModelTotals, type UsageTotals } from './usageTotals';

/** A row of the ledger, and whose it is. */
export interface AccountUsage extends UsageRow {
  /** A short hash of the key. */
  readonly account: string;
}

/** The sums of one request. */
export function totalsOf(row: AccountUsage): UsageTotals {
  const { outcome, provider, purpose, account, cause, attempt } = row;
  const isRequest = outcome !== 'kept';
  const counts = {
    ...noCounts,
    [outcome]: 1,
    uncounted: isRequest && row.counted === 'no' ? 1 : 0,
    promptTokens: row.promptTokens ?? 0,
    answerTokens: row.answerTokens ?? 0,
  };
  const asked = nameOf(provider, row.model);
  const served = row.servedModel === undefined ? asked : nameOf(provider, row.servedModel);
  const isAnswer = outcome === 'answered';
  return {
    counts,
    models: modelsOf(row, asked, served, counts),
    purposes: { [purpose]: counts },
    accounts: { [`${provider}/${accountOf(account)}`]: counts },
    causes: isRequest && cause !== undefined ? { [cause]: 1 } : {},
    // A server of the user's own may call a model as it likes: only where several were named, one stood in for another.
    fallbacks: isAnswer && served !== asked && row.countsAtMost > 1 ? 1 : 0,
    secondRequests: isAnswer && attempt > 1 ? 1 : 0,
  };
}

const none: ModelTotals = {
  counts: noCounts,
  served: 0,
  busy: 0,
  empty: 0,
  edits: 0,
  accepted: 0,
  others: {},
  firstToken: [],
  total: [],
};

/** An answer without a word in it. */
const emptyCauses: readonly (string | undefined)[] = ['emptyAnswer', 'reasoningOnly'];

function modelsOf(
  row: AccountUsage,
  asked: string,
  served: string,
  counts: UsageCounts,
): UsageTotals['models'] {
  const { provider, proposal } = row;
  const models: Record<string, ModelTotals> = {};
  const add = (model: string, more: Partial<ModelTotals>): void => {
    const key = `${provider}/${model}`;
    models[key] = { ...(models[key] ?? none), ...more };
  };
  add(asked, { counts });
  if (row.outcome === 'answered') add(served, answerOf(row));
  if (row.outcome === 'answered' && served !== asked) add(asked, { others: { [served]: 1 } });
  for (const missed of missedIn(row)) add(nameOf(provider, missed), { busy: 1 });
  const last = nameOf(provider, answeringModel(row));
  if (emptyCauses.includes(row.cause)) add(last, { empty: 1 });
  if (proposal) add(last, { edits: 1, accepted: proposal === 'accepted' ? 1 : 0 });
  return models;
}

function answerOf({ at, endedAt, firstTokenMs }: AccountUsage): Partial<ModelTotals> {
  return {
    served: 1,
    firstToken: once(firstTokenMs),
    total: once(endedAt === undefined ? undefined : endedAt - at),
  };
}

function once(ms: number | undefined): readonly number[] {
  return ms === undefined ? [] : [toTwoDigits(ms)];
}

/** One name for all ids of a model: the one asked for, and what its provider calls it in an answer. */
function nameOf(provider: string, id: string): string {
  const known = providerIds.find((each) => each === provider);
  const prefix = (known && presets[known].models.idPrefix) ?? '';
  return modelKey(without(prefix, without(`${provider}:`, id)));
}

function without(prefix: string, text: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
