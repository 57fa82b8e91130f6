import { google, groq, openRouter } from '../../src/core/llm/presets';
import type { Target } from '../../src/core/llm/request';
import { californianDay } from '../simulator/google/google';
import type { Simulator } from '../simulator/simulator';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** One provider of the simulator, as a history of its quota needs it. */
export interface SimulatedQuota {
  readonly target: Target;
  /** As Frugal names them, the one to ask first. */
  readonly models: readonly string[];
  /** Where faults of its chat are queued; undefined: at OpenRouter's own. */
  readonly path?: string;
  /** How old a figure may be that it gives. */
  readonly figureAgeMs: number;
  /** The beginning of a history. @param luck 0 to 1 */
  readonly start: (luck: number) => number;
  /** Sends a request of another client; whether it was counted. */
  readonly sendElsewhere: () => Promise<boolean>;
  /** There are more a day from now on. */
  readonly upgrade: () => void;
  /** Whether this moment is of the provider's day, where it has days. */
  readonly isToday: (at: number) => boolean;
  /** In truth, out of the limit that it told; below 0: more were sent. Undefined where nobody here can know the limit. */
  readonly left: (limit: number) => number | undefined;
}

export const simulatedKinds = ['openrouter', 'groq', 'google'] as const;

export type SimulatedKind = (typeof simulatedKinds)[number];

type Make = (simulator: Simulator, random: () => number) => SimulatedQuota;

export const simulatedQuotas: Readonly<Record<SimulatedKind, Make>> = {
  openrouter: (simulator, random) => {
    const account = simulator.account();
    const otherKey = account.addKey();
    account.failoverCost = random() < 0.5 ? 'once' : 'perAttempt';
    const models = [
      'qwen/qwen3.8-27b:free',
      'google/gemma-4-31b-it:free',
      'cohere/north-mini-code:free',
    ];
    return {
      target: { preset: openRouter, url: simulator.url, key: simulator.key },
      models,
      figureAgeMs: 60_000,
      start: (luck) => Date.UTC(2026, 10, 23) + Math.round(luck * day),
      sendElsewhere: async () => {
        const before = account.usedToday;
        await ask(simulator.url, otherKey, models[0]);
        return account.usedToday > before;
      },
      upgrade: () => (account.tier = 1000),
      isToday: (at) => Math.floor(at / day) === Math.floor(simulator.clock.now() / day),
      left: (limit) => limit - account.usedToday,
    };
  },
  groq: (simulator, random) => {
    const { groq: account } = simulator.faces;
    const { limits } = account;
    limits.requestsPerDay = random() < 0.6 ? 5 + Math.floor(random() * 40) : 1000;
    limits.tokensPerMinute = random() < 0.5 ? 8000 : 700;
    const model = 'openai/gpt-oss-120b';
    const url = simulator.urlOf('groq');
    return {
      target: { preset: groq, url, key: account.key },
      models: [`groq:${model}`],
      path: new URL(url).pathname + '/chat/completions',
      figureAgeMs: 0,
      start: (luck) => Date.UTC(2026, 10, 23) + Math.round(luck * day),
      sendElsewhere: () => ask(url, account.key, model),
      upgrade: () => (limits.requestsPerDay = 1000),
      isToday: () => true,
      left: (limit) =>
        limit === limits.requestsPerDay ? account.left(model, simulator.clock.now()) : undefined,
    };
  },
  google: (simulator, random) => {
    const { google: account } = simulator.faces;
    account.limits.requestsPerDay = 2 + Math.floor(random() * 10);
    const model = 'gemini-3.5-flash';
    const url = simulator.urlOf('google');
    const now = (): number => simulator.clock.now();
    const beginnings = [
      Date.UTC(2026, 10, 23),
      Date.UTC(2026, 9, 31, 12),
      Date.UTC(2027, 2, 13, 12),
    ];
    return {
      target: { preset: google, url, key: account.key },
      models: [`google:${model}`],
      path: new URL(url).pathname + '/chat/completions',
      figureAgeMs: 0,
      start: (luck) => (beginnings[Math.floor(luck * 3)] ?? 0) + Math.round(((luck * 3) % 1) * day),
      sendElsewhere: () => ask(url, account.key, model),
      upgrade: () => (account.limits.requestsPerDay += 10),
      isToday: (at) => californianDay(at) === californianDay(now()),
      left: (limit) => limit - account.usedToday({ model, now: now() }),
    };
  },
};

async function ask(url: string, key: string, model: string | undefined): Promise<boolean> {
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
  });
  await response.text();
  return response.ok;
}
