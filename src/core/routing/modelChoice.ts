import { joinSentences } from '../../shared/joinSentences';
import type { Catalogues } from '../catalogue/catalogues';
import { bestForCode } from '../catalogue/defaultModel';
import type { CatalogueSnapshot, Model } from '../catalogue/model';
import { untoldDeparture, type Departure } from '../catalogue/successor';
import { type TurnError, makeTurnError } from '../llm/errors';
import { plainModelId, providerOf } from '../llm/modelId';
import type { ProviderId } from '../llm/preset';
import { presets } from '../llm/presets';
import { notSetUp, providersInUse, targetOf } from '../llm/providers';
import type { Logger, Notifier } from '../ports';
import type { Favourites } from './favourites';
import { forgetClosed, modelHealth, modelRecords, type ModelHealthDeps } from './modelHealth';
import { HiddenModels } from './hiddenModels';
import { orderCandidates } from './orderCandidates';
import { preferenceFor, Preferences } from './preferences';
import type { AnswerUse } from './seen';
import type { TrackRecord } from './trackRecord';
import { say } from '../say';

export interface ModelChoiceDeps extends ModelHealthDeps {
  readonly favourites: Pick<Favourites, 'renew'>;
  readonly logger: Logger;
  readonly notifier: Notifier;
  /** Fetched on first need and when older than a day. @throws CatalogueError when there is none at all */
  readonly catalogue: Pick<Catalogues, 'snapshot' | 'refresh' | 'kept'>;
  /** Writes the user's choice into the settings. */
  readonly chooseModel: (id: string) => Promise<void>;
}

/** For what a model is wanted; absent: for words, from the chosen model's provider. */
export interface Wanted {
  readonly provider?: ProviderId;
  readonly use?: AnswerUse;
  /** The id of the one to ask first, this once, whichever is chosen; empty: as if none were. */
  readonly model?: string;
  /** The id of one that is not to be asked, though it may be the chosen one. */
  readonly except?: string;
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
   * The current model, then those that may answer in its place, best first: free, not locked, not hidden, no router, and
   * none that leaves within a week. @throws TurnError, CatalogueError
   * @param wanted.provider the only one to ask, whoever was chosen; absent: the chosen model's
   */
  async candidates(wanted: Wanted = {}): Promise<readonly [Model, ...Model[]]> {
    const { provider, use, except } = wanted;
    const { catalogue, clock, settings } = this.deps;
    const snapshot = withLocked(await catalogue.snapshot(), await this.locked());
    const { models } = snapshot;
    const favourites = await this.favourites(snapshot);
    const { model } = settings();
    const isMeant = provider === undefined || providerOf(model) === provider;
    const id = wanted.model ?? (isMeant && model !== except ? model : '');
    const chosen = id === '' ? undefined : await this.find(id, snapshot);
    // The best one is looked for where the user is at home: with the first provider that has a free model.
    const home = provider ?? chosen?.provider ?? models.find(({ free }) => free)?.provider;
    // Nobody gets to see the code whom the user did not choose.
    const hidden = await this.hidden();
    const own = models.filter(
      ({ provider: whose, id: other }) =>
        whose === home && other !== except && !hidden.includes(other),
    );
    const health = await modelHealth(this.deps, home, own, use);
    const preference = await this.preference();
    const ordered = orderCandidates(own, health, clock.now(), favourites, preference);
    const first = chosen ?? ordered[0] ?? bestForCode(own, clock.now());
    if (!first) throw makeTurnError('noFreeModel');
    return [first, ...ordered.filter((other) => other.id !== first.id)];
  }

  /** The free models of whom is set up, as last fetched, but for those that are hidden or ever cost money; asks nobody. */
  async free(): Promise<readonly Model[]> {
    const kept = await this.deps.catalogue.kept();
    const inUse = await providersInUse(this.deps);
    const models = kept ? withLocked(kept, await this.locked()).models : [];
    const hidden = await this.hidden();
    return models.filter(
      ({ free, id, provider }) => free && inUse.includes(provider) && !hidden.includes(id),
    );
  }

  /** The model that is asked where none is chosen; undefined while there is none. */
  async automatic(): Promise<Model | undefined> {
    return this.candidates({ model: '' }).then(
      ([best]) => best,
      () => undefined,
    );
  }

  /** How each of these models has been doing here lately. */
  async records(models: readonly Model[]): Promise<(id: string) => TrackRecord | undefined> {
    return modelRecords(this.deps, models);
  }

