import { EndpointHosts } from '../../core/catalogue/endpointHosts';
import { listChanges, modelRows, usageFinder } from '../../core/catalogue/modelRows';
import type { Model } from '../../core/catalogue/model';
import { presets } from '../../core/llm/presets';
import { providersInUse } from '../../core/llm/providers';
import { startOfPeriod, summarise } from '../../core/usage/summarise';
import type { ModelDetails, ModelsState } from '../../shared/modelsProtocol';
import { modelsStrings, type ModelsStrings } from '../../shared/modelsStrings';
import type { ModelUsage } from '../../shared/usage';
import { translated } from '../pages/translated';
import type { KnownModels } from './modelsParts';

const days = 30;

/** What the page shows now, from what is kept on this machine: nobody is asked. @throws StorageError */
export async function modelsState(
  parts: KnownModels,
  fetch: Pick<ModelsState, 'fetching' | 'problem'>,
): Promise<ModelsState> {
  const { catalogue, clock, favourites, hidden, models, notes, session, settings } = parts;
  const now = clock.now();
  const inUse = await providersInUse({ secrets: parts.keys, settings: () => settings.read() });
  const common = { ...fetch, hasProvider: inUse.length > 0 };
  const kept = await catalogue.kept();
  if (!kept) return { ...common, rows: [] };
  const changed = listChanges(await catalogue.weekAgo(), kept.models, now);
  const [starred, left, written, usage, records] = await Promise.all([
    favourites.list(),
    hidden.list(),
    notes.all(),
    usageOf(parts),
    models.records(kept.models),
  ]);
  const { model } = settings.read();
  const known = {
    inUse: model === '' ? session.currentModel?.id : model,
    ...{ favourites: starred, hidden: left, notes: written, usage, records },
    changes: changed?.changes,
  };
  return {
    ...common,
    fetchedAt: kept.fetchedAt,
    rows: modelRows(kept.models, known, now),
    ...(changed && { changes: changed.shown }),
  };
}

/** The page's words in the user's language. */
export const modelsText = (): ModelsStrings => translated(modelsStrings);

/** What is shown of one model alone; undefined where it is listed no longer. Nobody is asked. @throws StorageError */
export async function modelDetails(
  parts: KnownModels,
  id: string,
): Promise<ModelDetails | undefined> {
  const model = (await parts.catalogue.kept())?.models.find((one) => one.id === id);
  if (!model) return undefined;
  const { description, maxAnswer, parameters = [] } = model;
  const usage = usageFinder(await usageOf(parts))(model);
  const asksHosts = tellsHosts(model);
  const hosts = asksHosts ? await endpointHosts(parts).kept(id) : undefined;
  return {
    description: plainText(description),
    ...(maxAnswer !== undefined && { maxAnswer }),
    parameters,
    edits: usage?.edits ?? 0,
    accepted: usage?.accepted ?? 0,
    ...(usage?.firstToken && { firstTokenMs: usage.firstToken.median }),
    ...(hosts && { hosts }),
    asksHosts,
  };
}

/** Who runs OpenRouter's models. */
export function endpointHosts({ fetch, cache, clock, settings }: KnownModels): EndpointHosts {
  const url = (): string => settings.read().addresses.openrouter;
  return new EndpointHosts({ fetch, cache, clock, url });
}

/** Whoever lists prices tells who runs a model, too; a router is run by nobody. */
function tellsHosts({ provider, router }: Model): boolean {
  return presets[provider].prices === 'listed' && !router;
}

async function usageOf({ ledger, clock }: KnownModels): Promise<readonly ModelUsage[]> {
  const now = clock.now();
  return summarise(await ledger.usageDays(startOfPeriod(days, now), now), days, now).models;
}

/** A description without the marks of Markdown: its links lead to pages of the provider's site. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .trim();
}
