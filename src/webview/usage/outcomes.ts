import type { UsageCounts, UsageSums } from '../../shared/usage';

/** How requests end, in the order in which they are stacked; each has its colour, its pattern and its word. */
export const outcomes = [
  'answered',
  'stopped',
  'failed',
  'running',
] as const satisfies readonly (keyof UsageCounts)[];

/** The two ways of tokens. */
export const tokenWays = [
  'promptTokens',
  'answerTokens',
] as const satisfies readonly (keyof UsageCounts)[];

/** What saved a turn. */
export const savings = ['fallbacks', 'secondRequests', 'kept'] as const;

export type Part =
  (typeof outcomes)[number] | (typeof tokenWays)[number] | (typeof savings)[number];

/** How large a part is. */
export function sizeOf(part: Part, sums: UsageSums): number {
  if (part === 'fallbacks' || part === 'secondRequests') return sums[part];
  return sums.counts[part];
}

/** The word for each part, in the table of words. */
export const partWords = {
  answered: 'answered',
  stopped: 'stopped',
  failed: 'failed',
  running: 'running',
  promptTokens: 'tokensIn',
  answerTokens: 'tokensOut',
  fallbacks: 'savedByFallback',
  secondRequests: 'savedBySecond',
  kept: 'savedByKept',
} as const satisfies Readonly<Record<Part, string>>;

/** What a part is filled with: the first is plain, the others have a pattern, so that none is told by colour alone. */
export function fillOf(part: Part): string {
  return `url(#fill-${part})`;
}

/** Answers of a hundred requests that were left to end; undefined where there were none. */
export function successRate({ answered, failed }: UsageCounts): number | undefined {
  const ended = answered + failed;
  return ended === 0 ? undefined : Math.round((answered / ended) * 100);
}
