import type { ProviderId } from '../../src/core/llm/preset';
import type { Simulator } from '../simulator/simulator';
import type { SessionHarness, SessionOptions, SessionStage } from './sessionHarness';

/** How a preset is tried: where, with which key and model, and how its limit is met. */
interface Trial {
  readonly face: 'groq' | 'google' | 'plain' | undefined;
  readonly model: string;
  readonly key?: (simulator: Simulator) => string;
  readonly useUp: (simulator: Simulator) => void;
  readonly limit: string;
}

const plain = {
  face: 'plain',
  useUp: ({ faces }: Simulator) => (faces.plain.left = 0),
  limit: 'rateLimited',
} as const;

export const trials: Readonly<Record<ProviderId, Trial>> = {
  openrouter: {
    face: undefined,
    model: 'qwen/qwen3.8-27b:free',
    key: ({ key }) => key,
    useUp: (simulator) => simulator.fault('freeDaily', { times: Infinity }),
    limit: 'dailyLimit',
  },
  groq: {
    face: 'groq',
    model: 'groq:openai/gpt-oss-120b',
    key: ({ faces }) => faces.groq.key,
    useUp: ({ faces }) => (faces.groq.limits.requestsPerDay = 0),
    limit: 'modelDailyLimit',
  },
  google: {
    face: 'google',
    model: 'google:gemini-3.5-flash',
    key: ({ faces }) => faces.google.key,
    useUp: ({ faces }) => (faces.google.limits.requestsPerDay = 0),
    limit: 'modelDailyLimit',
  },
  ollama: { ...plain, model: 'ollama:qwen3-coder:30b' },
  lmstudio: { ...plain, model: 'lmstudio:qwen3-coder:30b' },
  custom: { ...plain, model: 'custom:qwen3-coder:30b', key: () => 'team-key-1' },
};

/** A session of a user who has set up this provider and nothing else. */
export async function startWith(
  stage: SessionStage,
  id: ProviderId,
  options: SessionOptions = {},
): Promise<SessionHarness> {
  const { simulator } = stage;
  const { face, model, key } = trials[id];
  const url = face === undefined ? simulator.url : simulator.urlOf(face);
  const settings = { model, ...options.settings };
  const harness = await stage.start({ ...options, settings });
  harness.settings = {
    ...harness.settings,
    addresses: { ...harness.settings.addresses, openrouter: simulator.url, [id]: url },
  };
  const sent = key?.(simulator);
  harness.secrets.value = id === 'openrouter' ? sent : undefined;
  if (sent !== undefined && id !== 'openrouter') harness.secrets.others.set(id, sent);
  if (id === 'custom') {
    simulator.faces.plain.key = key?.(simulator);
    await harness.catalogue.agree(url);
  }
  return harness;
}
