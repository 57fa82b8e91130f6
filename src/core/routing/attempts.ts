import type { Model } from '../catalogue/model';
import { causes } from '../llm/causes';
import type { TurnError } from '../llm/errors';
import { resetOf } from '../llm/toFailure';
import { failedModel } from './failedModel';

/** One request of a turn: which models it names, best first, and when it may leave. */
export interface Attempt {
  readonly models: readonly [Model, ...Model[]];
  /** Epoch milliseconds; absent: at once. */
  readonly notBefore?: number;
}

export interface AttemptBounds {
  /** Requests that the turn may make. */
  readonly requests: number;
  /** Models that one request may name beside its first. */
  readonly fallbacks: number;
}

/** How far a request came that failed. */
export interface Course {
  /** Something of the answer came. */
  readonly begun: boolean;
  /** Who was about to answer, or did. */
  readonly served?: Model;
}

/** A limit that is over later than this is told to the user instead of waited for, in milliseconds. */
const longestWaitMs = 61_000;

/**
 * The requests of one turn. Nothing else decides whether another one is made: at most `requests`, never once the answer
 * has begun, and only where the table of causes says that it makes sense.
 */
export class Attempts {
  private readonly named: Model[] = [];
  private made = 0;
  private about: Model | undefined;

  /** @param candidates all able to serve the turn, best first */
  constructor(
    private readonly candidates: readonly [Model, ...Model[]],
    private readonly bounds: AttemptBounds,
  ) {}

  /** Requests that left. */
  get count(): number {
    return this.made;
  }

  /** A request leaves now. */
  leave(): void {
    this.made += 1;
  }

  /** The models that could not serve, in the order in which they were asked. */
  get tried(): readonly Model[] {
    return this.named;
  }

  /** The model that the last failure is about; undefined where it is about none of them. */
  get failed(): Model | undefined {
    return this.about;
  }

  first(): Attempt {
    const [first, ...others] = this.candidates;
    return { models: [first, ...others.slice(0, this.bounds.fallbacks)] };
  }

  /** What follows the failed attempt; undefined: the failure stands. */
  after(
    failed: Attempt,
    error: TurnError,
    { begun, served }: Course,
    now: number,
  ): Attempt | undefined {
    const { models } = failed;
    const { another, scope } = causes[error.causeName];
    const isOfModel = scope === 'model';
    this.about = isOfModel ? (served ?? failedModel(error, models)) : undefined;
    // A trouble of the account stops the request at its first model.
    const asked = served ? models.indexOf(served) + 1 : models.length;
    const named = models.slice(0, isOfModel ? asked : 1);
    this.named.push(...named.filter((model) => !this.named.includes(model)));
    if (begun || another === 'no' || this.made >= this.bounds.requests) return undefined;
    if (another === 'changed') return { models: failed.models };
    return another === 'afterReset' ? this.again(failed, error, now) : this.withOthers();
  }

  private again({ models }: Attempt, error: TurnError, now: number): Attempt | undefined {
    const notBefore = resetOf(error, now);
    if (notBefore === undefined || notBefore - now > longestWaitMs) return undefined;
    return { models, notBefore };
  }

  private withOthers(): Attempt | undefined {
    const [first, ...others] = this.candidates.filter((model) => !this.named.includes(model));
    return first && { models: [first, ...others.slice(0, this.bounds.fallbacks)] };
  }
}
