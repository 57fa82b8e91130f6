import type { Measurement } from './measurement';
import { textTable } from './textTable';

/** What a figure has to be; undefined: it is only for knowing. */
export type Must = { readonly atMost: number } | { readonly atLeast: number } | undefined;

/** A figure beside what it has to be. */
export type Judged = Measurement & { readonly must?: Must; readonly holds?: boolean };

export function judge({ name, value, unit, ...more }: Measurement, must: Must): Judged {
  if (!must) return { name, value, unit, ...more };
  // What is no number holds nowhere.
  const holds = 'atMost' in must ? value <= must.atMost : value >= must.atLeast;
  return { name, value, unit, must, holds, ...more };
}

/** Every figure in a line, with its bound and whether it holds. */
export function verdict(figures: readonly Judged[]): string {
  const rows = figures.map(({ name, value, unit, must, holds }) => [
    name,
    `${value} ${unit}`,
    must ? ('atMost' in must ? `<= ${must.atMost}` : `>= ${must.atLeast}`) : '',
    holds === undefined ? '' : holds ? 'holds' : 'MISSED',
  ]);
  return textTable([['figure', 'is', 'must be', ''], ...rows]);
}
