import type { ProviderId } from '../llm/preset';

/** US dollars for a million tokens. */
export interface Price {
  readonly prompt: number;
  readonly answer: number;
}

/** A model of the catalogue, cleaned of what the provider's list leaves open. */
export interface Model {
  /** With its provider unless that is OpenRouter. */
  readonly id: string;
  readonly provider: ProviderId;
  /** Without the maker's prefix and without `(free)`: `Qwen3 Coder`. */
  readonly name: string;
  /** The maker, as the name says it: `Qwen`. */
  readonly maker: string;
  /** Tokens: the smaller of the two numbers that OpenRouter gives. */
  readonly context: number;
  /** Tokens; absent where the catalogue does not tell. */
  readonly maxAnswer?: number;
  /** Every price is zero, or the user has agreed to ask a provider whose prices nobody knows. */
  readonly free: boolean;
  /** Absent where the catalogue does not tell, or where it depends on whom a router picks. */
  readonly price?: Price;
  readonly tools: boolean;
  readonly reasoning: boolean;
  readonly readsImages: boolean;
  /** Not a model: it hands each request to one that it picks. */
  readonly router: boolean;
  /** Artificial Analysis coding index, 0 to 100. */
  readonly codingIndex?: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** `YYYY-MM-DD`, the day it leaves. */
  readonly expiresOn?: string;
  /** What is known about training on prompts: `may` for all that is free or says so; the catalogue never rules it out. */
  readonly training: 'may' | 'unknown';
  readonly description: string;
  /** Names of the parameters that a request may have; absent where the catalogue does not tell. */
  readonly parameters?: readonly string[];
}

/** The list of models as last fetched. */
export interface CatalogueSnapshot {
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  /** Chat models that answer in text, paid ones included. */
  readonly models: readonly Model[];
}
