import { minuteMs } from './calendar';

/** A pace is only known after so many requests, over so long a time. */
const leastRequests = 8;
const leastSpanMs = 30 * minuteMs;

/** It is told to this many milliseconds: more would claim more than is known. */
const stepMs = 5 * minuteMs;

export interface PaceFacts {
  /** Epoch milliseconds: when each request of today left. */
  readonly sent: readonly number[];
  readonly left: number;
  readonly now: number;
  /** Epoch milliseconds. */
  readonly resetsAt: number;
}

/**
 * When the day's requests will be used up at the pace since the day's first one, in epoch milliseconds. Undefined when there
 * is too little to tell it from, or when they will last until they come back.
 */
export function forecast({ sent, left, now, resetsAt }: PaceFacts): number | undefined {
  if (sent.length < leastRequests || left <= 0) return undefined;
  const span = now - Math.min(...sent);
  if (span < leastSpanMs) return undefined;
  const usedUpAt = now + (left * span) / sent.length;
  const told = Math.round(usedUpAt / stepMs) * stepMs;
  return told < resetsAt ? told : undefined;
}
