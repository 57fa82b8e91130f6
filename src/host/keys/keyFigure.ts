import type { KeyInfoDeps } from '../../core/llm/keyInfo';
import { targetOf, type ProviderDeps } from '../../core/llm/providers';
import type { KeyFigure } from '../../core/quota/quotaMeter';

export type KeyFigureDeps = KeyInfoDeps & ProviderDeps;

/** Asks OpenRouter, the one provider that counts by the day, for the counter of the key that is set; undefined where it does not tell. */
export function askKeyFigure(deps: KeyFigureDeps): () => Promise<KeyFigure | undefined> {
  return async () => {
    const target = await targetOf(deps, 'openrouter');
    if (target === undefined) return undefined;
    const { fetchKeyInfo } = await import('../../core/llm/keyInfo');
    // It ends by itself: `fetchKeyInfo` has its own bound.
    const { signal } = new AbortController();
    const { freeUsed, freeLimit } = await fetchKeyInfo(deps, target, signal);
    if (freeUsed === undefined || freeLimit === undefined) return undefined;
    return { used: freeUsed, limit: freeLimit };
  };
}
