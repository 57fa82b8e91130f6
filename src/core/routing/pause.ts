import type { Clock } from '../ports';

/** Waits until then, in epoch milliseconds. False as soon as it is cancelled. */
export function pause(clock: Clock, until: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const cancel = (): void => {
      timer.dispose();
      resolve(false);
    };
    const timer = clock.after(Math.max(0, until - clock.now()), () => {
      signal.removeEventListener('abort', cancel);
      resolve(true);
    });
    signal.addEventListener('abort', cancel, { once: true });
  });
}
