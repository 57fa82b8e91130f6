import { format } from '../../shared/strings';
import type { UsageRow } from '../ports';
import { timesOf } from '../usage/times';
import { seenOf, type Sign } from './seen';
import { modelKey } from './servedModel';

/** How a model has been doing for the user. */
export interface TrackRecord {
  /** `closed`: asking it again can only fail; `usedUp`: its own limit of the day is met. */
  readonly state: 'open' | 'closed' | 'usedUp';
  /** Requests that tell something of it. */
  readonly asked: number;
  readonly answered: number;
  /** It could not serve. */
  readonly busy: number;
  /** Median, in milliseconds. */
  readonly firstTokenMs?: number;
}

/** By id, of those that were asked. @param rows oldest first @param usedUp ids */
export function trackRecords(
  rows: readonly UsageRow[],
  usedUp: readonly string[],
): (id: string) => TrackRecord | undefined {
  const seen = seenOf(rows, 'reading');
  return (id) => {
    const isUsedUp = usedUp.includes(id);
    const list = seen.get(modelKey(id)) ?? [];
    if (list.length === 0 && !isUsedUp) return undefined;
    const count = (wanted: Sign): number => list.filter(({ sign }) => sign === wanted).length;
    const firstTokenMs = timesOf(list.flatMap((one) => one.firstTokenMs ?? []))?.median;
    const isClosed = list.at(-1)?.sign === 'closed';
    return {
      state: isUsedUp ? 'usedUp' : isClosed ? 'closed' : 'open',
      asked: list.length,
      answered: count('served'),
      busy: count('missed'),
      ...(firstTokenMs !== undefined && { firstTokenMs }),
    };
  };
}

/** The words of the picker; `{0}` and `{1}` are filled in. A host may pass them in another language. */
const recordWords = {
  closed: 'not open to you now',
  usedUp: 'used up for now',
  answered: 'last 24 h: answered {0} of {1}',
  busy: 'busy {0}',
  firstWord: 'first word after {0} s',
} as const;
export type RecordWords = Readonly<Record<keyof typeof recordWords, string>>;

/** `last 24 h: answered 9 of 12, busy 3, first word after 2.1 s`, and before it why the model is not asked now; or nothing. */
export function recordLabels(
  record: TrackRecord | undefined,
  words: RecordWords = recordWords,
): readonly string[] {
  if (!record) return [];
  const { state, asked, answered, busy, firstTokenMs } = record;
  const figures = [
    format(words.answered, answered, asked),
    ...(busy > 0 ? [format(words.busy, busy)] : []),
    ...(firstTokenMs === undefined
      ? []
      : [format(words.firstWord, (firstTokenMs / 1000).toFixed(1))]),
  ];
  return [
    ...(state === 'open' ? [] : [words[state]]),
    ...(asked === 0 ? [] : [figures.join(', ')]),
  ];
}
