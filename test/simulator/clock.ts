/** The time that quotas, windows and caches go by. Real until `set` or `advance` is called. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Stops the clock at this moment. */
  set(epochMs: number): void;
  /** Moves on by `ms`; a running clock keeps running, a stopped one stays stopped. */
  advance(ms: number): void;
}

export interface SimulatorClock extends Clock {
  /** Back to the time it was made with. */
  reset(): void;
}

export function createClock(real: () => number = Date.now): SimulatorClock {
  let stoppedAt: number | undefined;
  let ahead = 0;
  return {
    now: () => stoppedAt ?? real() + ahead,
    set: (epochMs) => {
      stoppedAt = epochMs;
    },
    advance: (ms) => {
      if (stoppedAt === undefined) ahead += ms;
      else stoppedAt += ms;
    },
    reset: () => {
      stoppedAt = undefined;
      ahead = 0;
    },
  };
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Free requests come back at 00:00 UTC. */
export function nextUtcMidnight(now: number): number {
  return (Math.floor(now / dayMs) + 1) * dayMs;
}

/** The 20-a-minute window is a fixed clock minute. */
export function nextMinute(now: number): number {
  return (Math.floor(now / minuteMs) + 1) * minuteMs;
}
