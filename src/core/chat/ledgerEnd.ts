import type { Model } from '../catalogue/model';
import { causes } from '../llm/causes';
import type { TurnError } from '../llm/errors';
import { countedOf as countedByCause } from '../llm/toTurnError';
import type { Counted, LedgerEnd } from '../ports';
import { failedModel } from '../routing/failedModel';
import { servedModel } from '../routing/servedModel';
import type { RequestFacts } from './streamingAnswer';

/** What the ledger keeps of a request that has ended. @param models that it named; times are epoch milliseconds */
export function ledgerEnd(
  facts: RequestFacts,
  models: readonly [Model, ...Model[]],
  error: TurnError | undefined,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
): LedgerEnd {
  const { usage, servedModel: model, firstTokenAt } = facts;
  const served = model === undefined ? undefined : servedModel(model, models);
  const endpointHost = facts.endpointHost ?? error?.evidence.endpointHost;
  return {
    at: endedAt,
    outcome: outcomeOf(error),
    counted: error ? countedOf(facts, error) : 'yes',
    ...(error && { cause: error.causeName }),
    ...(model !== undefined && { servedModel: model }),
    ...whoFailed(models, served, model === undefined ? error : undefined),
    // Those after it were not tried.
    ...(served && { countsAtMost: models.indexOf(served) + 1 }),
    ...(endpointHost !== undefined && { endpointHost }),
    ...(usage && { promptTokens: usage.promptTokens, answerTokens: usage.answerTokens }),
    ...(firstTokenAt !== undefined && { firstTokenMs: firstTokenAt - startedAt }),
  };
}

/** Only what the names of the first model and of the one that served do not say already. */
function whoFailed(
  models: readonly [Model, ...Model[]],
  served: Model | undefined,
  refusal: TurnError | undefined,
): Pick<LedgerEnd, 'failedModel' | 'passedModels'> {
  const [first, ...others] = models;
  const isOfModel = refusal !== undefined && causes[refusal.causeName].scope === 'model';
  if (!served && !isOfModel) return {};
  const failed = isOfModel ? failedModel(refusal, models) : undefined;
  const asked = served ? models.slice(1, Math.max(1, models.indexOf(served))) : others;
  const passedModels = asked.filter((model) => model !== failed).map(({ id }) => id);
  return {
    ...(failed && failed !== first && { failedModel: failed.id }),
    ...(passedModels.length > 0 && { passedModels }),
  };
}

function outcomeOf(error: TurnError | undefined): LedgerEnd['outcome'] {
  if (!error || error.causeName === 'paidAnswer') return 'answered';
  return error.causeName === 'stopped' ? 'stopped' : 'failed';
}

/** A request that the provider accepted is counted, whatever becomes of it. */
export function countedOf(facts: RequestFacts, error: TurnError): Counted {
  return facts.accepted ? 'yes' : countedByCause(error);
}
