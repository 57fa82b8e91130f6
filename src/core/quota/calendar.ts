import { nextMidnight } from '../llm/nextMidnight';
import type { Zone } from '../llm/preset';

export const dayMs = 24 * 60 * 60 * 1000;
export const minuteMs = 60 * 1000;

interface Day {
  readonly zone: Zone;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
}

/** The midnight with which the day of this moment begins there. */
export function startOfDay(at: number, zone: Zone = 'UTC'): number {
  return dayOf(at, zone).start;
}

/** The midnight with which it ends: 23 to 25 hours later. */
export function endOfDay(at: number, zone: Zone): number {
  return dayOf(at, zone).end;
}

export function startOfMinute(at: number): number {
  return Math.floor(at / minuteMs) * minuteMs;
}

/** Asking the calendar is slow, and it is always about the same few days. */
let asked: readonly Day[] = [];
const askedAtMost = 8;

function dayOf(at: number, zone: Zone): Pick<Day, 'start' | 'end'> {
  if (zone === 'UTC') {
    const start = Math.floor(at / dayMs) * dayMs;
    return { start, end: start + dayMs };
  }
  const known = asked.find((day) => day.zone === zone && day.start <= at && at < day.end);
  if (known) return known;
  const day = findDay(at, zone);
  asked = [day, ...asked].slice(0, askedAtMost);
  return day;
}

function findDay(at: number, zone: Zone): Day {
  const timeZone = zone === 'local' ? undefined : zone;
  // No day is longer than 25 hours.
  let start = nextMidnight(at - 25 * 60 * minuteMs, timeZone);
  for (;;) {
    const end = nextMidnight(start, timeZone);
    if (end > at) return { zone, start, end };
    start = end;
  }
}
