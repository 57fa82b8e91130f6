/** What became of some requests, and what they moved. */
export interface UsageCounts {
  readonly answered: number;
  /** By the user. */
  readonly stopped: number;
  readonly failed: number;
  /** Still running, or nobody knows: its process died. */
  readonly running: number;
  /** Of all these, those that the provider's daily counter did not count. */
  readonly uncounted: number;
  /** No request was made: a kept answer was shown instead. */
  readonly kept: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/** How many requests these are. */
export function requestsOf({ answered, stopped, failed, running }: UsageCounts): number {
  return answered + stopped + failed + running;
}

/** What some requests came to, and which turns they saved. */
export interface UsageSums {
  readonly counts: UsageCounts;
  /** Turns that another model than the one asked answered within the same request. */
  readonly fallbacks: number;
  /** Turns that were answered on their second request. */
  readonly secondRequests: number;
}

/** How many turns kept answers and failover saved. */
export function savedTurns({ counts, fallbacks, secondRequests }: UsageSums): number {
  return counts.kept + fallbacks + secondRequests;
}

/** Days that are looked at together, today included. */
export const usagePeriods = [7, 30, 400] as const;

export type UsagePeriod = (typeof usagePeriods)[number];

/** A day or, in a long period, a week. */
export interface UsageSlot extends UsageSums {
  /** Epoch milliseconds: 00:00 UTC of its first day. */
  readonly at: number;
}

/** The middle of some times and what nine of ten do not exceed; milliseconds, to two digits. */
export interface UsageTimes {
  readonly median: number;
  readonly p90: number;
}

export interface NamedUsage {
  readonly name: string;
  readonly counts: UsageCounts;
}

export interface ModelUsage extends NamedUsage {
  readonly provider: string;
  /** Answers that it gave, also where another model was asked first. */
  readonly served: number;
  /** Requests that it could not serve. */
  readonly busy: number;
  /** Answers with nothing in them. */
  readonly empty: number;
  /** Answers that were to change code, and of how many the user took something. */
  readonly edits: number;
  readonly accepted: number;
  /** Who answered when this one was asked, most often first. */
  readonly others: readonly { readonly name: string; readonly count: number }[];
  /** Of the answers that it gave; absent where none is known. */
  readonly firstToken?: UsageTimes;
  readonly total?: UsageTimes;
}

/** What a period's requests come to. Lists have what is most first. */
export interface UsageSummary extends UsageSums {
  readonly period: UsagePeriod;
  /** Days of a slot: 1 or, in a long period, 7, from Monday on. */
  readonly slotDays: 1 | 7;
  /** Oldest first, without a gap; the last one holds today. */
  readonly slots: readonly UsageSlot[];
  readonly models: readonly ModelUsage[];
  readonly purposes: readonly NamedUsage[];
  readonly providers: readonly NamedUsage[];
  readonly causes: readonly { readonly name: string; readonly count: number }[];
}
