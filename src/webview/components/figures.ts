import { format, type PageStrings } from '../../shared/strings';
import { pageLanguage } from '../pageLanguage';

/** `384`, `1.2k`, `15k`, `1.1M`. */
export function formatTokens(count: number): string {
  if (count < 1000) return String(Math.round(count));
  const [unit, letter] = count < 999_500 ? [1000, 'k'] : [1_000_000, 'M'];
  return `${(count / unit).toFixed(count < 9.95 * unit ? 1 : 0)}${letter}`;
}

/** `1 request`, `2 requests`. */
export function formatRequests(strings: PageStrings, count: number): string {
  return count === 1 ? strings.receiptOne : format(strings.receiptMany, count);
}

/** What sending costs: one request, and more only where that cannot be served. */
export function formatPrice(strings: PageStrings, mostRequests: number): string {
  return mostRequests > 1 ? format(strings.priceAtMost, mostRequests) : strings.receiptOne;
}

/** `4.1 s`, `12 s`, `2 min 5 s`. */
export function formatDuration(
  strings: Pick<PageStrings, 'seconds' | 'minutesSeconds'>,
  milliseconds: number,
): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return format(strings.seconds, seconds.toFixed(1));
  const whole = Math.round(seconds);
  if (whole < 60) return format(strings.seconds, whole);
  return format(strings.minutesSeconds, Math.floor(whole / 60), whole % 60);
}

/** Whole seconds, for what is still running. */
export function formatSeconds(strings: PageStrings, milliseconds: number): string {
  return format(strings.seconds, Math.max(0, Math.floor(milliseconds / 1000)));
}

/** Until a moment: `12 min`, `5 h 12 min`; rounded up, so that it never promises too early. */
export function formatTimeLeft(strings: PageStrings, milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  if (minutes < 60) return format(strings.minutes, minutes);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? format(strings.hours, hours) : format(strings.hoursMinutes, hours, rest);
}

/** `10:42`, on the user's own clock. */
export function formatClock(at: number): string {
  return new Date(at).toLocaleTimeString(pageLanguage(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** The time of day, and before it the day where that is not today. */
export function formatMoment(at: number): string {
  const date = new Date(at);
  if (date.toDateString() === new Date().toDateString()) return formatClock(at);
  return `${date.toLocaleDateString(pageLanguage(), { day: 'numeric', month: 'short' })}, ${formatClock(at)}`;
}
