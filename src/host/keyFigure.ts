import { fetchKeyInfo, type KeyInfoDeps } from '../core/llm/keyInfo';
import type { Preset } from '../core/llm/presets';
import type { Secrets, Settings } from '../core/ports';
import type { KeyFigure } from '../core/quota/quotaMeter';

export interface KeyFigureDeps extends KeyInfoDeps {
  readonly keys: Secrets;
  readonly settings: () => Settings;
  readonly preset: Preset;
}

/** Asks the provider for the day's counter of the key that is set; undefined where it does not tell. */
export function askKeyFigure(deps: KeyFigureDeps): () => Promise<KeyFigure | undefined> {
  return async () => {
    const key = await deps.keys.key();
    if (key === undefined) return undefined;
    const { providerUrl } = deps.settings();
    // It ends by itself: `fetchKeyInfo` has its own bound.
    const { signal } = new AbortController();
    const { freeUsed, freeLimit } = await fetchKeyInfo(deps, providerUrl, key, signal, deps.preset);
    if (freeUsed === undefined || freeLimit === undefined) return undefined;
    return { used: freeUsed, limit: freeLimit };
  };
}
