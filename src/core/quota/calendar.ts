export const dayMs = 24 * 60 * 60 * 1000;
export const minuteMs = 60 * 1000;

/** 00:00 UTC, when the provider's day begins. */
export function startOfDay(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}

export function startOfMinute(at: number): number {
  return Math.floor(at / minuteMs) * minuteMs;
}
