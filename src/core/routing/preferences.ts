import type { Cache } from '../ports';
import { modelKey } from './servedModel';

/** Two to four models side by side, and whose answer the user took. Ids. */
export interface Preference {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly taken: string;
  readonly others: readonly string[];
}

const cacheName = 'preferences';
/** Older ones say little of what a model is now. */
const most = 100;

/** Which models the user preferred where several answered the same, the same in all windows. */
export class Preferences {
  constructor(private readonly cache: Cache) {}

  /** The oldest first. @throws StorageError */
  async list(): Promise<readonly Preference[]> {
    return preferencesIn(await this.cache.get(cacheName));
  }

  /** @throws StorageError */
  async note(preference: Preference): Promise<void> {
    await this.cache.change(cacheName, (json) =>
      JSON.stringify([...preferencesIn(json), preference].slice(-most)),
    );
  }
}

function preferencesIn(json: string | undefined): readonly Preference[] {
  return json === undefined ? [] : (JSON.parse(json) as readonly Preference[]);
}

/**
 * By id, how much a model is preferred, from -1 to 1: 0 where nothing is known. Not to be taken counts the less, the more
 * models there were to take from.
 */
export function preferenceFor(preferences: readonly Preference[]): (id: string) => number {
  const sums = new Map<string, { readonly score: number; readonly weight: number }>();
  const add = (id: string, score: number): void => {
    const key = modelKey(id);
    const { score: sum, weight } = sums.get(key) ?? { score: 0, weight: 0 };
    sums.set(key, { score: sum + score, weight: weight + Math.abs(score) });
  };
  for (const { taken, others } of preferences) {
    add(taken, 1);
    for (const other of others) add(other, -1 / others.length);
  }
  // As if two more comparisons had ended without a difference: one alone says little.
  return (id) => {
    const known = sums.get(modelKey(id));
    return known ? known.score / (known.weight + 2) : 0;
  };
}
