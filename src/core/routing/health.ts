import type { UsageRow } from '../ports';
import { seenOf, type AnswerUse, type Seen, type Sign } from './seen';
import { modelKey } from './servedModel';

/** What the ledger tells of a model. */
export interface Health {
  /** How likely it answers now, and well, from 0 to 1. */
  readonly chance: number;
  /** It is closed to this account, or gone: asking it today can only fail. */
  readonly closed: boolean;
}

/** How far back the ledger is read, in milliseconds. */
export const healthMs = 24 * 60 * 60 * 1000;

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
/** Of free models of which nothing is known: they are down about a fifth of the time. */
const usualChance = 0.8;
/** Free models are down in spells of minutes: after this long two thirds of what was seen last is forgotten. */
const spellMs = 10 * minuteMs;
/** Of an answer that came: nobody minds up to this long, and each second more is worth this much of the chance. */
const patienceMs = 5000;
const costPerSecond = 0.005;
const mostForSlowness = 0.2;

/** Health by `modelKey`, from the account's requests of the last `healthMs`, oldest first. Nobody is asked. */
export function healthOf(
  rows: readonly UsageRow[],
  now: number,
  use: AnswerUse = 'reading',
): (id: string) => Health {
  const seen = seenOf(rows, use);
  return (id) => judge(seen.get(modelKey(id)) ?? [], now);
}

function judge(seen: readonly Seen[], now: number): Health {
  const closed = seen.at(-1)?.sign === 'closed';
  const chance = closed ? 0 : availability(seen, now) * quality(seen, now) - slowness(seen, now);
  return { chance: Math.max(0, chance), closed };
}

/** What was seen last fades; each miss more in a row is remembered twice as long. */
function availability(seen: readonly Seen[], now: number): number {
  const last = seen.at(-1);
  if (!last) return usualChance;
  const misses = seen.length - 1 - seen.findLastIndex(({ sign }) => sign !== 'missed');
  const memoryMs = spellMs * 2 ** Math.min(5, Math.max(0, misses - 1));
  const then = misses > 0 ? 0 : 1;
  return usualChance + (then - usualChance) * Math.exp(-Math.max(0, now - last.at) / memoryMs);
}

/** Which part of its answers is whole, as if three good ones were known of every model. */
function quality(seen: readonly Seen[], now: number): number {
  const weigh = (sign: Sign): number =>
    seen.reduce((sum, one) => (one.sign === sign ? sum + weight(one, now) : sum), 0);
  const good = weigh('served') + 3;
  return good / (good + weigh('spoiled'));
}

function slowness(seen: readonly Seen[], now: number): number {
  const timed = seen.filter(({ firstTokenMs }) => firstTokenMs !== undefined);
  const weights = timed.reduce((sum, one) => sum + weight(one, now), 0);
  const waited = timed.reduce(
    (sum, one) => sum + weight(one, now) * Math.max(0, (one.firstTokenMs ?? 0) - patienceMs),
    0,
  );
  return Math.min(mostForSlowness, (waited / 1000 / (weights + 1)) * costPerSecond);
}

/** Halves with each hour. */
function weight({ at }: Seen, now: number): number {
  return 2 ** (-Math.max(0, now - at) / hourMs);
}
