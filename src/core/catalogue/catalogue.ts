import { Emitter } from '../event';
import type { Cache, Disposable, Logger } from '../ports';
import { SharedWork } from '../sharedWork';
import type { CatalogueSnapshot, Model } from './model';
import { parseJson } from '../llm/untrusted';
import type { ReadModelsDeps } from './readModels';
import { keepPast, pastIn, weekAgo, type PastCatalogue } from './pastCatalogues';

export interface CatalogueDeps extends ReadModelsDeps {
  readonly cache: Cache;
  readonly logger: Logger;
  /** Address of the API without a trailing slash, read at each use. */
  readonly providerUrl: () => string;
}

const oldFromMs = 24 * 60 * 60 * 1000;
/** An old list is good enough after a failure: the next attempt waits this long. */
const pauseMs = 60 * 1000;
/** Grows with the shape of `Model`: what an earlier version kept is fetched anew. */
const cacheVersion = 3;

interface Known {
  readonly url: string;
  readonly snapshot: CatalogueSnapshot;
}

/** One provider's models, fetched on first need, kept for all windows, a day old at most while there is a network. */
export class Catalogue implements Disposable {
  private readonly changed = new Emitter<CatalogueSnapshot>();
  private known: Known | undefined;
  private fetching:
    { readonly url: string; readonly work: SharedWork<CatalogueSnapshot> } | undefined;
  private failedAt = -Infinity;

  /** The models are other ones than before. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: CatalogueDeps) {}

  /** What is in memory, without waiting; undefined before the first `snapshot`. */
  get current(): CatalogueSnapshot | undefined {
    const { known } = this;
    return known?.url === this.deps.providerUrl() ? known.snapshot : undefined;
  }

  /**
   * The models, fetched only when none are kept or those are a day old. Rejects with the signal's reason once that comes.
   * @throws CatalogueError without any
   */
  async snapshot(signal?: AbortSignal): Promise<CatalogueSnapshot> {
    const kept = this.isFresh(this.current) ? this.current : await this.load();
    if (kept && (this.isFresh(kept) || this.deps.clock.now() - this.failedAt < pauseMs))
      return kept;
    try {
      return await this.refresh(signal);
    } catch (error) {
      if (!kept || signal?.aborted === true) throw error;
      this.deps.logger.info('The list of models is old and could not be refreshed.');
      return kept;
    }
  }

  /** The models as they are kept, however old; nobody is asked. */
  async kept(): Promise<CatalogueSnapshot | undefined> {
    return this.current ?? this.load();
  }

  /** What was listed a week ago, or since lists are kept; undefined before the first was. @throws StorageError */
  async weekAgo(): Promise<PastCatalogue | undefined> {
    const { cache, clock, providerUrl } = this.deps;
    return weekAgo(pastIn(await cache.get(pastName(providerUrl()))), clock.now());
  }

  /**
   * Fetches the models now; callers at the same time share one request, which ends when all of them have gone. Rejects with
   * the signal's reason once that comes. @throws CatalogueError
   */
  refresh(signal?: AbortSignal): Promise<CatalogueSnapshot> {
    const url = this.deps.providerUrl();
    const { fetching } = this;
    if (fetching?.url === url && !fetching.work.isStopped) return fetching.work.wait(signal);
    const work = new SharedWork((stopped) =>
      this.fetchAndKeep(url, stopped).finally(() => {
        if (this.fetching?.work === work) this.fetching = undefined;
      }),
    );
    this.fetching = { url, work };
    return work.wait(signal);
  }

  /** The model with this id, if the catalogue has it. @throws CatalogueError without any catalogue */
  async find(id: string): Promise<Model | undefined> {
    return (await this.snapshot()).models.find((model) => model.id === id);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async fetchAndKeep(url: string, signal: AbortSignal): Promise<CatalogueSnapshot> {
    const fetchedAt = this.deps.clock.now();
    let models: readonly Model[];
    try {
      // The list of the day is kept: most windows read none.
      const { readModels } = await import('./readModels');
      models = await readModels(this.deps, url, signal);
    } catch (error) {
      if (!signal.aborted) this.failedAt = this.deps.clock.now();
      throw error;
    }
    const snapshot = { fetchedAt, models };
    this.failedAt = -Infinity;
    this.remember(url, snapshot);
    await this.keep(url, snapshot);
    return snapshot;
  }

  /** What is kept on the disk, which another window may have fetched since; else what is in memory. */
  private async load(): Promise<CatalogueSnapshot | undefined> {
    const url = this.deps.providerUrl();
    try {
      const kept = parseKept(await this.deps.cache.get(cacheName(url)));
      if (kept && kept.fetchedAt > (this.current?.fetchedAt ?? -Infinity)) this.remember(url, kept);
    } catch (error) {
      this.deps.logger.warn(`The kept list of models could not be read: ${nameOf(error)}`);
    }
    return this.current;
  }

  private async keep(url: string, snapshot: CatalogueSnapshot): Promise<void> {
    try {
      const value = JSON.stringify({ version: cacheVersion, ...snapshot });
      await this.deps.cache.set(cacheName(url), value);
      await this.deps.cache.change(pastName(url), (past) =>
        JSON.stringify(keepPast(pastIn(past), snapshot)),
      );
    } catch (error) {
      this.deps.logger.warn(`The list of models could not be kept: ${nameOf(error)}`);
    }
  }

  private remember(url: string, snapshot: CatalogueSnapshot): void {
    const before = this.known?.url === url ? this.known.snapshot.models : undefined;
    this.known = { url, snapshot };
    if (JSON.stringify(before) !== JSON.stringify(snapshot.models)) this.changed.fire(snapshot);
  }

  private isFresh(snapshot: CatalogueSnapshot | undefined): boolean {
    if (!snapshot) return false;
    const age = this.deps.clock.now() - snapshot.fetchedAt;
    // A time in the future comes from a clock that was wrong.
    return age >= 0 && age < oldFromMs;
  }
}

function cacheName(url: string): string {
  return `catalogue:${url}`;
}

function pastName(url: string): string {
  return `pastCatalogues:${url}`;
}

function parseKept(value: string | undefined): CatalogueSnapshot | undefined {
  const kept = parseJson(value ?? '') as (CatalogueSnapshot & { version: number }) | undefined;
  if (kept?.version !== cacheVersion) return undefined;
  return { fetchedAt: kept.fetchedAt, models: kept.models };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
