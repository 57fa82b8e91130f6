import { leavesSoon, rankForCode } from '../catalogue/defaultModel';
import type { Model } from '../catalogue/model';
import type { Health } from './health';

/** A place further back in the catalogue's order weighs as much as this difference of chance. */
const chancePerRank = 0.01;
/** To be a favourite outweighs all that is known of the others, but not that it was busy some minutes ago. */
const favouriteChance = 0.6;
/** What the user always took is some places further up; one that was busy minutes ago is not asked for it. */
const preferredChance = 0.12;

/**
 * Who may answer for whom, best first: the free models that stay and are not closed, the favourites before the others and
 * both in the order that the rule of the catalogue gives them, changed by how each has been doing and by which answers the
 * user took. Where none of them is left, those that leave are taken too.
 *
 * @param preference from -1 to 1, by id
 */
export function orderCandidates(
  models: readonly Model[],
  health: (id: string) => Health,
  now: number,
  favourites: readonly string[] = [],
  preference: (id: string) => number = () => 0,
): readonly Model[] {
  const open = rankForCode(models, now).filter(({ id }) => !health(id).closed);
  const staying = open.filter((model) => !leavesSoon(model, now));
  const bonus = ({ id }: Model): number => (favourites.includes(id) ? favouriteChance : 0);
  const ranked = (staying.length > 0 ? staying : open).toSorted((a, b) => bonus(b) - bonus(a));
  const score = new Map(
    ranked.map((model, rank) => [
      model,
      health(model.id).chance +
        bonus(model) +
        preference(model.id) * preferredChance -
        rank * chancePerRank,
    ]),
  );
  return ranked.toSorted((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0));
}
