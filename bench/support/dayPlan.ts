import { seededRandom } from '../../test/support/seededRandom';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** The working day begins at 08:00 UTC. */
export const dayStart = Date.UTC(2026, 10, 23, 8);
const dayEnd = dayStart + 8 * hourMs;
export const noon = dayStart + 4 * hourMs;

const taskCount = 80;
const elsewhereCount = 5;
const downShare = 0.2;
const spellMinutes = { least: 1, most: 20 };

/** From and until, in epoch milliseconds. */
export type Spell = readonly [from: number, until: number];

/** All that is decided before the day begins: the same for everybody who works through it. */
export interface DayPlan {
  readonly seed: number;
  /** When each task is asked for, in epoch milliseconds. */
  readonly tasks: readonly number[];
  /** When another client of the account uses a request. */
  readonly elsewhere: readonly number[];
  /** When each model is down. */
  readonly spells: ReadonlyMap<string, readonly Spell[]>;
  /** It is taken off the list at noon. */
  readonly leaving: string;
  /** The account's privacy settings exclude it. */
  readonly excluded: string;
}

/** @param models ids of all free models */
export function planDay(seed: number, models: readonly string[]): DayPlan {
  const random = seededRandom(seed);
  const times = (count: number): readonly number[] =>
    Array.from({ length: count }, () => dayStart + random() * (dayEnd - dayStart)).sort(
      (a, b) => a - b,
    );
  const pick = (): number => Math.floor(random() * models.length);
  const leaving = pick();
  const step = 1 + Math.floor(random() * (models.length - 1));
  return {
    seed,
    tasks: times(taskCount),
    elsewhere: times(elsewhereCount),
    spells: new Map(models.map((id) => [id, spellsOf(random)])),
    leaving: models[leaving] ?? '',
    excluded: models[(leaving + step) % models.length] ?? '',
  };
}

/** Down for as long as the spells are, up for exponential times in between. */
function spellsOf(random: () => number): readonly Spell[] {
  const { least, most } = spellMinutes;
  const meanUp = ((least + most) / 2 / downShare) * (1 - downShare);
  const spells: Spell[] = [];
  // Long before the day begins, so that it is in full swing then.
  for (let at = dayStart - 4 * hourMs; at < dayEnd;) {
    const from = at - Math.log(1 - random()) * meanUp * minuteMs;
    const until = from + (least + random() * (most - least)) * minuteMs;
    spells.push([from, until]);
    at = until;
  }
  return spells;
}

export function isDown(plan: DayPlan, model: string, now: number): boolean {
  if (model === plan.excluded || (model === plan.leaving && now >= noon)) return true;
  return (plan.spells.get(model) ?? []).some(([from, until]) => now >= from && now < until);
}
