import { presets, providerIds } from '../llm/presets';
import type { UsageRow } from '../ports';

/**
 * The id of the model that a request in the ledger came to in the end: that served, or that its cause is about. Where a
 * request names one model, it is that one, whatever the provider calls it in its answer.
 */
export function answeringModel({ provider, model, servedModel, failedModel }: UsageRow): string {
  const known = providerIds.find((id) => id === provider);
  const namesSeveral = known !== undefined && presets[known].fallbacks !== undefined;
  return namesSeveral ? (servedModel ?? failedModel ?? model) : model;
}
