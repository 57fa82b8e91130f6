import { peerPolicies, frugal, oracle, type Policy } from './support/dayPolicies';
import { planDay, type DayPlan } from './support/dayPlan';
import { DayWorld, modelIds } from './support/dayWorld';
import { median, rounded, type Measurement } from './support/measurement';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
const requestsPerDay = 50;

interface DayResult {
  /** Whole answers per 50 requests of the quota. */
  readonly finished: number;
  /** Requests per 50 that brought no answer. */
  readonly wasted: number;
  /** From asking for an answer until it is there, in seconds. */
  readonly secondsToAnswer: number;
  /** Requests of one turn. */
  readonly mostPerTurn: number;
}

async function work(
  world: DayWorld,
  plan: DayPlan,
  policy: Policy,
  cost: 'once' | 'perAttempt',
): Promise<DayResult> {
  world.begin(plan, cost);
  const worker = await policy(world, plan);
  const { account, simulator } = world;
  let finished = 0;
  let elsewhere = 0;
  let mostPerTurn = 0;
  const seconds: number[] = [];
  for (const task of plan.tasks) {
    world.advanceTo(task);
    const due = plan.elsewhere.filter((at) => at <= world.clock.now()).length;
    account.usedToday += due - elsewhere;
    elsewhere = due;
    if (account.usedToday >= requestsPerDay) break;
    const before = simulator.requests.length;
    const asked = world.clock.now();
    if (await worker()) {
      finished += 1;
      seconds.push((world.clock.now() - asked) / 1000);
    }
    mostPerTurn = Math.max(mostPerTurn, simulator.requests.length - before);
  }
  // What a storm sends after the day is used up is not held against it.
  const used = Math.min(requestsPerDay, account.usedToday) - elsewhere;
  const share = requestsPerDay / used;
  return {
    finished: finished * share,
    wasted: (used - finished) * share,
    secondsToAnswer: median(seconds),
    mostPerTurn,
  };
}

type Days = Readonly<Record<string, readonly DayResult[]>>;

async function workAll(world: DayWorld, cost: 'once' | 'perAttempt'): Promise<Days> {
  const all: Record<string, Policy> = { frugal, oracle, ...peerPolicies };
  const days: Record<string, readonly DayResult[]> = {};
  for (const [name, policy] of Object.entries(all)) {
    const results: DayResult[] = [];
    for (const seed of seeds)
      results.push(await work(world, planDay(seed, modelIds), policy, cost));
    days[name] = results;
  }
  return days;
}

function finishedOf(days: Days, name: string): number {
  return median((days[name] ?? []).map(({ finished }) => finished));
}

function summary(days: Days): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(days).map(([name, results]) => [
      name,
      {
        finished: rounded(median(results.map(({ finished }) => finished))),
        wasted: rounded(median(results.map(({ wasted }) => wasted))),
        seconds: rounded(median(results.map(({ secondsToAnswer }) => secondsToAnswer))),
        most: Math.max(...results.map(({ mostPerTurn }) => mostPerTurn)),
      },
    ]),
  );
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
    const perAttempt = await workAll(world, 'perAttempt');
    return [
      ...ratios('day', once, ['best_policy', 'openai_defaults', 'oracle']),
      ...ratios('day2', perAttempt, ['best_policy', 'oracle']),
    ];
  } finally {
    await world.close();
  }
}
