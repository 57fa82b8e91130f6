import type { Quota } from '../../shared/quota';
import type { Model } from '../catalogue/model';
import type { Meter } from '../chat/turnRunner';
import type { Preset } from '../llm/preset';
import { plainModelId, providerOf } from '../llm/modelId';
import { providersInUse, targetOf, type ProviderDeps } from '../llm/providers';
import type { RateFigure } from '../llm/rateHeaders';
import type { Target } from '../llm/request';
import type { Logger } from '../ports';
import { counterOf, type Counter } from './counter';
import type { AnsweredRequest, Refusal } from './figure';
import type { KeyFigure, QuotaMeter } from './quotaMeter';

type NamedModel = Pick<Model, 'id' | 'name' | 'provider'>;

/** The meter of the provider, account and model that the next turn would ask. It looks for the key at first use, not before. */
export class AccountMeter implements Meter {
  private using: Promise<void> | undefined;
  private model: NamedModel | undefined;

  constructor(
    private readonly meter: QuotaMeter,
    private readonly deps: ProviderDeps,
    private readonly logger: Logger,
  ) {}

  /** A key is another one. */
  async keyChanged(): Promise<void> {
    this.using = undefined;
    await this.use();
  }

  async useModel(model: NamedModel | undefined): Promise<void> {
    this.model = model;
    await this.keyChanged();
  }

  async quota(): Promise<Quota> {
    await this.use();
    return this.meter.quota();
  }

  /** The provider whose quota this is; undefined: none is set up. */
  async preset(): Promise<Preset | undefined> {
    await this.use();
    return this.meter.preset;
  }

  async quotaOf(counter: Counter): Promise<Quota> {
    return this.meter.quotaOf(counter);
  }

  async refresh(): Promise<void> {
    await this.use();
    await this.meter.refresh();
  }

  noteActivity(): void {
    this.meter.noteActivity();
  }

  async told(counter: Counter, figure: RateFigure, answered: AnsweredRequest): Promise<void> {
    await this.meter.told(counter, figure, answered);
  }

  async usedUp(counter: Counter, refusal: Refusal): Promise<void> {
    await this.meter.usedUp(counter, refusal);
  }

  /**
   * Takes the figure of a check of the key; the quota of its account. @param at epoch milliseconds, just before it was asked
   * for. @throws StorageError
   */
  async confirm(target: Target, figure: KeyFigure, at: number): Promise<Quota> {
    await this.use();
    const counter = await counterOf(target, undefined);
    await this.meter.confirm(counter, figure, at);
    return this.meter.quotaOf(counter);
  }

  private use(): Promise<void> {
    this.using ??= this.useProvider().catch((error: unknown) => {
      // The account is in use; only its past could not be read, which the next reader is told.
      this.logger.info(`no past quota: ${error instanceof Error ? error.name : 'unknown'}`);
    });
    return this.using;
  }

  private async useProvider(): Promise<void> {
    const model = this.model ?? this.chosenModel();
    const provider = model?.provider ?? (await providersInUse(this.deps))[0];
    const target = provider && (await targetOf(this.deps, provider));
    await this.meter.useCounter(target && (await counterOf(target, model)));
  }

  /** As the settings have it, before the list of models is there. */
  private chosenModel(): NamedModel | undefined {
    const id = this.deps.settings().model;
    if (id === '') return undefined;
    const provider = providerOf(id);
    return { id, provider, name: plainModelId(provider, id) };
  }
}
