import type { Account } from '../../test/simulator/simulator';
import type { DayPlan } from './dayPlan';
import type { Policy } from './dayPolicies';
import type { DayWorld } from './dayWorld';
import { median } from './measurement';

const requestsPerDay = 50;

export interface DayResult {
  /** Whole answers per 50 requests of the quota. */
  readonly finished: number;
  /** Requests per 50 that brought no answer. */
  readonly wasted: number;
  /** From asking for an answer until it is there, in seconds. */
  readonly secondsToAnswer: number;
  /** Requests of one turn. */
  readonly mostPerTurn: number;
}

/** Works through the tasks of a day as far as its requests go. */
export async function workDay(
  world: DayWorld,
  plan: DayPlan,
  policy: Policy,
  cost: Account['failoverCost'],
): Promise<DayResult> {
  world.begin(plan, cost);
  const worker = await policy(world, plan);
  const { account, simulator } = world;
  let finished = 0;
  let elsewhere = 0;
  let mostPerTurn = 0;
  const seconds: number[] = [];
  for (const [nth, task] of plan.tasks.entries()) {
    await world.passUntil(task);
    for (const due = dueBy(plan, world.clock.now()); elsewhere < due; elsewhere++)
      account.takeFreeRequest();
    if (account.usedToday >= requestsPerDay) break;
    const before = simulator.requests.length;
    const asked = world.clock.now();
    const isDone = await worker(codeOf(nth));
    const requests = simulator.requests.length - before;
    if (isDone && requests === 0) throw new Error(`Task ${nth} was done without a request.`);
    mostPerTurn = Math.max(mostPerTurn, requests);
    if (!isDone) continue;
    finished += 1;
    seconds.push((world.clock.now() - asked) / 1000);
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

/** How many requests another client has used. */
function dueBy({ elsewhere }: DayPlan, now: number): number {
  return elsewhere.filter((at) => at <= now).length;
}

/** Other code for each task: an answer to the same one is kept. */
function codeOf(nth: number): string {
  return `export const add${nth} = (a: number, b: number): number => a + b;\n`;
}
