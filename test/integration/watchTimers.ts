/** A timer that Frugal has set and that has not run. */
export interface WaitingTimer {
  /** Milliseconds since 1970. */
  readonly due: number;
  readonly stack: string;
}

export interface WatchedTimers {
  /** Those that wait, but for Frugal's no one's. */
  readonly waiting: () => readonly WaitingTimer[];
  /** How many Frugal has set so far. */
  readonly set: () => number;
  /** Where Frugal has set one that runs again and again. */
  readonly repeated: readonly string[];
  dispose(): void;
}

/** In the extension host all extensions have the same timers: whose one is, its stack tells. */
const isFrugals = (stack: string): boolean => /[\\/]dist[\\/]/.test(stack);

/** Sees every timer of Frugal in this extension host. */
export function watchTimers(): WatchedTimers {
  const { setTimeout, clearTimeout, setInterval } = globalThis;
  const waiting = new Map<unknown, WaitingTimer>();
  const repeated: string[] = [];
  let count = 0;
  const stackNow = (): string => new Error().stack ?? '';
  const set = (run: (...all: unknown[]) => void, ms = 0, ...rest: unknown[]): unknown => {
    const stack = stackNow();
    const timer: unknown = setTimeout(() => {
      waiting.delete(timer);
      run(...rest);
    }, ms);
    if (!isFrugals(stack)) return timer;
    count += 1;
    waiting.set(timer, { due: Date.now() + ms, stack });
    return timer;
  };
  const clear = (timer: unknown): void => {
    waiting.delete(timer);
    clearTimeout(timer as number);
  };
  const repeat = (...all: readonly unknown[]): unknown => {
    const stack = stackNow();
    if (isFrugals(stack)) repeated.push(stack);
    return (setInterval as (...all: readonly unknown[]) => unknown)(...all);
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear, setInterval: repeat });
  return {
    ...{ waiting: () => [...waiting.values()], set: () => count, repeated },
    dispose: () => void Object.assign(globalThis, { setTimeout, clearTimeout, setInterval }),
  };
}
