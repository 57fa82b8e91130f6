import type { Model } from '../catalogue/model';
import { causes } from '../llm/causes';
import type { TurnError } from '../llm/errors';
import { resetOf } from '../llm/toFailure';

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

/** A limit that is over later than this is told to the user instead of waited for, in milliseconds. */
const longestWaitMs = 61_000;

/**
 * The requests of one turn. Nothing else decides whether another one is made: at most `requests`, never once the answer
 * has begun, and only where the table of causes says that it makes sense.
 */
export class Attempts {
  private readonly named: Model[] = [];
  private made = 0;

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

  first(): Attempt {
    const [first, ...others] = this.candidates;
    return { models: [first, ...others.slice(0, this.bounds.fallbacks)] };
  }

  /** What follows the failed attempt; undefined: the failure stands. @param begun something of the answer came */
  after(failed: Attempt, error: TurnError, begun: boolean, now: number): Attempt | undefined {
    const { another, scope } = causes[error.causeName];
    // A trouble of the account stops the request at its first model.
    const named = scope === 'model' ? failed.models : failed.models.slice(0, 1);
    this.named.push(...named.filter((model) => !this.named.includes(model)));
    if (begun || another === 'no' || this.made >= this.bounds.requests) return undefined;
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
