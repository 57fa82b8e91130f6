import type { UsageCounts, UsageSums } from '../../shared/usage';
import { noCounts, type ModelTotals, type UsageTotals } from './usageTotals';

type Sum<T> = { -readonly [Name in keyof T]: T[Name] };

const countNames = Object.keys(noCounts) as readonly (keyof UsageCounts)[];

/** Adds up as many as there are, each in one step: a year has a third of a million. */
export function addUp(all: Iterable<UsageTotals>): UsageTotals {
  const counts = { ...noCounts };
  const models = new Map<string, ModelSum>();
  const purposes = new Map<string, Sum<UsageCounts>>();
  const accounts = new Map<string, Sum<UsageCounts>>();
  const causes = new Map<string, number>();
  let [fallbacks, secondRequests] = [0, 0];
  for (const totals of all) {
    addCounts(counts, totals.counts);
    for (const [name, more] of Object.entries(totals.models))
      sumOf(models, name, newModelSum).add(more);
    for (const [name, more] of Object.entries(totals.purposes))
      addCounts(sumOf(purposes, name, newCounts), more);
    for (const [name, more] of Object.entries(totals.accounts))
      addCounts(sumOf(accounts, name, newCounts), more);
    addNumbers(causes, totals.causes);
    fallbacks += totals.fallbacks;
    secondRequests += totals.secondRequests;
  }
  return {
    counts,
    models: Object.fromEntries([...models].map(([name, sum]) => [name, sum.totals])),
    purposes: Object.fromEntries(purposes),
    accounts: Object.fromEntries(accounts),
    causes: Object.fromEntries(causes),
    fallbacks,
    secondRequests,
  };
}

/** The same without the details. */
export function addUpSums(all: readonly UsageSums[]): UsageSums {
  const counts = newCounts();
  let [fallbacks, secondRequests] = [0, 0];
  for (const sums of all) {
    addCounts(counts, sums.counts);
    fallbacks += sums.fallbacks;
    secondRequests += sums.secondRequests;
  }
  return { counts, fallbacks, secondRequests };
}

const sumNames = ['served', 'busy', 'empty', 'edits', 'accepted'] as const;

class ModelSum {
  private readonly counts = newCounts();
  private readonly others = new Map<string, number>();
  private readonly firstToken: number[] = [];
  private readonly total: number[] = [];
  private readonly sums = { served: 0, busy: 0, empty: 0, edits: 0, accepted: 0 };

  add(more: ModelTotals): void {
    addCounts(this.counts, more.counts);
    addNumbers(this.others, more.others);
    for (const ms of more.firstToken) this.firstToken.push(ms);
    for (const ms of more.total) this.total.push(ms);
    for (const name of sumNames) this.sums[name] += more[name];
  }

  get totals(): ModelTotals {
    const { counts, sums, others, firstToken, total } = this;
    return { counts, ...sums, others: Object.fromEntries(others), firstToken, total };
  }
}

function newModelSum(): ModelSum {
  return new ModelSum();
}

function newCounts(): Sum<UsageCounts> {
  return { ...noCounts };
}

function sumOf<T>(sums: Map<string, T>, name: string, create: () => T): T {
  const known = sums.get(name);
  if (known !== undefined) return known;
  const created = create();
  sums.set(name, created);
  return created;
}

function addCounts(sum: Sum<UsageCounts>, more: UsageCounts): void {
  for (const name of countNames) sum[name] += more[name];
}

function addNumbers(sums: Map<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, number] of Object.entries(more)) sums.set(name, (sums.get(name) ?? 0) + number);
}
