import { bestForCode, leavesSoon, rankForCode } from '../catalogue/defaultModel';
import type { CatalogueSnapshot, Model } from '../catalogue/model';
import { untoldDeparture, type Departure } from '../catalogue/successor';
import { makeTurnError } from '../llm/toTurnError';
import type { Cache, Clock, Keep, Notifier, Settings } from '../ports';

export interface ModelChoiceDeps {
  readonly clock: Clock;
  readonly cache: Cache;
  readonly keep: Keep;
  readonly notifier: Notifier;
  readonly settings: () => Settings;
  /** Fetched on first need and when older than a day. @throws CatalogueError when there is none at all */
  readonly catalogue: { snapshot(): Promise<CatalogueSnapshot> };
  /** Writes the user's choice into the settings. */
  readonly chooseModel: (id: string) => Promise<void>;
}

const lockedName = 'lockedModels';

/** Which model answers the next turn. Only models whose every price is zero pass, and none that ever cost money. */
export class ModelChoice {
  constructor(private readonly deps: ModelChoiceDeps) {}

  /** The chosen model, else the best free one for code. @throws TurnError, CatalogueError */
  async current(): Promise<Model> {
    return (await this.candidates())[0];
  }

  /**
   * The current model, then those that may answer in its place, best first: free, not locked, no router, and none that
   * leaves within a week. @throws TurnError, CatalogueError
   */
  async candidates(): Promise<readonly [Model, ...Model[]]> {
    const { catalogue, clock } = this.deps;
    const snapshot = await catalogue.snapshot();
    const locked = await this.locked();
    const first = await this.pick(snapshot, locked);
    const others = rankForCode(snapshot.models, clock.now()).filter(
      (model) =>
        model.id !== first.id && !locked.includes(model.id) && !leavesSoon(model, clock.now()),
    );
    return [first, ...others];
  }

  private async pick(snapshot: CatalogueSnapshot, locked: readonly string[]): Promise<Model> {
    const { clock, keep, settings, cache } = this.deps;
    const usable = snapshot.models.filter(({ id }) => !locked.includes(id));
    const chosen = settings().model;
    if (chosen === '') {
      const best = bestForCode(usable, clock.now());
      if (!best) throw makeTurnError('noFreeModel');
      return best;
    }
    const departure = await keep(() =>
      untoldDeparture(cache, chosen, { ...snapshot, models: usable }, clock.now()),
    );
    if (departure) void this.tell(departure);
    const model = snapshot.models.find(({ id }) => id === chosen);
    if (!model) throw makeTurnError('modelGone', { modelName: chosen });
    if (!model.free || locked.includes(model.id))
      throw makeTurnError('paidModel', { modelName: model.name });
    return model;
  }

  /** Never again: this model sent a bill. @throws StorageError */
  async lock(model: Model): Promise<void> {
    const locked = await this.locked();
    await this.deps.cache.set(lockedName, JSON.stringify([...new Set([...locked, model.id])]));
  }

  private async locked(): Promise<readonly string[]> {
    const json = await this.deps.keep(() => this.deps.cache.get(lockedName));
    return json === undefined ? [] : (JSON.parse(json) as readonly string[]);
  }

  private async tell({ id, why, successor }: Departure): Promise<void> {
    const { notifier, chooseModel } = this.deps;
    const sentence =
      why === 'gone' ? `${id} has left OpenRouter's list.` : `${id} is not free any longer.`;
    if (!successor) {
      await notifier.tell('warning', sentence);
      return;
    }
    const use = `Use ${successor.name}`;
    const best = `The best free model for code is now ${successor.name}.`;
    if ((await notifier.tell('warning', `${sentence} ${best}`, use)) === use)
      await chooseModel(successor.id);
  }
}
