import type { Preset } from '../llm/preset';
import type { Clock, Fetch } from '../ports';
import { CatalogueError } from './catalogueError';
import { fetchList } from './fetchList';
import type { Model } from './model';
import { parseModels } from './parseModels';
import { parsePlainModels } from './parsePlainModels';

export interface ReadModelsDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly preset: Preset;
  /** With the key; sent only where the list is not open to all. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

/** A provider's models as they are listed now. @param url of the API @throws CatalogueError */
export async function readModels(
  deps: ReadModelsDeps,
  url: string,
  signal: AbortSignal,
): Promise<readonly Model[]> {
  // OpenRouter's list is open to all: whose key asks for it is nobody's business.
  const isOpen = deps.preset.prices === 'listed';
  const headers = isOpen ? {} : await deps.headers();
  const body = await fetchList(deps, `${url}/models`, headers, signal);
  const models = isOpen ? parseModels(body) : parsePlainModels(body, deps.preset);
  // A list without a single chat model is an answer gone wrong, not a catalogue.
  if (!models || models.length === 0) throw new CatalogueError('body');
  return models;
}
