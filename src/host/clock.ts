import type { Clock } from '../core/ports';

/** Milliseconds. Node runs a timer that is set for longer at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's clock. */
export const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (rest: number): void => {
      timer = setTimeout(
        () => (rest > longestTimer ? wait(rest - longestTimer) : run()),
        Math.min(rest, longestTimer),
      );
    };
    wait(ms);
    return { dispose: () => clearTimeout(timer) };
  },
};
