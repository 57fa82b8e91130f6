export type ProviderId = 'openrouter' | 'groq' | 'google' | 'ollama' | 'lmstudio' | 'custom';

/** What Frugal must know of a provider to talk to it. Plain data: no behaviour depends on its name. */
export interface Preset {
  readonly id: ProviderId;
  /** As the user sees it. */
  readonly name: string;
  /** Address of the API without a trailing slash; empty: nobody is asked before the user sets one. */
  readonly url: string;
  /** Where such a server usually is, to be offered. */
  readonly exampleUrl?: string;
  /** It runs on the user's machine. */
  readonly runsHere: boolean;
  /** Absent: it takes none. */
  readonly key?: KeyRule;
  /** The user can have it made in the browser, by signing in. */
  readonly signsIn?: boolean;
  /** Pages for the user. */
  readonly pages: {
    readonly getKey?: string;
    /** Where such a server can be had. */
    readonly download?: string;
    readonly privacy?: string;
    readonly status?: string;
    /** Where more requests a day are bought. */
    readonly credits?: string;
  };
  /** Headers of every request besides the key: who is asking. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many models a request may name beside its first one, to be asked when that cannot serve; absent: none. */
  readonly fallbacks?: number;
  /** Fields of a chat request that it takes, besides `model`, `messages` and `stream`; all others are left out. */
  readonly fields: readonly RequestField[];
  /** Fields of every chat request besides the common ones. */
  readonly requestExtras: Readonly<Partial<Record<RequestField, unknown>>>;
  /**
   * What Frugal knows of prices: each is in its list of models; it has a free plan, and nothing tells whether the account
   * is in it; there are none; or nobody knows, so that the user is asked once.
   */
  readonly prices: 'listed' | 'freePlan' | 'none' | 'unseen';
  /** Where it tells its limits: `GET /key`, headers of every answer, only in refusals, or there are none. */
  readonly limits: 'keyInfo' | 'headers' | 'refusals' | 'none';
  readonly quota: QuotaRule;
  /** Tokens of a minute, prompt and room for the answer together, to be assumed until it tells; absent: no such limit. */
  readonly tokensPerMinute?: number;
  readonly models: ModelRule;
}

/** What its limit of requests counts. */
export interface QuotaRule {
  /** One limit for all models of the account together, or one for each model. */
  readonly per: 'account' | 'model';
  /** Where its day begins at midnight; `rolling`: what was used comes back bit by bit, all of it within a day. */
  readonly day: Zone | 'rolling';
  /** Requests a minute, from all windows together; absent: nobody knows, or any number. */
  readonly perMinute?: number;
}

/** `local`: the machine's own. */
export type Zone = 'UTC' | 'America/Los_Angeles' | 'local';

export type RequestField =
  'models' | 'max_tokens' | 'max_completion_tokens' | 'provider' | 'plugins' | 'stream_options';

/** Fields that a request can do without where a server refuses them: what they bring is of no use for the answer. */
export const spareFields: readonly RequestField[] = ['stream_options'];

/** The tokens of an answer, which servers in the way of OpenAI tell in a stream only when they are asked. */
export const tellUsage = { stream_options: { include_usage: true } } as const;

export interface KeyRule {
  /** What a key looks like, found anywhere in a text. */
  readonly shape: RegExp;
  /** How a key begins, to be shown as an example. */
  readonly example: string;
  readonly use: 'needed' | 'optional';
  /** Where other tools look for it in the environment. */
  readonly variables?: readonly string[];
}

/** How to read its list of models. */
export interface ModelRule {
  /** Tokens, where the list does not tell. */
  readonly context: number;
  /** Begins every id of the list and is no part of it. */
  readonly idPrefix?: string;
  /** Ids of what is no chat model. */
  readonly leftOut?: RegExp;
}
