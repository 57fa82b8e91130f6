import type { ProviderId } from './preset';
import { providerIds } from './presets';

/** A model's id in Frugal: as OpenRouter names it, and `provider:id` for all others, so that none is there twice. */
export function modelId(provider: ProviderId, plainId: string): string {
  return provider === 'openrouter' ? plainId : `${provider}:${plainId}`;
}

/** The id that the provider knows. */
export function plainModelId(provider: ProviderId, id: string): string {
  const prefix = `${provider}:`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** Whose model has this id. */
export function providerOf(id: string): ProviderId {
  return providerIds.find((provider) => id.startsWith(`${provider}:`)) ?? 'openrouter';
}
