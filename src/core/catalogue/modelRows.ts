import type { ListChanges, ModelHealth, ModelRow, NamedModel } from '../../shared/modelsProtocol';
import type { ModelUsage } from '../../shared/usage';
import { plainModelId } from '../llm/modelId';
import { presets } from '../llm/presets';
import { modelKey } from '../routing/servedModel';
import type { TrackRecord } from '../routing/trackRecord';
import { daysLeft, leavesSoon, rankForCode } from './defaultModel';
import { goodFor, recommendedOf } from './groups';
import type { Model } from './model';
import type { PastCatalogue } from './pastCatalogues';
import { whatChanged, type CatalogueChanges } from './whatChanged';

/** What is known of models beside the catalogue. */
export interface KnownOfModels {
  /** The id of the one that answers the next question. */
  readonly inUse: string | undefined;
  /** Ids. */
  readonly favourites: readonly string[];
  readonly hidden: readonly string[];
  /** By id. */
  readonly notes: Readonly<Record<string, string>>;
  /** Of the last 30 days. */
  readonly usage: readonly ModelUsage[];
  readonly records: (id: string) => TrackRecord | undefined;
  readonly changes: CatalogueChanges | undefined;
}

const newMs = 7 * 24 * 60 * 60 * 1000;

/** The free ones first, best for code first, routers after them; then those that cost money, in the same way. */
export function modelRows(
  models: readonly Model[],
  known: KnownOfModels,
  now: number,
): readonly ModelRow[] {
  const ranked = rankForCode(models, now);
  const recommended = new Set(recommendedOf(ranked, now));
  const added = new Set(known.changes?.added.map(({ id }) => id));
  const usageOf = usageFinder(known.usage);
  const rank = new Map(ranked.map((model, at) => [model, at]));
  const byWorth = models.toSorted(
    (a, b) =>
      Number(b.free) - Number(a.free) ||
      (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity) ||
      (b.codingIndex ?? -1) - (a.codingIndex ?? -1) ||
      a.name.localeCompare(b.name, 'en'),
  );
  return byWorth.map((model) => {
    const { id } = model;
    const health = healthOf(usageOf(model), known.records(id));
    return {
      ...factsOf(model, now),
      ...(health && { health }),
      traits: goodFor(model, recommended.has(model)),
      isNew: added.has(id) || (model.createdAt > now - newMs && model.createdAt <= now),
      inUse: id === known.inUse,
      favourite: known.favourites.includes(id),
      hidden: known.hidden.includes(id),
      note: Object.hasOwn(known.notes, id) ? (known.notes[id] ?? '') : '',
    };
  });
}

/** What the catalogue itself tells. */
function factsOf(model: Model, now: number) {
  const { id, name, maker, free, price, context, tools, reasoning, router, codingIndex } = model;
  const { name: provider, prices } = presets[model.provider];
  const unseen = prices === 'unseen' ? ('asks' as const) : ('paid' as const);
  const left = daysLeft(model, now);
  return {
    ...{ id, name, maker, provider, context, tools, reasoning, router },
    cost: free ? ('free' as const) : unseen,
    images: model.readsImages,
    mayTrain: model.training === 'may',
    leavesSoon: leavesSoon(model, now),
    ...(price && { price }),
    ...(codingIndex !== undefined && { codingIndex }),
    ...(model.createdAt > 0 && { createdAt: model.createdAt }),
    ...(model.expiresOn !== undefined && left < Infinity && { leavesOn: model.expiresOn }),
  };
}

/** What came of asking a model, found by all the names that it has. */
export function usageFinder(
  usage: readonly ModelUsage[],
): (model: Pick<Model, 'id' | 'provider'>) => ModelUsage | undefined {
  const byName = new Map(usage.map((one) => [`${one.provider}/${one.name}`, one]));
  return ({ id, provider }) => byName.get(`${provider}/${modelKey(plainModelId(provider, id))}`);
}

function healthOf(
  usage: ModelUsage | undefined,
  record: TrackRecord | undefined,
): ModelHealth | undefined {
  const { served = 0, busy = 0, empty = 0 } = usage ?? {};
  const state = record && record.state !== 'open' ? record.state : undefined;
  if (served + busy + empty === 0 && state === undefined) return undefined;
  return { answered: served, busy, empty, ...(state && { state }) };
}

/** What changed, with what is shown of it; undefined where no earlier list is known. */
export function listChanges(
  past: PastCatalogue | undefined,
  models: readonly Model[],
  now: number,
): { readonly changes: CatalogueChanges; readonly shown: ListChanges } | undefined {
  if (!past) return undefined;
  // Of a provider whose earlier list nobody kept, every model would be a new one.
  const kept = new Set(past.models.map(({ provider }) => provider));
  const known = models.filter(({ provider }) => kept.has(provider));
  const listed = new Set(models.map(({ provider }) => provider));
  const before = past.models.filter(({ provider }) => listed.has(provider));
  const changes = whatChanged(before, known, now);
  const { added, gone, leaving, prices } = changes;
  const shown = {
    since: past.fetchedAt,
    added: added.map(named),
    gone: gone.map(named),
    leaving: leaving.map((model) => ({ ...named(model), on: model.expiresOn ?? '' })),
    prices: prices.map((one) => ({ ...named(one.model), before: one.before, now: one.now })),
  };
  return { changes, shown };
}

function named({ id, name, free }: NamedModel): NamedModel {
  return { id, name, free };
}
