import { providerOf } from '../llm/modelId';
import type { Cache } from '../ports';
import { bestForCode, daysLeft, leavesSoon } from './defaultModel';
import type { CatalogueSnapshot, Model } from './model';

/** The chosen model cannot be used any longer, or not for long. */
export interface Departure {
  readonly id: string;
  /** `gone`: it is not in the catalogue; `paid`: it is, and costs money now; `leaving`: it is free for a week at most. */
  readonly why: 'gone' | 'paid' | 'leaving';
  /** `YYYY-MM-DD`, of one that is leaving. */
  readonly on?: string;
  /** The best other free model of the same provider for code, never a paid one; absent when there is none. */
  readonly successor?: Model;
}

/** What becomes of the chosen model; undefined while it is there, free, and stays. */
export function departureOf(
  chosenId: string,
  snapshot: CatalogueSnapshot,
  now: number,
): Departure | undefined {
  const chosen = snapshot.models.find((model) => model.id === chosenId);
  const provider = providerOf(chosenId);
  const others = snapshot.models.filter((model) => model.provider === provider && model !== chosen);
  const successor = bestForCode(others, now);
  const departure = { id: chosenId, ...(successor && { successor }) };
  if (!chosen) return { ...departure, why: 'gone' };
  if (!chosen.free) return { ...departure, why: 'paid' };
  if (chosen.expiresOn === undefined || !leavesSoon(chosen, now)) return undefined;
  // After its last day it is gone, although the list may still have it.
  if (daysLeft(chosen, now) < 0) return { ...departure, why: 'gone' };
  return { ...departure, why: 'leaving', on: chosen.expiresOn };
}

const cacheName = 'departures';

/**
 * The departure of the chosen model if the user was not told of it yet, in any window or workspace; asking counts as
 * telling. A model that came back and leaves again is told again. @throws StorageError
 */
export async function untoldDeparture(
  cache: Cache,
  chosenId: string,
  snapshot: CatalogueSnapshot,
  now: number,
): Promise<Departure | undefined> {
  const departure = departureOf(chosenId, snapshot, now);
  const leaving = `leaving:${chosenId}`;
  const name = departure?.why === 'leaving' ? leaving : chosenId;
  const isTold = (told: readonly string[]): boolean =>
    departure ? told.includes(name) : !told.includes(chosenId) && !told.includes(leaving);
  if (isTold(namesIn(await cache.get(cacheName)))) return undefined;
  let untold = departure;
  await cache.change(cacheName, (json) => {
    const told = namesIn(json);
    // Another window may have been faster.
    if (isTold(told)) untold = undefined;
    const rest = told.filter((other) => other !== chosenId && other !== leaving);
    return JSON.stringify(departure ? [...new Set([...told, name])] : rest);
  });
  return untold;
}

function namesIn(json: string | undefined): readonly string[] {
  return json === undefined ? [] : (JSON.parse(json) as readonly string[]);
}
