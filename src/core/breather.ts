import type { Clock } from './ports';

/** Milliseconds for which long work may keep everything else waiting. */
const longestMs = 20;

/**
 * What long work waits for between two of its steps: now and then everything else has its turn. Rejects with the signal's
 * reason once that has come.
 */
export function breather(clock: Clock, signal?: AbortSignal): () => Promise<void> {
  let since = clock.now();
  return async () => {
    if (Math.abs(clock.now() - since) >= longestMs) {
      await new Promise<void>((resolve) => void clock.after(0, resolve));
      since = clock.now();
    }
    signal?.throwIfAborted();
  };
}
