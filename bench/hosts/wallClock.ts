/** Epoch milliseconds with fractions, by the clock of this process. */
export const wallClock = (): number => performance.timeOrigin + performance.now();

/** How far that is from the machine's clock, to half a millisecond, which is what `Date.now()` cuts off on average. */
export const clockError = (): number => wallClock() - Date.now() - 0.5;
