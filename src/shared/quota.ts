/**
 * What is left of the day's free requests, never more exact than it is known.
 * `confirmed`: the provider's own figure, nothing was sent since; `counted`: that figure plus what was sent from here since;
 * `unknown`: the provider never told.
 */
export type QuotaCertainty = 'confirmed' | 'counted' | 'unknown';

export interface Quota {
  readonly certainty: QuotaCertainty;
  /** Requests used today; with `unknown`, those that were sent from here. */
  readonly used: number;
  /** Requests a day; absent while unknown. */
  readonly limit?: number;
  /** `limit - used`, never below 0; absent while unknown. */
  readonly left?: number;
  /** Requests of the current clock minute that were sent from here. */
  readonly usedThisMinute: number;
  /** Requests a minute. */
  readonly minuteLimit: number;
  /** Epoch milliseconds: when the day's requests come back. */
  readonly resetsAt: number;
  /** Epoch milliseconds of the provider's last word. */
  readonly confirmedAt?: number;
}
