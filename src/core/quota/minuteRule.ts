import { minuteMs, startOfMinute } from './calendar';

/** A request that leaves so close to the end of a minute may be counted in the other one: it takes a place in both. */
const edgeMs = 2000;

/** Requests that began before cannot matter to `freeAt`. Epoch milliseconds. */
export function minuteSince(now: number): number {
  return startOfMinute(now - edgeMs) - edgeMs;
}

/**
 * Undefined when another request may leave now, else when to look again, in epoch milliseconds.
 * @param sent when each request of the account left, since `minuteSince(now)` at least
 */
export function freeAt(
  sent: readonly number[],
  perMinute: number,
  now: number,
): number | undefined {
  const minutes = [...new Set([now - edgeMs, now + edgeMs].map(startOfMinute))];
  const ends = minutes.flatMap((start) => {
    const end = start + minuteMs + edgeMs;
    const taken = sent.filter((at) => at >= start - edgeMs && at < end).length;
    return taken >= perMinute ? [end] : [];
  });
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
