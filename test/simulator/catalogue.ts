import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from './apiError';

/** A model as `GET /models` lists it; fields that the simulator does not read are kept. */
export interface Model extends JsonObject {
  readonly id: string;
  readonly canonical_slug: string;
  readonly name: string;
  readonly created: number;
  readonly description: string;
  readonly context_length: number | null;
  readonly architecture: {
    readonly input_modalities: readonly string[];
    readonly output_modalities: readonly string[];
  };
  /** US dollars per token, as text. */
  readonly pricing: Readonly<Record<string, string>>;
  readonly top_provider: {
    readonly context_length?: number | null;
    readonly max_completion_tokens?: number | null;
    readonly is_moderated?: boolean;
  };
  readonly supported_parameters: readonly string[];
  readonly reasoning?: { readonly mandatory: boolean };
  readonly benchmarks?: { readonly artificial_analysis?: Readonly<Record<string, number | null>> };
}

interface Capture {
  readonly data: readonly Model[];
  /** Ids that were listed once and are gone. */
  readonly gone?: readonly string[];
}

function readCapture(file: string): Capture {
  return JSON.parse(readFileSync(join(__dirname, 'data', file), 'utf8')) as Capture;
}

let captured: { readonly models: readonly Model[]; readonly gone: readonly string[] } | undefined;

/** The capture with the free models of October 2026 put in, newest first as the real list is. */
export function capturedCatalogue(): NonNullable<typeof captured> {
  if (captured === undefined) {
    const free = readCapture('freeModels.json');
    const models = [...free.data, ...readCapture('models.json').data];
    models.sort((a, b) => b.created - a.created);
    captured = { models, gone: free.gone ?? [] };
  }
  return captured;
}

/** US dollars per token of a price field; a field that is absent is free. */
export function price(model: Model, field: string): number {
  return Number(model.pricing[field] ?? '0');
}

export function isFree(model: Model): boolean {
  return ['prompt', 'completion', 'request'].every((field) => price(model, field) === 0);
}

/** The smaller of what the model and what its best endpoint take. */
export function contextLength(model: Model): number {
  return Math.min(model.context_length ?? Infinity, model.top_provider.context_length ?? Infinity);
}

export function supports(model: Model, parameter: string): boolean {
  return model.supported_parameters.includes(parameter);
}

const dynamicVariant = /:(nitro|floor|exacto|online)$/;

export class Catalogue {
  private list: readonly Model[] = [];
  private readonly once = new Set<string>();

  constructor(
    private readonly initial: readonly Model[] = capturedCatalogue().models,
    private readonly gone: readonly string[] = capturedCatalogue().gone,
  ) {
    this.reset();
  }

  get models(): readonly Model[] {
    return this.list;
  }

  set models(models: readonly Model[]) {
    for (const { id } of this.list) this.once.add(id);
    this.list = models;
  }

  /** By id, dated slug, dynamic variant (`:nitro`) or alias (`~author/family-latest`). */
  find(id: string): Model | undefined {
    const plain = id.replace(dynamicVariant, '');
    const exact = this.list.find((m) => m.id === plain);
    if (exact !== undefined) return exact;
    const family = /^~(.+)-latest$/.exec(plain)?.[1];
    if (family !== undefined) return this.list.find((m) => m.id.startsWith(family));
    return this.list.find((m) => m.canonical_slug === plain);
  }

  /** Whether a model that is not listed now was listed before. */
  wasListed(id: string): boolean {
    return this.once.has(id) || this.gone.includes(id);
  }

  reset(): void {
    this.once.clear();
    this.list = this.initial;
  }
}
