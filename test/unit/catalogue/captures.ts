import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../../../src/core/catalogue/model';
import { parseModels } from '../../../src/core/catalogue/parseModels';

type Json = Record<string, unknown>;

function capture(file: string): { readonly data: readonly Json[] } {
  const path = join(__dirname, '../../simulator/data', file);
  return JSON.parse(readFileSync(path, 'utf8')) as { data: readonly Json[] };
}

/** The body of a real `GET /models` with the free models of October 2026. */
export function capturedBody(): { readonly data: readonly Json[] } {
  return { data: [...capture('freeModels.json').data, ...capture('models.json').data] };
}

/** The models of the real `GET /models` of January 2026, what parsing reads of each. */
export function januaryModels(): readonly Model[] {
  return parseModels(capture('models.2026-01.json')) ?? [];
}

/** Those of May 2026. */
export function mayModels(): readonly Model[] {
  return parseModels(capture('models.json')) ?? [];
}

/** An entry of `GET /models`; fields of `changes` replace or, with undefined, remove. */
export function entry(changes: Json = {}): Json {
  return {
    id: 'maker/model:free',
    name: 'Maker: Model (free)',
    created: 1_790_000_000,
    description: '',
    context_length: 131_072,
    architecture: { input_modalities: ['text'], output_modalities: ['text'], tokenizer: 'Other' },
    pricing: { prompt: '0', completion: '0' },
    top_provider: { context_length: 131_072, max_completion_tokens: null },
    supported_parameters: ['tools', 'reasoning'],
    expiration_date: null,
    ...changes,
  };
}

export function modelsOf(...entries: readonly unknown[]): readonly Model[] {
  return parseModels({ data: entries }) ?? [];
}

export function modelOf(changes: Json = {}): Model {
  const [model] = modelsOf(entry(changes));
  if (!model) throw new Error('the entry is not a chat model');
  return model;
}
