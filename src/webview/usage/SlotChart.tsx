import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { requestsOf, type UsageCounts, type UsageSummary } from '../../shared/usage';
import type { UsageStrings } from '../../shared/usageStrings';
import { formatTokens } from '../components/figures';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { Legend } from './Legend';
import { outcomes, partWords, tokenWays, type Part } from './outcomes';
import { SlotBars } from './SlotBars';
import { useUsage } from './usageContext';

interface Props {
  readonly summary: UsageSummary;
  readonly shows: 'requests' | 'tokens';
}

/** Day by day, or week by week: requests by how they ended, or tokens by their way. */
export function SlotChart({ summary, shows }: Props): VNode {
  const { strings } = useUsage();
  const { slots, slotDays, counts } = summary;
  const all: readonly Part[] = shows === 'requests' ? outcomes : tokenWays;
  // The end of a request is hardly ever unknown.
  const parts = all.filter((part) => part !== 'running' || counts.running > 0);
  const title = titleOf(strings, shows, slotDays);
  const amount =
    shows === 'requests' ? requestsOf(counts) : counts.promptTokens + counts.answerTokens;
  const say = (count: number): string =>
    shows === 'requests' ? count.toLocaleString() : formatTokens(count);
  const sums = parts.map((part) =>
    format(strings.partOf, strings[partWords[part]], say(counts[part])),
  );
  const rows = slots
    .toReversed()
    .map((slot) => [
      dateText(slot.at, slot.at === slots.at(-1)?.at && slotDays === 1 ? strings : undefined),
      ...(shows === 'requests' ? [requestsOf(slot.counts).toLocaleString()] : []),
      ...parts.map((part) => slot.counts[part].toLocaleString()),
      ...(shows === 'requests' && counts.kept > 0 ? [slot.counts.kept.toLocaleString()] : []),
    ]);
  const head = [
    slotDays === 1 ? strings.day : strings.weekOf,
    ...(shows === 'requests' ? [strings.requests] : []),
    ...parts.map((part) => strings[partWords[part]]),
    ...(shows === 'requests' && counts.kept > 0 ? [strings.kept] : []),
  ];
  return (
    <Figure
      id={`slots-${shows}`}
      title={title}
      wide={shows === 'requests'}
      says={`${format(strings.inAll, say(amount))}. ${sums.join(', ')}`}
      {...(shows === 'requests' && {
        hint: format(strings.dayHint, startOfDayHere(slots.at(-1)?.at)),
      })}
      table={<FigureTable name={title} head={head} rows={rows} />}
    >
      <Legend parts={parts} />
      <SlotBars
        slots={slots.map((slot) => ({
          at: slot.at,
          date: dateText(slot.at),
          says: sayParts(strings, parts, slot.counts),
          sizes: parts.map((part) => [part, slot.counts[part]]),
        }))}
        say={say}
      />
    </Figure>
  );
}

function titleOf(strings: UsageStrings, shows: Props['shows'], slotDays: 1 | 7): string {
  if (shows === 'requests') return slotDays === 1 ? strings.perDay : strings.perWeek;
  return slotDays === 1 ? strings.tokensPerDay : strings.tokensPerWeek;
}

function sayParts(strings: UsageStrings, parts: readonly Part[], counts: UsageCounts): string {
  return parts
    .filter((part) => counts[part] > 0)
    .map((part) => format(strings.partOf, strings[partWords[part]], counts[part].toLocaleString()))
    .join(', ');
}

/** `12 Nov`, in UTC: a day of the free quota. With the words, `12 Nov, today`. */
function dateText(at: number, strings?: UsageStrings): string {
  const date = new Date(at).toLocaleDateString([], {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return strings ? `${date}, ${strings.today}` : date;
}

/** 00:00 UTC as the clock on this wall shows it. */
function startOfDayHere(at = 0): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
