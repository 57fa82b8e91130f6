import { parseJson } from '../llm/untrusted';
import type { CatalogueSnapshot } from './model';
import type { PastModel } from './whatChanged';

/** What was listed at an earlier time. */
export interface PastCatalogue {
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  readonly models: readonly PastModel[];
}

const dayMs = 24 * 60 * 60 * 1000;
const weekMs = 7 * dayMs;
/** A list is fetched once a day by itself; what the user fetches in between tells nothing more. */
const apartMs = dayMs / 2;

/** The lists that are kept, oldest first, once this one was fetched: one a day, the first of them a week old. */
export function keepPast(
  kept: readonly PastCatalogue[],
  { fetchedAt, models }: CatalogueSnapshot,
): readonly PastCatalogue[] {
  // A list of a time to come is of a clock that was wrong.
  const past = kept.filter((list) => list.fetchedAt <= fetchedAt);
  const last = past.at(-1);
  if (last && fetchedAt - last.fetchedAt < apartMs) return past;
  const slim = models.map(({ id, provider, name, free, price }) => ({
    ...{ id, provider, name, free },
    ...(price && { price }),
  }));
  const weekAgo = past.findLastIndex((list) => list.fetchedAt <= fetchedAt - weekMs);
  return [...past.slice(Math.max(0, weekAgo)), { fetchedAt, models: slim }];
}

/** The list of a week ago; the oldest one where none is so old. */
export function weekAgo(kept: readonly PastCatalogue[], now: number): PastCatalogue | undefined {
  return kept.findLast(({ fetchedAt }) => fetchedAt <= now - weekMs) ?? kept[0];
}

/** What an earlier version kept in another shape is as good as nothing. */
export function pastIn(json: string | undefined): readonly PastCatalogue[] {
  const kept = parseJson(json ?? '');
  return Array.isArray(kept) ? (kept as readonly PastCatalogue[]) : [];
}
