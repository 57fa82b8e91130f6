import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { requestsOf, type UsageSummary } from '../../shared/usage';
import type { UsageStrings } from '../../shared/usageStrings';
import { formatTokens } from '../components/figures';
import { pageLanguage } from '../pageLanguage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { Legend } from './Legend';
import { outcomes, partWords, tokenWays } from './outcomes';
import { SlotBars } from './SlotBars';
import { dateText, sayParts, slotHeading, slotRows } from './slots';
import { useUsage } from './usageContext';

type SlotPart = (typeof outcomes)[number] | (typeof tokenWays)[number];

interface Props {
  readonly summary: UsageSummary;
  readonly shows: 'requests' | 'tokens';
}

/** Day by day, or week by week: requests by how they ended, or tokens by their way. */
export function SlotChart({ summary, shows }: Props): VNode {
  const { strings } = useUsage();
  const { slots, slotDays, counts } = summary;
  const all: readonly SlotPart[] = shows === 'requests' ? outcomes : tokenWays;
  // The end of a request is hardly ever unknown.
  const parts = all.filter((part) => part !== 'running' || counts.running > 0);
  const title = titleOf(strings, shows, slotDays);
  const amount =
    shows === 'requests' ? requestsOf(counts) : counts.promptTokens + counts.answerTokens;
  const say = (count: number): string =>
    shows === 'requests' ? count.toLocaleString(pageLanguage()) : formatTokens(count);
  const rows = slotRows(strings, summary, ({ counts: own }) => [
    ...(shows === 'requests' ? [requestsOf(own).toLocaleString(pageLanguage())] : []),
    ...parts.map((part) => own[part].toLocaleString(pageLanguage())),
  ]);
  const head = [
    slotHeading(strings, summary),
    ...(shows === 'requests' ? [strings.requests] : []),
    ...parts.map((part) => strings[partWords[part]]),
  ];
  return (
    <Figure
      id={`slots-${shows}`}
      title={title}
      wide={shows === 'requests'}
      says={`${format(strings.inAll, say(amount))}. ${sayParts(strings, parts, summary, say)}`}
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
          says: sayParts(
            strings,
            parts.filter((part) => slot.counts[part] > 0),
            slot,
          ),
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

/** 00:00 UTC as the clock on this wall shows it. */
function startOfDayHere(at = 0): string {
  return new Date(at).toLocaleTimeString(pageLanguage(), { hour: '2-digit', minute: '2-digit' });
}
