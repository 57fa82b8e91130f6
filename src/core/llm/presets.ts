/** What Frugal must know of a provider to talk to it. Plain data: no behaviour depends on its name. */
export interface Preset {
  readonly id: string;
  /** As the user sees it. */
  readonly name: string;
  /** Address of the API without a trailing slash. */
  readonly url: string;
  /** It runs on the user's machine. */
  readonly runsHere: boolean;
  /** What a key looks like, found anywhere in a text. */
  readonly keyShape: RegExp;
  /** How a key begins, to be shown as an example. */
  readonly keyExample: string;
  /** Pages for the user. */
  readonly pages: {
    readonly getKey: string;
    readonly keys: string;
    readonly privacy: string;
    readonly status: string;
  };
  /** Headers of every request besides the key: who is asking. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many models a request may name beside its first one, to be asked when that cannot serve; absent: none. */
  readonly fallbacks?: number;
  /** Fields of every chat request besides the common ones. */
  readonly requestExtras: Readonly<Record<string, unknown>>;
}

export const openRouter: Preset = {
  id: 'openrouter',
  name: 'OpenRouter',
  url: 'https://openrouter.ai/api/v1',
  runsHere: false,
  keyShape: /sk-or-v1-[A-Za-z0-9_-]{16,}/,
  keyExample: 'sk-or-v1-',
  pages: {
    getKey: 'https://openrouter.ai/settings/keys',
    keys: 'https://openrouter.ai/settings/keys',
    privacy: 'https://openrouter.ai/settings/privacy',
    status: 'https://status.openrouter.ai',
  },
  headers: {
    // OpenRouter tells apps apart by this address; ours is the extension's own page.
    'HTTP-Referer': 'https://marketplace.visualstudio.com/items?itemName=frugal.frugal',
    'X-OpenRouter-Title': 'Frugal',
    'X-OpenRouter-Categories': 'ide-extension',
  },
  // Three models in all, as many as `models` may hold.
  fallbacks: 2,
  requestExtras: {
    // Never pay: an endpoint with a price is filtered out by OpenRouter itself.
    provider: { max_price: { prompt: 0, completion: 0 } },
    // Otherwise OpenRouter drops the middle of a long message in silence where the context is small.
    plugins: [{ id: 'context-compression', enabled: false }],
  },
};
