import { groq, google, openRouter } from '../../src/core/llm/presets';
import type { Counter } from '../../src/core/quota/counter';

/** One counter of each kind: of an account with its day in UTC, of a model that gets it back bit by bit, of one in California. */
export const counters: Readonly<Record<'openrouter' | 'groq' | 'google', Counter>> = {
  openrouter: { id: 'a', preset: openRouter },
  groq: { id: 'groq model', preset: groq, modelName: 'gpt-oss-120b' },
  google: { id: 'google model', preset: google, modelName: 'gemini-3.5-flash' },
};
