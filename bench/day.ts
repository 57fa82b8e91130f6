import { peerPolicies, frugal, oracle, type Policy } from './support/dayPolicies';
import { planDay } from './support/dayPlan';
import { DayWorld, modelIds } from './support/dayWorld';
import { median, rounded, type Measurement } from './support/measurement';
import { textTable } from './support/textTable';
import { workDay, type DayResult } from './support/workDay';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

type Days = Readonly<Record<string, readonly DayResult[]>>;

async function workAll(world: DayWorld, cost: 'once' | 'perAttempt'): Promise<Days> {
  const all: Record<string, Policy> = { frugal, oracle, ...peerPolicies };
  const days: Record<string, readonly DayResult[]> = {};
  for (const [name, policy] of Object.entries(all)) {
    const results: DayResult[] = [];
    for (const seed of seeds)
      results.push(await workDay(world, planDay(seed, modelIds), policy, cost));
    days[name] = results;
  }
  return days;
}

function finishedOf(days: Days, name: string): number {
  return median((days[name] ?? []).map(({ finished }) => finished));
}

interface Summary {
  readonly finished: number;
  readonly wasted: number;
  readonly seconds: number;
  readonly most: number;
}

/** Medians of all days, but the most requests that one turn of any of them made. */
function summary(days: Days): Readonly<Record<string, Summary>> {
  const of = (results: readonly DayResult[]): Summary => ({
    finished: rounded(median(results.map(({ finished }) => finished))),
    wasted: rounded(median(results.map(({ wasted }) => wasted))),
    seconds: rounded(median(results.map(({ secondsToAnswer }) => secondsToAnswer))),
    most: Math.max(...results.map(({ mostPerTurn }) => mostPerTurn)),
  });
  return Object.fromEntries(Object.entries(days).map(([name, results]) => [name, of(results)]));
}

const head = [
  'per 50 requests',
  'finished answers',
  'requests wasted',
  'seconds to answer',
  'most requests of a turn',
];

function show(reading: string, days: Days): void {
  const rows = Object.entries(summary(days)).map(([name, { finished, wasted, seconds, most }]) => [
    name,
    ...[finished, wasted, seconds].map((figure) => figure.toFixed(1)),
    String(most),
  ]);
  console.error(`\n${reading}, medians of ${seeds.length} days:\n${textTable([head, ...rows])}`);
}

function ratios(prefix: string, days: Days, against: readonly string[]): readonly Measurement[] {
  const ours = finishedOf(days, 'frugal');
  const best = Math.max(...Object.keys(peerPolicies).map((name) => finishedOf(days, name)));
  const others: Readonly<Record<string, number>> = {
    best_policy: best,
    openai_defaults: finishedOf(days, 'openaiDefaults'),
    oracle: finishedOf(days, 'oracle'),
  };
  return against.map((name) => ({
    name: `${prefix}_vs_${name}`,
    value: rounded(ours / (others[name] ?? Number.NaN)),
    unit: 'x',
    finished_per_50: rounded(ours),
    compared_with: rounded(others[name] ?? Number.NaN),
    seeds: seeds.length,
    ...(name === 'best_policy' && { days: summary(days) }),
  }));
}

/**
 * One working day of 80 tasks over HTTP against the simulator, in virtual time, with 20 seeds. `day`: a request that walks
 * through `models` counts once; `day2`: each model tried counts.
 */
export async function bench(): Promise<readonly Measurement[]> {
  const world = await new DayWorld().open();
  try {
    const once = await workAll(world, 'once');
    show('Where a request counts once, however many models it tries', once);
    const perAttempt = await workAll(world, 'perAttempt');
    show('Where each model that is tried counts', perAttempt);
    return [
      ...ratios('day', once, ['best_policy', 'openai_defaults', 'oracle']),
      ...ratios('day2', perAttempt, ['best_policy', 'oracle']),
    ];
  } finally {
    await world.close();
  }
}
