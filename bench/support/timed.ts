import { median } from './measurement';

const warmups = 5;
const runs = 31;

/** Runs the work often enough to be warm, then 31 times more. */
export function timed<T>(work: () => T): {
  /** Milliseconds; the fastest says what the work takes where nothing else runs. */
  readonly median: number;
  readonly fastest: number;
  readonly runs: number;
  readonly result: T;
} {
  let result = work();
  for (let run = 1; run < warmups; run++) result = work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    result = work();
    times.push(performance.now() - began);
  }
  return { median: median(times), fastest: Math.min(...times), runs, result };
}
