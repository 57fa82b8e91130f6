import type { UsageTimes } from '../../shared/usage';

/** Milliseconds to two digits, which is as exact as times are shown. */
export function toTwoDigits(ms: number): number {
  return Number(Math.max(0, ms).toPrecision(2));
}

/** Of times in any order; undefined when there are none. */
export function timesOf(times: readonly number[]): UsageTimes | undefined {
  const sorted = Float64Array.from(times).sort();
  const notExceededBy = (share: number): number | undefined =>
    sorted[Math.ceil(share * sorted.length) - 1];
  const [median, p90] = [notExceededBy(0.5), notExceededBy(0.9)];
  return median === undefined || p90 === undefined ? undefined : { median, p90 };
}
