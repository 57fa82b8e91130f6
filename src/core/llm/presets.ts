import { localPresets } from './localPresets';
import { tellUsage, type Preset, type ProviderId } from './preset';

export const openRouter: Preset = {
  id: 'openrouter',
  name: 'OpenRouter',
  url: 'https://openrouter.ai/api/v1',
  runsHere: false,
  key: {
    shape: /sk-or-v1-[A-Za-z0-9_-]{16,}/,
    example: 'sk-or-v1-',
    use: 'needed',
    variables: ['OPENROUTER_API_KEY'],
  },
  signsIn: true,
  pages: {
    getKey: 'https://openrouter.ai/settings/keys',
    privacy: 'https://openrouter.ai/settings/privacy',
    status: 'https://status.openrouter.ai',
    credits: 'https://openrouter.ai/settings/credits',
  },
  headers: {
    // OpenRouter tells apps apart by this address; ours is the extension's own page.
    'HTTP-Referer': 'https://marketplace.visualstudio.com/items?itemName=frugal.frugal',
    'X-OpenRouter-Title': 'Frugal',
    'X-OpenRouter-Categories': 'ide-extension',
  },
  // Three models in all, as many as `models` may hold.
  fallbacks: 2,
  // The usage comes unasked.
  fields: ['models', 'max_tokens', 'provider', 'plugins'],
  requestExtras: {
    // Never pay: an endpoint with a price is filtered out by OpenRouter itself.
    provider: { max_price: { prompt: 0, completion: 0 } },
    // Otherwise OpenRouter drops the middle of a long message in silence where the context is small.
    plugins: [{ id: 'context-compression', enabled: false }],
  },
  prices: 'listed',
  limits: 'keyInfo',
  quota: { per: 'account', day: 'UTC', perMinute: 20 },
  models: { context: 32_768 },
};

/** Every model that is not for chat, by the names that their makers give such models. */
const otherKinds =
  /whisper|tts|orpheus|playai|embed|guard|moderation|rerank|imagen|veo|lyria|aqa|-image|audio|-live|robotics|computer-use|deep-research/i;

export const groq: Preset = {
  id: 'groq',
  name: 'Groq',
  url: 'https://api.groq.com/openai/v1',
  runsHere: false,
  key: {
    shape: /gsk_[A-Za-z0-9]{20,}/,
    example: 'gsk_',
    use: 'needed',
    variables: ['GROQ_API_KEY'],
  },
  pages: { getKey: 'https://console.groq.com/keys', status: 'https://groqstatus.com' },
  headers: {},
  // The usage comes unasked, in `x_groq`.
  fields: ['max_completion_tokens'],
  requestExtras: {},
  prices: 'freePlan',
  limits: 'headers',
  quota: { per: 'model', day: 'rolling' },
  // What the free plan gives most models; the headers of the first answer tell the account's own.
  tokensPerMinute: 8000,
  models: { context: 131_072, leftOut: otherKinds },
};

export const google: Preset = {
  id: 'google',
  name: 'Google AI Studio',
  url: 'https://generativelanguage.googleapis.com/v1beta/openai',
  runsHere: false,
  key: {
    shape: /AIza[A-Za-z0-9_-]{30,}/,
    example: 'AIza',
    use: 'needed',
    variables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  },
  pages: {
    getKey: 'https://aistudio.google.com/apikey',
    status: 'https://aistudio.google.com/status',
  },
  headers: {},
  fields: ['max_tokens', 'stream_options'],
  // Not documented: that it takes the question rests on public code that asks it so. Whoever refuses it is asked without.
  requestExtras: tellUsage,
  prices: 'freePlan',
  limits: 'refusals',
  quota: { per: 'model', day: 'America/Los_Angeles' },
  // The list does not tell sizes; every model of it has at least so much.
  models: { context: 131_072, idPrefix: 'models/', leftOut: otherKinds },
};

/** In the order in which the user is offered them. */
export const presets: Readonly<Record<ProviderId, Preset>> = {
  openrouter: openRouter,
  groq,
  google,
  ...localPresets,
};

export const providerIds = Object.keys(presets) as readonly ProviderId[];
