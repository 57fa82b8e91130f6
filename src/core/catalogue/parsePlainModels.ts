import { modelId } from '../llm/modelId';
import type { Preset } from '../llm/preset';
import { asList, asNumber, asRecord, asText, type UntrustedRecord } from '../llm/untrusted';
import type { Model } from './model';

/** Names under which servers tell how much a model takes, the most exact first. */
const contextFields = ['context_window', 'max_model_len', 'context_length', 'max_context_length'];

/**
 * The answer of `GET /models` where it is a mere list of names, as OpenAI has made it common. What it does not tell is
 * taken from the preset, or is not claimed. Never throws; undefined when there is no list at all.
 */
export function parsePlainModels(body: unknown, preset: Preset): readonly Model[] | undefined {
  const list = asRecord(body)['data'];
  if (!Array.isArray(list)) return undefined;
  const models = new Map<string, Model>();
  for (const entry of asList(list)) {
    const model = toModel(asRecord(entry), preset);
    if (model && !models.has(model.id)) models.set(model.id, model);
  }
  return [...models.values()];
}

function toModel(
  entry: UntrustedRecord,
  { id: provider, models, prices }: Preset,
): Model | undefined {
  const listed = asText(entry['id']) ?? '';
  const { idPrefix = '' } = models;
  const plainId = listed.startsWith(idPrefix) ? listed.slice(idPrefix.length) : listed;
  if (plainId === '' || models.leftOut?.test(plainId) === true || entry['active'] === false)
    return undefined;
  const context = contextFields.map((name) => positive(entry[name])).find((size) => size);
  const maxAnswer = positive(entry['max_completion_tokens']);
  const author = plainId.includes('/') ? plainId.split('/')[0] : asText(entry['owned_by']);
  return {
    id: modelId(provider, plainId),
    provider,
    name: plainId.slice(plainId.lastIndexOf('/') + 1),
    maker: author ?? '',
    context: context ?? models.context,
    ...(maxAnswer !== undefined && { maxAnswer }),
    free: prices !== 'unseen',
    tools: false,
    reasoning: false,
    readsImages: false,
    router: false,
    // Servers send epoch seconds here.
    createdAt: (positive(entry['created']) ?? 0) * 1000,
    training: 'unknown',
    description: '',
  };
}

function positive(value: unknown): number | undefined {
  const number = asNumber(value);
  return number !== undefined && number > 0 ? number : undefined;
}
