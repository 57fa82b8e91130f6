import type { CatalogueSnapshot } from '../catalogue/model';
import { departureOf, type Departure } from '../catalogue/successor';
import type { Cache } from '../ports';

/** Under which name the list is kept. */
export const favouritesName = 'favouriteModels';

/** A favourite that left, with the model that is one in its place. */
type ReplacedFavourite = Departure & Required<Pick<Departure, 'successor'>>;

interface RenewedFavourites {
  readonly ids: readonly string[];
  readonly replaced: readonly ReplacedFavourite[];
}

/** The ids of the models that the user prefers, the same in all windows. */
export class Favourites {
  constructor(private readonly cache: Cache) {}

  /** In the order in which they were added. @throws StorageError */
  async list(): Promise<readonly string[]> {
    return idsIn(await this.cache.get(favouritesName));
  }

  /** Adds the model, or removes it. @throws StorageError */
  async toggle(id: string): Promise<void> {
    await this.change((ids) => toggled(ids, id));
  }

  /**
   * The list once each that left, or costs money now, is replaced by its successor from the same provider; each is told of
   * once, in one window. One whose provider lists nothing, or nothing free, stays: it may come back. @throws StorageError
   */
  async renew(snapshot: CatalogueSnapshot, now: number): Promise<RenewedFavourites> {
    const leftOf = (ids: readonly string[]): readonly ReplacedFavourite[] =>
      ids.flatMap((id) => replacementOf(id, snapshot, now));
    const ids = await this.list();
    let replaced = leftOf(ids);
    if (replaced.length === 0) return { ids, replaced };
    const renewed = await this.change((latest) => {
      replaced = leftOf(latest);
      const successors = new Map(replaced.map(({ id, successor }) => [id, successor.id]));
      return [...new Set(latest.map((id) => successors.get(id) ?? id))];
    });
    return { ids: renewed, replaced };
  }

  private async change(
    change: (ids: readonly string[]) => readonly string[],
  ): Promise<readonly string[]> {
    return idsIn(
      await this.cache.change(favouritesName, (json) => JSON.stringify(change(idsIn(json)))),
    );
  }
}

/** The list with the id, or without it where it had it. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/** Those of both lists, as they are kept. */
export function joined(own: string, theirs: string): string {
  return JSON.stringify([...new Set([...idsIn(theirs), ...idsIn(own)])]);
}

/** A list of ids as it is kept. */
export function idsIn(json: string | undefined): readonly string[] {
  return json === undefined ? [] : (JSON.parse(json) as readonly string[]);
}

function replacementOf(
  id: string,
  snapshot: CatalogueSnapshot,
  now: number,
): readonly ReplacedFavourite[] {
  const departure = departureOf(id, snapshot, now);
  // While it is leaving, it can still be asked.
  if (!departure?.successor || departure.why === 'leaving') return [];
  return [{ ...departure, successor: departure.successor }];
}
