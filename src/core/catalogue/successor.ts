import type { Cache } from '../ports';
import { bestForCode } from './defaultModel';
import type { CatalogueSnapshot, Model } from './model';

/** The chosen model cannot be used any longer. */
export interface Departure {
  readonly id: string;
  /** `gone`: it is not in the catalogue; `paid`: it is, and costs money now. */
  readonly why: 'gone' | 'paid';
  /** The best free model for code; absent when there is none. */
  readonly successor?: Model;
}

/** What became of the chosen model; undefined while it is there and free. */
export function departureOf(
  chosenId: string,
  snapshot: CatalogueSnapshot,
  now: number,
): Departure | undefined {
  const chosen = snapshot.models.find((model) => model.id === chosenId);
  if (chosen?.free) return undefined;
  const successor = bestForCode(snapshot.models, now);
  return { id: chosenId, why: chosen ? 'paid' : 'gone', ...(successor && { successor }) };
}

const cacheName = 'departure';

/**
 * The departure of the chosen model if the user was not told of it yet, in any window; asking counts as telling. A model
 * that came back and leaves again is told again. @throws StorageError
 */
export async function untoldDeparture(
  cache: Cache,
  chosenId: string,
  snapshot: CatalogueSnapshot,
  now: number,
): Promise<Departure | undefined> {
  const departure = departureOf(chosenId, snapshot, now);
  const told = (await cache.get(cacheName)) ?? '';
  if (!departure) {
    if (told === chosenId) await cache.set(cacheName, '');
    return undefined;
  }
  if (told === chosenId) return undefined;
  await cache.set(cacheName, chosenId);
  return departure;
}
