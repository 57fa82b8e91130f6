import { mostLeft, type Quota } from '../../shared/quota';
import { say, sayDuration } from '../../core/say';

/** How much attention the quota asks for. */
export type QuotaLevel = 'unknown' | 'enough' | 'low' | 'usedUp';

/** At this many requests left the colour changes. */
const low = 5;

export function quotaLevel(quota: Quota): QuotaLevel {
  if (quota.certainty === 'unlimited') return 'enough';
  const left = mostLeft(quota);
  if (left === undefined) return 'unknown';
  if (left === 0) return 'usedUp';
  return left <= low ? 'low' : 'enough';
}

/** A codicon that empties with the quota. */
export function quotaIcon(quota: Quota): string {
  if (quota.certainty === 'unlimited') return 'circle-large-filled';
  const left = mostLeft(quota);
  if (left === 0) return 'circle-slash';
  if (left === undefined || quota.limit === undefined) return 'circle-large-outline';
  const share = left / quota.limit;
  if (share > 2 / 3) return 'circle-large-filled';
  return share > 1 / 3 ? 'pie-chart' : 'circle-large-outline';
}

/** A wait as one reads it: `9 h 40 min`, `12 min`; never shorter than a minute. */
export function waitText(ms: number): string {
  return sayDuration(Math.max(60_000, ms));
}

/** The same in its larger unit, rounded down: `9h`, `12m`. */
export function shortWait(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return minutes < 60 ? say('{0}m', minutes) : say('{0}h', Math.floor(minutes / 60));
}

/** Milliseconds until `shortWait` of the time to the reset says something else. @param resetsAt epoch milliseconds */
export function untilNextWait(resetsAt: number, now: number): number {
  const minutes = Math.ceil((resetsAt - now) / 60_000);
  // `5h` stands until 4 h 59 min are left, `59m` for a minute.
  const next = minutes <= 60 ? minutes - 1 : Math.floor(minutes / 60) * 60 - 1;
  return Math.max(1000, resetsAt - now - next * 60_000);
}

const cells = 24;

/** How much of the day is left as a line in two weights, in Markdown; nothing while that is unknown. */
export function quotaBar(quota: Quota): string {
  const { limit } = quota;
  const left = mostLeft(quota);
  if (left === undefined || limit === undefined || limit === 0) return '';
  // The last request is still to be seen, and so is the first one that is gone.
  const full = left === 0 ? 0 : Math.max(1, Math.floor((left / limit) * cells));
  const coloured = (text: string, colour: string): string =>
    `<span style="color:var(--vscode-${colour});">${text}</span>`;
  return (
    coloured('━'.repeat(full), 'progressBar-background') +
    coloured('─'.repeat(cells - full), 'disabledForeground')
  );
}
