import type { Model } from './catalogue';
import { contextLength, price } from './catalogue';

type Filter = (model: Model, value: string, now: number) => boolean;

const million = 1_000_000;
const dayMs = 86_400_000;

function listed(value: string): readonly string[] {
  return value.split(',').filter((part) => part !== '');
}

function index(model: Model, field: string): number {
  return model.benchmarks?.artificial_analysis?.[field] ?? -Infinity;
}

function ageInDays(model: Model, now: number): number {
  return (now - model.created * 1000) / dayMs;
}

/** Routers have a price of -1: it depends on what they pick. */
function isAtMost(dollarsPerToken: number, perMillion: string): boolean {
  return dollarsPerToken >= 0 && dollarsPerToken * million <= Number(perMillion);
}

/** The query parameters of `GET /models`; those not listed here are ignored. */
const filters: Readonly<Record<string, Filter>> = {
  category: (m, v) => v !== 'programming' || m.supported_parameters.includes('tools'),
  supported_parameters: (m, v) => listed(v).every((p) => m.supported_parameters.includes(p)),
  input_modalities: (m, v) => listed(v).every((p) => m.architecture.input_modalities.includes(p)),
  output_modalities: (m, v) =>
    v === 'all' || listed(v).every((p) => m.architecture.output_modalities.includes(p)),
  q: (m, v) => `${m.id} ${m.name}`.toLowerCase().includes(v.toLowerCase()),
  context: (m, v) => contextLength(m) >= Number(v),
  max_price: (m, v) => isAtMost(price(m, 'prompt'), v),
  max_output_price: (m, v) => isAtMost(price(m, 'completion'), v),
  min_coding_index: (m, v) => index(m, 'coding_index') >= Number(v),
  min_agentic_index: (m, v) => index(m, 'agentic_index') >= Number(v),
  min_age_days: (m, v, now) => ageInDays(m, now) >= Number(v),
  max_age_days: (m, v, now) => ageInDays(m, now) <= Number(v),
  model_authors: (m, v) => listed(v).includes(m.id.split('/')[0]!),
};

const orders: Readonly<Record<string, (a: Model, b: Model) => number>> = {
  newest: (a, b) => b.created - a.created,
  'pricing-low-to-high': (a, b) => price(a, 'prompt') - price(b, 'prompt'),
  'context-high-to-low': (a, b) => contextLength(b) - contextLength(a),
};

/** The page of models that a query asks for. */
export function queryModels(
  models: readonly Model[],
  query: Readonly<Record<string, string>>,
  now: number,
): { readonly page: readonly Model[]; readonly total: number } {
  const wanted = models.filter((model) =>
    Object.entries(query).every(([name, value]) => filters[name]?.(model, value, now) ?? true),
  );
  const order = orders[query['sort'] ?? ''];
  const sorted = order === undefined ? wanted : wanted.toSorted(order);
  const offset = Number(query['offset'] ?? 0);
  const limit = Number(query['limit'] ?? sorted.length);
  return { page: sorted.slice(offset, offset + limit), total: sorted.length };
}
