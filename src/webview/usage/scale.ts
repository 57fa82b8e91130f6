/** The end of an axis for values up to `most`: 1, 2 or 5 times a power of ten, and 2 at least. */
export function axisEnd(most: number): number {
  let power = 1;
  for (;;) {
    for (const step of [1, 2, 5]) if (step * power >= Math.max(2, most)) return step * power;
    power *= 10;
  }
}

/** A share of the whole width. */
export function percent(value: number, whole: number): string {
  return `${whole === 0 ? 0 : (value / whole) * 100}%`;
}
