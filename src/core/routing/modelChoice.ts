import type { Catalogues } from '../catalogue/catalogues';
import { bestForCode } from '../catalogue/defaultModel';
import type { CatalogueSnapshot, Model } from '../catalogue/model';
import { untoldDeparture, type Departure } from '../catalogue/successor';
import { type TurnError, makeTurnError } from '../llm/errors';
import { providerOf } from '../llm/modelId';
import type { ProviderId } from '../llm/preset';
import { presets } from '../llm/presets';
import { targetOf } from '../llm/providers';

import type { Cache, Clock, Keep, Ledger, Logger, Notifier, Secrets, Settings } from '../ports';
import { accountHash } from '../quota/accountHash';
import { healthMs, healthOf, type AnswerUse, type Health } from './health';
import { orderCandidates } from './orderCandidates';

export interface ModelChoiceDeps {
  readonly clock: Clock;
  readonly cache: Cache;
  readonly ledger: Pick<Ledger, 'recent'>;
  readonly secrets: Secrets;
  readonly keep: Keep;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly settings: () => Settings;
  /** Fetched on first need and when older than a day. @throws CatalogueError when there is none at all */
  readonly catalogue: Pick<Catalogues, 'snapshot' | 'refresh'>;
  /** Writes the user's choice into the settings. */
  readonly chooseModel: (id: string) => Promise<void>;
}

/** For what a model is wanted; absent: for words, from the chosen model's provider. */
export interface Wanted {
  readonly provider?: ProviderId;
  readonly use?: AnswerUse;
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
   * @param wanted.provider the only one to ask, whoever was chosen; absent: the chosen model's
   */
  async candidates({ provider, use }: Wanted = {}): Promise<readonly [Model, ...Model[]]> {
    const { catalogue, clock, settings } = this.deps;
    const snapshot = await catalogue.snapshot();
    const locked = await this.locked();
    const usable = snapshot.models.filter(({ id }) => !locked.includes(id));
    const ordered = orderCandidates(usable, await this.health(use), clock.now());
    // The best one is looked for where the user is at home: with the first provider that has a free model.
    const home = provider ?? usable.find(({ free }) => free)?.provider;
    const isAtHome = (model: Model): boolean => model.provider === home;
    const { model } = settings();
    const chosen = provider === undefined || providerOf(model) === provider ? model : '';
    const first =
      chosen === ''
        ? (ordered.find(isAtHome) ?? bestForCode(usable.filter(isAtHome), clock.now()))
        : await this.find(chosen, { ...snapshot, models: usable }, snapshot);
    if (!first) throw makeTurnError('noFreeModel');
    // Nobody gets to see the code whom the user did not choose.
    const others = ordered.filter((other) => other.provider === first.provider);
    return [first, ...others.filter(({ id }) => id !== first.id)];
  }

  /** The chosen model. @throws TurnError */
  private async find(
    chosen: string,
    usable: CatalogueSnapshot,
    { models }: CatalogueSnapshot,
  ): Promise<Model> {
    const { cache, clock, keep } = this.deps;
    if (!models.some(({ provider }) => provider === providerOf(chosen)))
      throw await this.unlisted(providerOf(chosen));
    const departure = await keep(() => untoldDeparture(cache, chosen, usable, clock.now()));
    if (departure) void this.tell(departure);
    const model = models.find(({ id }) => id === chosen);
    if (!model) throw makeTurnError('modelGone', { modelName: chosen });
    if (!model.free || !usable.models.includes(model))
      throw makeTurnError('paidModel', { modelName: model.name });
    return model;
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
    const locked = await this.locked();
    await this.deps.cache.set(lockedName, JSON.stringify([...new Set([...locked, model.id])]));
  }

  private async health(use: AnswerUse | undefined): Promise<(id: string) => Health> {
    const { clock, keep, ledger, secrets } = this.deps;
    const now = clock.now();
    const key = await secrets.key();
    if (key === undefined) return healthOf([], now);
    const account = await accountHash(key);
    return healthOf((await keep(() => ledger.recent(account, now - healthMs))) ?? [], now, use);
  }

  /** The chosen provider is not set up any longer, or its models could not be listed. */
  private async unlisted(provider: ProviderId): Promise<TurnError> {
    const { name: providerName, runsHere } = presets[provider];
    if (!(await targetOf(this.deps, provider))) return makeTurnError('noKey', { providerName });
    return makeTurnError(runsHere ? 'notRunning' : 'network', { providerName });
  }

  private async locked(): Promise<readonly string[]> {
    const json = await this.deps.keep(() => this.deps.cache.get(lockedName));
    return json === undefined ? [] : (JSON.parse(json) as readonly string[]);
  }

  private async tell(departure: Departure): Promise<void> {
    const { notifier, chooseModel } = this.deps;
    const sentence = sentenceOf(departure);
    const { successor } = departure;
    if (!successor) {
      await notifier.tell('warning', sentence);
      return;
    }
    const use = `Use ${successor.name}`;
    const best = `The best other free model for code is ${successor.name}.`;
    if ((await notifier.tell('warning', `${sentence} ${best}`, use)) === use)
      await chooseModel(successor.id);
  }
}

function sentenceOf({ id, why, on = '' }: Departure): string {
  const { name } = presets[providerOf(id)];
  switch (why) {
    case 'gone':
      return `${id} has left the list of ${name}.`;
    case 'paid':
      return `${id} is not free any longer.`;
    case 'leaving':
      return `${id} leaves the list of ${name} on ${on}.`;
  }
}
