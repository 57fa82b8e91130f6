import type { UsagePeriod, UsageSummary } from './usage';
import type { UsageStrings } from './usageStrings';

/** What is left of the free requests, in words. */
export interface QuotaCard {
  readonly title: string;
  readonly sentence: string;
  /** What is left at most, 0 to 1; absent while unknown. */
  readonly share?: number;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** The provider that can be asked for its own figure; absent: it does not tell. */
  readonly asks?: string;
}

/** All that the usage page draws; names are those that the user sees. */
export interface UsageState {
  /** Absent while no provider is set up. */
  readonly quota?: QuotaCard;
  readonly summary: UsageSummary;
}

/** Commands that a button of the page stands for. */
export const usageCommands = [
  'clearUsage',
  'exportUsage',
  'focusChat',
  'getKey',
  'pickModel',
  'setKey',
  'signIn',
] as const;

export type UsageCommand = (typeof usageCommands)[number];

export interface ToUsagePage {
  readonly type: 'usage';
  readonly usage: UsageState;
  readonly strings: UsageStrings;
}

export type FromUsagePage =
  /** The page has started, or shows another period, and waits for `usage`. */
  | { readonly type: 'show'; readonly period: UsagePeriod }
  | { readonly type: 'askProvider' }
  | { readonly type: 'command'; readonly command: UsageCommand }
  /** An error of the page itself, for the log. */
  | { readonly type: 'pageError'; readonly message: string; readonly stack: string };
