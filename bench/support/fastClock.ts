import type { Clock } from '../../src/core/ports';

/** So many times as fast as real time. A request's way to the simulator takes as much longer in it. */
export const speed = 10;

/** Time that all processes share. @param startedAt epoch milliseconds of real time */
export function fastClock(startedAt: number): Clock {
  return {
    now: () => Math.round(startedAt + (Date.now() - startedAt) * speed),
    after: (ms, run) => {
      const timer = setTimeout(run, Math.ceil(ms / speed));
      return { dispose: () => clearTimeout(timer) };
    },
  };
}
