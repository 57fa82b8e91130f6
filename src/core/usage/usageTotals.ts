import type { UsageCounts, UsageSums } from '../../shared/usage';

/** What is known of a model: as the one that was asked first, and as the one that answered. */
export interface ModelTotals {
  readonly counts: UsageCounts;
  /** Answers that it gave, also where another model was asked first. */
  readonly served: number;
  /** Requests that it could not serve. */
  readonly busy: number;
  /** Answers with nothing in them. */
  readonly empty: number;
  /** Answers that were to change code, and of how many the user took something. */
  readonly edits: number;
  readonly accepted: number;
  /** Who else answered when this one was asked, and how often. */
  readonly others: Readonly<Record<string, number>>;
  /** Of the answers that it gave: milliseconds, to two digits. */
  readonly firstToken: readonly number[];
  readonly total: readonly number[];
}

/** The sums of some requests, as they are kept for each day that is over; they can be added up. */
export interface UsageTotals extends UsageSums {
  /** By `provider/model`. */
  readonly models: Readonly<Record<string, ModelTotals>>;
  readonly purposes: Readonly<Record<string, UsageCounts>>;
  /** By `provider/account`. */
  readonly accounts: Readonly<Record<string, UsageCounts>>;
  readonly causes: Readonly<Record<string, number>>;
}

/** The sums of one day. */
export interface UsageDay {
  /** Epoch milliseconds: 00:00 UTC. */
  readonly at: number;
  readonly totals: UsageTotals;
}

export const noCounts: UsageCounts = {
  answered: 0,
  stopped: 0,
  failed: 0,
  running: 0,
  uncounted: 0,
  kept: 0,
  promptTokens: 0,
  answerTokens: 0,
};
