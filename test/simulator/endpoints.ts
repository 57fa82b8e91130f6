import type { JsonObject } from './apiError';
import type { Model } from './catalogue';
import { contextLength, isFree, supports } from './catalogue';

/** The company that serves a model, and what it does with prompts. */
export interface EndpointHost {
  readonly name: string;
  /** What `provider.only` and `provider.ignore` call it. */
  readonly slug: string;
  readonly trains: boolean;
  readonly publishes: boolean;
  readonly keepsNothing: boolean;
}

const names: Readonly<Record<string, string>> = {
  nvidia: 'Nvidia',
  qwen: 'Alibaba',
  google: 'Google AI Studio',
  cohere: 'Cohere',
  poolside: 'Poolside',
  liquid: 'Liquid',
  stealth: 'Stealth',
  inclusionai: 'Novita',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  mistralai: 'Mistral',
  deepseek: 'DeepSeek',
};

// Which free hosts train is stated for Nvidia, Liquid and stealth models; the rest is our choice.
const training = new Set(['nvidia', 'liquid', 'stealth', 'qwen']);
const publishing = new Set(['stealth', 'liquid']);

/** Free models have exactly one host, and so has every model here. */
export function hostOf(model: Model): EndpointHost {
  const author = model.id.split('/')[0]!;
  const name = names[author] ?? author[0]!.toUpperCase() + author.slice(1);
  const free = isFree(model);
  return {
    name,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    trains: free && training.has(author),
    publishes: free && publishing.has(author),
    keepsNothing: !free || author === 'poolside',
  };
}

/** Free models that only listed coding agents may use. */
export function isGated(model: Model): boolean {
  return isFree(model) && model.id.startsWith('thinkingmachines/inkling');
}

const latency = { p50: 820, p75: 1340, p90: 2610, p99: 7400 };
const throughput = { p50: 61, p75: 74, p90: 92, p99: 118 };

function publicEndpoint(model: Model, withSpeed: boolean): JsonObject {
  const host = hostOf(model);
  const tools = supports(model, 'tool_choice');
  const context = contextLength(model);
  return {
    name: `${host.name} | ${model.canonical_slug}`,
    model_id: model.id,
    model_name: model.name,
    context_length: Number.isFinite(context) ? context : 0,
    pricing: { ...model.pricing, discount: 0 },
    provider_name: host.name,
    tag: host.slug,
    quantization: 'unknown',
    max_completion_tokens: model.top_provider.max_completion_tokens ?? null,
    max_prompt_tokens: null,
    supported_parameters: model.supported_parameters,
    status: 0,
    // Rate-limited requests are left out of uptime, so a busy free endpoint still shows this.
    uptime_last_5m: 99.8,
    uptime_last_30m: 99.6,
    uptime_last_1d: 99.1,
    latency_last_30m: withSpeed ? latency : null,
    throughput_last_30m: withSpeed ? throughput : null,
    supports_implicit_caching: false,
    supports_tool_choice: { auto: tools, function: tools, none: tools, required: tools },
    supports_voice_cloning: false,
  };
}

/** The answer of `GET /models/{author}/{slug}/endpoints`; speeds only for a caller with a key. */
export function endpointsOf(model: Model, withSpeed: boolean): JsonObject {
  const { id, name, created, description, architecture } = model;
  const endpoints = [publicEndpoint(model, withSpeed)];
  return { id, name, created, description, architecture, endpoints };
}
