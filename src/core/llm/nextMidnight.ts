const hour = 60 * 60 * 1000;
/** The longest day has 25 hours: one in which summer time ends. */
const longestDay = 25 * hour;

/** Epoch milliseconds of the next midnight there, summer time considered. @param timeZone as in `America/Los_Angeles`; undefined: the machine's own */
export function nextMidnight(now: number, timeZone: string | undefined): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short' });
  const today = format.format(now);
  let before = now;
  let after = now + longestDay;
  // The first moment that has another date lies between the two.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (format.format(middle) === today) before = middle;
    else after = middle;
  }
  return after;
}
