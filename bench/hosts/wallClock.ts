/** Epoch milliseconds with fractions; all processes of a machine agree on them. */
export const wallClock = (): number => performance.timeOrigin + performance.now();
