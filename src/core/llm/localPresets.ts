import { say } from '../say';
import { tellUsage, type Preset } from './preset';

const embedders = /embed|rerank|whisper|\bbge\b|minilm/i;

/** Servers of the user's own, asked only once the user has set them up. */
export const localPresets: Readonly<Record<'ollama' | 'lmstudio' | 'custom', Preset>> = {
  ollama: {
    id: 'ollama',
    name: 'Ollama',
    url: '',
    exampleUrl: 'http://127.0.0.1:11434/v1',
    runsHere: true,
    pages: { download: 'https://ollama.com/download' },
    headers: {},
    fields: ['max_tokens', 'stream_options'],
    requestExtras: tellUsage,
    prices: 'none',
    limits: 'none',
    quota: { per: 'account', day: 'local' },
    // Its default. What is longer it cuts in silence, so nothing longer is sent.
    models: { context: 4096, leftOut: embedders },
  },
  lmstudio: {
    id: 'lmstudio',
    name: 'LM Studio',
    url: '',
    exampleUrl: 'http://127.0.0.1:1234/v1',
    runsHere: true,
    pages: { download: 'https://lmstudio.ai/download' },
    headers: {},
    fields: ['max_tokens', 'stream_options'],
    requestExtras: tellUsage,
    prices: 'none',
    limits: 'none',
    quota: { per: 'account', day: 'local' },
    models: { context: 4096, leftOut: embedders },
  },
  custom: {
    id: 'custom',
    // The one name that is a word; asked for anew, as the language is known later than this.
    get name() {
      return say('Custom server');
    },
    url: '',
    exampleUrl: 'https://gateway.example.com/v1',
    runsHere: false,
    key: { shape: /\S+/, example: '', use: 'optional' },
    pages: {},
    headers: {},
    fields: ['max_tokens', 'stream_options'],
    requestExtras: tellUsage,
    prices: 'unseen',
    limits: 'refusals',
    quota: { per: 'model', day: 'local' },
    models: { context: 32_768, leftOut: embedders },
  },
};