  /** The user acted: what was closed to the account may be open now. @throws StorageError */
  async forgetClosed(): Promise<void> {
    await forgetClosed(this.deps);
  }

  /** From now on this model is asked. */
  async choose(id: string): Promise<void> {
    await this.deps.chooseModel(id);
  }

  private async hidden(): Promise<readonly string[]> {
    const { cache, keep } = this.deps;
    return (await keep(() => new HiddenModels(cache).list())) ?? [];
  }

  private async preference(): Promise<(id: string) => number> {
    const { cache, keep } = this.deps;
    return preferenceFor((await keep(() => new Preferences(cache).list())) ?? []);
  }

  /** The model that is to be asked. @throws TurnError */
  private async find(chosen: string, snapshot: CatalogueSnapshot): Promise<Model> {
    const { models } = snapshot;
    const { cache, clock, keep } = this.deps;
    const provider = providerOf(chosen);
    if (!models.some((other) => other.provider === provider)) throw await this.unlisted(provider);
    const isChosen = chosen === this.deps.settings().model;
    const departure =
      isChosen && (await keep(() => untoldDeparture(cache, chosen, snapshot, clock.now())));
    if (departure) void this.tell(departure);
    const model = models.find(({ id }) => id === chosen);
    if (!model)
      throw makeTurnError('modelGone', { provider, modelName: plainModelId(provider, chosen) });
    if (!model.free) throw makeTurnError('paidModel', { provider, modelName: model.name });
    return model;
  }

  /** The favourites, each that left replaced and told of; what becomes of the chosen model is told where it is found. */
  private async favourites(snapshot: CatalogueSnapshot): Promise<readonly string[]> {
    const { clock, favourites, keep, notifier, settings } = this.deps;
    const renewed = await keep(() => favourites.renew(snapshot, clock.now()));
    if (!renewed) return [];
    const sentences = renewed.replaced
      .filter(({ id }) => id !== settings().model)
      .map((left) =>
        say('{0} Your favourite is {1} in its place.', sentenceOf(left), left.successor.name),
      );
    if (sentences.length > 0) void notifier.tell('info', joinSentences(sentences));
    return renewed.ids;
  }

  /** The catalogue has turned out to be old. Fetching it anew costs no request; where that fails the old one stays. */
  async refetch(): Promise<void> {
    try {
      await this.deps.catalogue.refresh();
    } catch {
      this.deps.logger.info('The list of models is old and could not be refreshed.');
    }
  }

  /** Never again: this model sent a bill. @throws StorageError */
  async lock(model: Model): Promise<void> {
    await this.deps.cache.change(lockedName, (json) =>
      JSON.stringify([...new Set([...lockedIn(json), model.id])]),
    );
  }

  /** The chosen provider is not set up any longer, or its models could not be listed. */
  private async unlisted(provider: ProviderId): Promise<TurnError> {
    if (!(await targetOf(this.deps, provider))) return notSetUp(provider);
    return makeTurnError(presets[provider].runsHere ? 'notRunning' : 'network', { provider });
  }

  private async locked(): Promise<readonly string[]> {
    return lockedIn(await this.deps.keep(() => this.deps.cache.get(lockedName)));
  }

  private async tell(departure: Departure): Promise<void> {
    const { notifier, chooseModel } = this.deps;
    const sentence = sentenceOf(departure);
    const { successor } = departure;
    if (!successor) {
      await notifier.tell('warning', sentence);
      return;
    }
    const use = say('Use {0}', successor.name);
    const best = say('The best other free model for code is {0}.', successor.name);
    if ((await notifier.tell('warning', joinSentences([sentence, best]), use)) === use)
      await chooseModel(successor.id);
  }
}

function lockedIn(json: string | undefined): readonly string[] {
  return json === undefined ? [] : (JSON.parse(json) as readonly string[]);
}

/** The locked models as what they are: none that is free. */
function withLocked(snapshot: CatalogueSnapshot, locked: readonly string[]): CatalogueSnapshot {
  const models = snapshot.models.map((model) =>
    locked.includes(model.id) ? { ...model, free: false } : model,
  );
  return { ...snapshot, models };
}

function sentenceOf({ id, why, on = '' }: Departure): string {
  const provider = providerOf(id);
  const { name } = presets[provider];
  const model = plainModelId(provider, id);
  switch (why) {
    case 'gone':
      return say('{0} has left the list of {1}.', model, name);
    case 'paid':
      return say('{0} is not free any longer.', model);
    case 'leaving':
      return say('{0} leaves the list of {1} on {2}.', model, name, on);
  }
}
