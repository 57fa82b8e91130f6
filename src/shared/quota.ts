/**
 * What is left of the day's free requests, never more exact than it is known.
 * `confirmed`: the provider's own figure, nothing was sent since; `counted`: that figure plus what was sent from here since;
 * `unknown`: the provider never told; `unlimited`: there is no limit.
 */
export type QuotaCertainty = 'confirmed' | 'counted' | 'unknown' | 'unlimited';

/** The quota of the provider in use: of the account, or of one model where each has a limit of its own. */
export interface Quota {
  readonly certainty: QuotaCertainty;
  /** As the user knows it. */
  readonly providerName: string;
  /** The model whose quota this is; absent: one for all models of the account. */
  readonly modelName?: string;
  /** How the provider tells its limit: to whoever asks it, with every answer, only when it refuses, or it has none. */
  readonly toldBy: 'keyInfo' | 'headers' | 'refusals' | 'none';
  /** Requests used today, at most; with `unknown` and `unlimited`, those that were sent from here. */
  readonly used: number;
  /** Requests a day; absent while unknown. */
  readonly limit?: number;
  /** `limit - used`, never below 0; absent while unknown. May be 0 without a limit: the provider refused to take more. */
  readonly left?: number;
  /**
   * Bounds of what is left, present with `left` and equal where it is certain. Requests that were sent elsewhere since the
   * provider's last word are not in them, unless some were found today: then `leftAtLeast` is 0.
   */
  readonly leftAtLeast?: number;
  readonly leftAtMost?: number;
  /** A day has begun, or is about to, of which the provider has told nothing; absent where it has. */
  readonly isNewDay?: true;
  /** Requests of today that cannot have been sent from here, as of the provider's last word; absent when there are none. */
  readonly elsewhere?: number;
  /** Epoch milliseconds: when none will be left at the pace of today; absent when that cannot be told, or will not be. */
  readonly runsOutAt?: number;
  /** Requests of the current clock minute that were sent from here. */
  readonly usedThisMinute: number;
  /** Requests a minute; absent where none are told. */
  readonly minuteLimit?: number;
  /** Tokens of this minute, as the last answer told them. */
  readonly tokensThisMinute?: { readonly left: number; readonly limit: number };
  /** The midnight at which the day's requests come back, or `rolling`: they come back one by one. */
  readonly resets: 'UTC' | 'America/Los_Angeles' | 'local' | 'rolling';
  /** Epoch milliseconds: when they come back, one by one all of them, or the first where none is left; absent: nobody knows. */
  readonly resetsAt?: number;
  /** Epoch milliseconds of the provider's last word. */
  readonly confirmedAt?: number;
}

/** What is left at most; undefined while unknown. */
export function mostLeft({ left, leftAtMost }: Quota): number | undefined {
  return leftAtMost ?? left;
}

/** Nothing can be left. */
export function isUsedUp(quota: Quota): boolean {
  return mostLeft(quota) === 0;
}

/** What is left in figures: `38`, `36–38` or `≤38`; undefined while unknown. */
export function leftFigure(quota: Quota): string | undefined {
  const most = mostLeft(quota);
  if (most === undefined) return undefined;
  const least = quota.leftAtLeast ?? most;
  if (least >= most) return String(most);
  return least === 0 ? `≤${most}` : `${least}–${most}`;
}

/** Why a figure is not one certain number, as the page's table names the sentences. */
type FigureNote = 'quotaNewDay' | 'quotaShared' | 'quotaRange';

/** The sentences on what the figure means, each with what is filled in. */
export function figureNotes(
  quota: Quota,
): readonly (readonly [FigureNote, ...(string | number)[]])[] {
  const { providerName, elsewhere, isNewDay } = quota;
  const most = mostLeft(quota);
  if (most === undefined || quota.limit === undefined) return [];
  const least = quota.leftAtLeast ?? most;
  const notes: [FigureNote, ...(string | number)[]][] = [];
  if (isNewDay) notes.push(['quotaNewDay', providerName]);
  if (least === 0 && most > 0 && elsewhere !== undefined) notes.push(['quotaShared', most]);
  else if (least < most) notes.push(['quotaRange', providerName, least, most]);
  return notes;
}
