import type { ProviderId } from '../llm/preset';
import { presets, providerIds } from '../llm/presets';
import { providersInUse, targetOf, type ProviderDeps } from '../llm/providers';
import { headersOf } from '../llm/request';
import { Emitter } from '../event';
import type { Cache, Disposable } from '../ports';
import { Catalogue, type CatalogueDeps } from './catalogue';
import type { CatalogueSnapshot, Model } from './model';
import type { PastCatalogue } from './pastCatalogues';

export interface CataloguesDeps
  extends Omit<CatalogueDeps, 'preset' | 'providerUrl' | 'headers'>, ProviderDeps {
  readonly cache: Cache;
}

const agreedName = 'agreedAddress';

/** The models of all providers that the user has set up, OpenRouter's first; of nobody else, nothing is fetched. */
export class Catalogues implements Disposable {
  private readonly all: ReadonlyMap<ProviderId, Catalogue>;
  private readonly changed = new Emitter<void>();
  private latest: CatalogueSnapshot | undefined;

  /** The models of one of them are other ones than before. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: CataloguesDeps) {
    this.all = new Map(
      providerIds.map((id) => {
        const providerUrl = (): string => deps.settings().addresses[id];
        const headers = async (): Promise<Readonly<Record<string, string>>> => {
          const target = await targetOf(deps, id);
          return target ? headersOf(target) : {};
        };
        const catalogue = new Catalogue({ ...deps, preset: presets[id], providerUrl, headers });
        catalogue.onDidChange(() => this.changed.fire());
        return [id, catalogue];
      }),
    );
  }

  /** What the last `snapshot` or `refresh` gave, without waiting. */
  get current(): CatalogueSnapshot | undefined {
    return this.latest;
  }

  /**
   * All models, fetched only where none are kept or those are a day old. Rejects with the signal's reason once that comes.
   * @throws CatalogueError without any
   */
  snapshot(signal?: AbortSignal): Promise<CatalogueSnapshot> {
    return this.collect((catalogue) => catalogue.snapshot(signal), signal);
  }

  /** Fetches all models now. Rejects with the signal's reason once that comes. @throws CatalogueError without any */
  refresh(signal?: AbortSignal): Promise<CatalogueSnapshot> {
    return this.collect((catalogue) => catalogue.refresh(signal), signal);
  }

  /** All models as they are kept, however old; nobody is asked. Undefined where none are. */
  async kept(): Promise<CatalogueSnapshot | undefined> {
    const lists = await Promise.all((await this.listed()).map((catalogue) => catalogue.kept()));
    const kept = lists.filter((list) => list !== undefined);
    return kept.length > 0 ? this.join(kept) : undefined;
  }

  /** What was listed a week ago by those of whom lists are kept. @throws StorageError */
  async weekAgo(): Promise<PastCatalogue | undefined> {
    const lists = await Promise.all((await this.listed()).map((catalogue) => catalogue.weekAgo()));
    const past = lists.filter((list) => list !== undefined);
    if (past.length === 0) return undefined;
    return {
      fetchedAt: Math.max(...past.map(({ fetchedAt }) => fetchedAt)),
      models: past.flatMap(({ models }) => models),
    };
  }

  /** The model with this id, if a catalogue has it. @throws CatalogueError without any catalogue */
  async find(id: string): Promise<Model | undefined> {
    return (await this.snapshot()).models.find((model) => model.id === id);
  }

  /** The user wants this address asked although nobody knows what it costs; empty: none any longer. @throws StorageError */
  async agree(address: string): Promise<void> {
    await this.deps.cache.set(agreedName, address);
  }

  /** Whether the user has agreed to the address of the custom server. @throws StorageError */
  async isAgreed(): Promise<boolean> {
    const address = this.deps.settings().addresses.custom;
    return address !== '' && (await this.deps.cache.get(agreedName)) === address;
  }

  dispose(): void {
    this.changed.dispose();
    for (const catalogue of this.all.values()) catalogue.dispose();
  }

  /** A provider whose list cannot be had takes nothing from the others. */
  private async collect(
    read: (catalogue: Catalogue) => Promise<CatalogueSnapshot>,
    signal: AbortSignal | undefined,
  ): Promise<CatalogueSnapshot> {
    const lists = await Promise.allSettled((await this.listed()).map(read));
    signal?.throwIfAborted();
    const snapshots = lists.flatMap((list) => (list.status === 'fulfilled' ? [list.value] : []));
    const failed = lists.find((list) => list.status === 'rejected');
    if (failed) {
      if (snapshots.length === 0) throw failed.reason;
      this.deps.logger.info('The models of one provider could not be listed.');
    }
    this.latest = await this.join(snapshots);
    return this.latest;
  }

  /** The lists that can be looked at. */
  private async listed(): Promise<readonly Catalogue[]> {
    const inUse = await providersInUse(this.deps);
    // Before the first key there is one list to look at: the one that needs none.
    const ids: readonly ProviderId[] = inUse.length > 0 ? inUse : ['openrouter'];
    return [...this.all].filter(([id]) => ids.includes(id)).map(([, catalogue]) => catalogue);
  }

  private async join(snapshots: readonly CatalogueSnapshot[]): Promise<CatalogueSnapshot> {
    const agreed = await this.isAgreed();
    const models = snapshots.flatMap((list) => list.models);
    return {
      fetchedAt: Math.min(...snapshots.map(({ fetchedAt }) => fetchedAt)),
      models: agreed ? models.map(opened) : models,
    };
  }
}

/** A model whose price nobody knows, once the user has agreed to that. */
function opened(model: Model): Model {
  return presets[model.provider].prices === 'unseen' ? { ...model, free: true } : model;
}
