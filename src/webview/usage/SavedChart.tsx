import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { savedTurns, type UsageSummary, type UsageSums } from '../../shared/usage';
import { pageLanguage } from '../pageLanguage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { Legend } from './Legend';
import { partWords, savings, sizeOf } from './outcomes';
import { SlotBars } from './SlotBars';
import { dateText, sayParts, slotHeading, slotRows } from './slots';
import { useUsage } from './usageContext';

/** Turns that kept answers and failover saved, and what they took. */
export function SavedChart({ summary }: { readonly summary: UsageSummary }): VNode {
  const { strings } = useUsage();
  const title = summary.slotDays === 1 ? strings.savedPerDay : strings.savedPerWeek;
  const all = savedTurns(summary);
  if (all === 0) {
    return (
      <section class="chart" aria-labelledby="saved">
        <h2 id="saved">{title}</h2>
        <p class="dim">{strings.nothingSaved}</p>
      </section>
    );
  }
  const head = [
    slotHeading(strings, summary),
    strings.savedTurns,
    ...savings.map((part) => strings[partWords[part]]),
    strings.requestsSpent,
  ];
  const rows = slotRows(strings, summary, (slot) =>
    [savedTurns(slot), ...savings.map((part) => sizeOf(part, slot)), spent(slot)].map((count) =>
      count.toLocaleString(pageLanguage()),
    ),
  );
  const say = (count: number): string => count.toLocaleString(pageLanguage());
  return (
    <Figure
      id="saved"
      title={title}
      says={`${format(strings.inAll, say(all))}. ${sayParts(strings, savings, summary)}`}
      hint={format(strings.savedHow, say(spent(summary)))}
      table={<FigureTable name={title} head={head} rows={rows} />}
    >
      <Legend parts={savings} />
      <SlotBars
        slots={summary.slots.map((slot) => ({
          at: slot.at,
          date: dateText(slot.at),
          says: sayParts(
            strings,
            savings.filter((part) => sizeOf(part, slot) > 0),
            slot,
          ),
          sizes: savings.map((part) => [part, sizeOf(part, slot)]),
        }))}
        say={say}
      />
    </Figure>
  );
}

/** Requests that saved turns took. */
function spent({ fallbacks, secondRequests }: UsageSums): number {
  return fallbacks + 2 * secondRequests;
}
