import type { FailureAction } from '../../shared/chat';
import type { Counted } from '../ports';

/** How a cause is recognised; `recogniseCause` says in which order the signs are asked. */
export interface Signs {
  /** `metadata.limit_source` */
  readonly limitSource?: readonly string[];
  /** `error.availability.code` */
  readonly availability?: readonly string[];
  /** `metadata.error_type`, or a code that is a word. */
  readonly errorType?: readonly string[];
  /** Names of fields in the error's metadata. */
  readonly field?: readonly string[];
  /** In the provider's own words. Beginnings and middles only: the ends change. */
  readonly text?: RegExp;
  /** HTTP status, or the number in an error chunk. */
  readonly status?: readonly number[];
}

/**
 * A template. Of a list, the first whose arguments are all known is said; a sentence with an unknown argument is left
 * out. Arguments: `{provider}`, `{model}`, `{models}` (how many were asked), `{host}` (who ran it), `{limit}` of `{unit}`, `{assumed}` (the limit, where nobody
 * told it), `{resetClock}`,
 * `{resetIn}`, `{tokens}`, `{over}`, `{cost}` (US dollars), `{field}`; where the provider has such a thing: `{thisKey}`, `{statusPage}`.
 */
export type Sentence = string | readonly string[];

/** A row of the table of causes. */
export interface Cause {
  /** What happened, in a few words. */
  readonly title: string;
  /** Where the turn asked several models and no one answered; `{models}` is their number. */
  readonly titleOfSeveral?: string;
  readonly signs: Signs;
  /** Whose trouble it is: with `model`, another model may help. */
  readonly scope: 'account' | 'model' | 'request' | 'network';
  /** Whether the provider's daily counter counts it, unless the answer had begun, which always counts. */
  readonly counted: Counted;
  /**
   * Whether one more request of the same turn makes sense, where nothing of the answer came: `otherModel` only where it is
   * proven that this one cannot have served; `afterReset`: the same model, once the limit is over; `changed`: the same model at once,
   * without what it was refused for; `no`: the user decides.
   */
  readonly another: 'no' | 'otherModel' | 'afterReset' | 'changed';
  readonly severity: 'warning' | 'error';
  readonly happened: readonly Sentence[];
  /** `false` where the price of this one request is beside the point. */
  readonly tellsCost?: false;
  /** What to do about it. */
  readonly next: readonly Sentence[];
  readonly actions: readonly FailureAction[];
}

/** A row as it is written in the tables: the scope is that of the table. */
export type CauseRow = Omit<Cause, 'scope'>;

export const kept = 'Your message is kept.';
