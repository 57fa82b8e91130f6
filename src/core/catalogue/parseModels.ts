import type { Model } from './model';
import { priceIn } from './priceIn';

type Json = Readonly<Record<string, unknown>>;

/**
 * The answer of `GET /models` (`{data: [...]}`) as the chat models that answer in text, paid ones included. Entries that
 * cannot be used are left out: other media, embeddings, safety classifiers, no context size, odd shapes. Never throws;
 * undefined when there is no list at all.
 */
export function parseModels(body: unknown): readonly Model[] | undefined {
  const list = isJson(body) ? body['data'] : undefined;
  if (!Array.isArray(list)) return undefined;
  const models = new Map<string, Model>();
  for (const entry of list as readonly unknown[]) {
    const model = isJson(entry) ? toModel(entry) : undefined;
    if (model && !models.has(model.id)) models.set(model.id, model);
  }
  return nameMakers([...models.values()]);
}

function toModel(entry: Json): Model | undefined {
  const id = textAt(entry, 'id');
  const context = contextOf(entry);
  if (id === '' || context === undefined || !isChatModel(entry)) return undefined;
  const top = jsonAt(entry, 'top_provider');
  const maxAnswer = positive(top['max_completion_tokens']);
  const codingIndex = codingIndexOf(entry);
  const expiresOn = /^\d{4}-\d{2}-\d{2}/.exec(textAt(entry, 'expiration_date'))?.[0];
  const parameters = textsAt(entry, 'supported_parameters');
  const free = isFree(entry['pricing']);
  const price = priceIn(entry['pricing']);
  const description = textAt(entry, 'description');
  return {
    id,
    provider: 'openrouter',
    ...nameOf(entry, id),
    context,
    ...(maxAnswer !== undefined && { maxAnswer }),
    free,
    ...(price && { price }),
    tools: parameters.includes('tools'),
    reasoning: parameters.includes('reasoning') || isJson(entry['reasoning']),
    readsImages: inputsOf(entry).includes('image'),
    router: textAt(jsonAt(entry, 'architecture'), 'tokenizer') === 'Router',
    ...(codingIndex !== undefined && { codingIndex }),
    // OpenRouter sends epoch seconds here.
    createdAt: (positive(entry['created']) ?? 0) * 1000,
    ...(expiresOn !== undefined && { expiresOn }),
    training: free || keepsPrompts(description) ? 'may' : 'unknown',
    description,
    parameters,
  };
}

/** `Qwen: Qwen3 Coder (free)`; a name without a maker gets one in `nameMakers`. */
function nameOf(entry: Json, id: string): { readonly maker: string; readonly name: string } {
  const whole = textAt(entry, 'name')
    .replace(/\s*\(free\)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [maker, ...rest] = whole.split(': ');
  if (maker !== undefined && rest.length > 0) return { maker, name: rest.join(': ') };
  return { maker: '', name: whole || id };
}

/** Gives a model without a maker the one that its author's other models name, else the author of its id. */
function nameMakers(models: readonly Model[]): readonly Model[] {
  const makers = new Map<string, string>();
  for (const { id, maker } of models) {
    if (maker !== '' && !makers.has(authorOf(id))) makers.set(authorOf(id), maker);
  }
  return models.map((model) => {
    if (model.maker !== '') return model;
    return { ...model, maker: makers.get(authorOf(model.id)) ?? authorOf(model.id) };
  });
}

/** An alias of the catalogue begins with `~`. */
function authorOf(id: string): string {
  return id.replace(/^~/, '').split('/')[0] ?? id;
}

/** The model's own size may be larger than what its endpoint host serves: the smaller one holds. */
function contextOf(entry: Json): number | undefined {
  const sizes = [entry['context_length'], jsonAt(entry, 'top_provider')['context_length']]
    .map(positive)
    .filter((size) => size !== undefined);
  return sizes.length > 0 ? Math.min(...sizes) : undefined;
}

function isChatModel(entry: Json): boolean {
  const outputs = outputsOf(entry);
  return (
    outputs.length === 1 &&
    outputs[0] === 'text' &&
    inputsOf(entry).includes('text') &&
    !isClassifier(entry)
  );
}

/** They answer in text too, but only `safe` or `unsafe`. */
function isClassifier(entry: Json): boolean {
  const words = `${textAt(entry, 'id')} ${textAt(entry, 'name')}`;
  return /\b(safeguard|guard|shieldgemma|moderation|content[- ]safety|classifier|rerank\w*|embed\w*)\b/i.test(
    words,
  );
}

function outputsOf(entry: Json): readonly string[] {
  return mediaOf(entry, 'output_modalities', 1);
}

function inputsOf(entry: Json): readonly string[] {
  return mediaOf(entry, 'input_modalities', 0);
}

/** Older entries have only `modality`: `text+image->text`. */
function mediaOf(entry: Json, field: string, side: 0 | 1): readonly string[] {
  const architecture = jsonAt(entry, 'architecture');
  const media = textsAt(architecture, field);
  if (media.length > 0) return media;
  const modality = textAt(architecture, 'modality').split('->')[side] ?? '';
  return modality.split('+').filter((name) => name !== '');
}

/** Every price is zero, and the two that matter are there. Negative prices are those of routers to paid models. */
function isFree(pricing: unknown): boolean {
  if (!isJson(pricing) || pricing['prompt'] === undefined || pricing['completion'] === undefined)
    return false;
  return Object.entries(pricing).every(([name, price]) => name === 'discount' || isZero(price));
}

function isZero(price: unknown): boolean {
  if (price === null) return true;
  if (typeof price === 'string') return price.trim() !== '' && Number(price) === 0;
  if (typeof price === 'number') return price === 0;
  // Prices that depend on something: all of them count, whatever they depend on.
  if (Array.isArray(price)) return price.length === 0;
  return false;
}

function keepsPrompts(description: string): boolean {
  return /\b(prompts?|inputs?)\b[^.]*\b(logged|retained|kept|keeps?|train(ing)?|improve)\b|\b(logs|keeps|retains)\b[^.]*\bprompts?\b/i.test(
    description,
  );
}

function codingIndexOf(entry: Json): number | undefined {
  const index = jsonAt(jsonAt(entry, 'benchmarks'), 'artificial_analysis')['coding_index'];
  return typeof index === 'number' && index >= 0 && index <= 100 ? index : undefined;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonAt(json: Json, field: string): Json {
  const value = json[field];
  return isJson(value) ? value : {};
}

function textAt(json: Json, field: string): string {
  const value = json[field];
  return typeof value === 'string' ? value : '';
}

function textsAt(json: Json, field: string): readonly string[] {
  const value = json[field];
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter((item) => typeof item === 'string');
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
