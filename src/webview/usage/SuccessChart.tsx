import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import type { UsageCounts, UsageSummary } from '../../shared/usage';
import type { UsageStrings } from '../../shared/usageStrings';
import { pageLanguage } from '../pageLanguage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { Legend } from './Legend';
import { rateText } from './NamedChart';
import { successRate, type Part } from './outcomes';
import { SlotBars } from './SlotBars';
import { dateText, slotHeading, slotRows } from './slots';
import { useUsage } from './usageContext';

const parts = ['answered', 'failed'] as const satisfies readonly Part[];

/** How many of a hundred requests were answered; a day without any has no bar. */
export function SuccessChart({ summary }: { readonly summary: UsageSummary }): VNode | null {
  const { strings } = useUsage();
  const { slots, slotDays, counts } = summary;
  if (successRate(counts) === undefined) return null;
  const title = slotDays === 1 ? strings.successPerDay : strings.successPerWeek;
  const rows = slotRows(strings, summary, (slot) => [
    rateText(successRate(slot.counts), strings.none),
    ...parts.map((part) => slot.counts[part].toLocaleString(pageLanguage())),
  ]);
  return (
    <Figure
      id="success"
      title={title}
      says={sayRate(strings, counts)}
      table={
        <FigureTable
          name={title}
          head={[
            slotHeading(strings, summary),
            strings.success,
            ...parts.map((part) => strings[part]),
          ]}
          rows={rows}
        />
      }
    >
      <Legend parts={parts} />
      <SlotBars
        slots={slots.map((slot) => ({
          at: slot.at,
          date: dateText(slot.at),
          says: sayRate(strings, slot.counts),
          sizes: shares(slot.counts),
        }))}
        say={(share) => rateText(share, strings.none)}
      />
    </Figure>
  );
}

/** `92 %, 11 of 12 answered`; nothing where nothing ended. */
function sayRate(strings: UsageStrings, counts: UsageCounts): string {
  const { answered, failed } = counts;
  const rate = successRate(counts);
  if (rate === undefined) return '';
  return `${rateText(rate, strings.none)}, ${format(strings.successOf, answered, answered + failed)}`;
}

/** Of a hundred. */
function shares({ answered, failed }: UsageCounts): readonly (readonly [Part, number])[] {
  const ended = answered + failed;
  if (ended === 0) return [];
  const share = (answered / ended) * 100;
  return [
    ['answered', share],
    ['failed', 100 - share],
  ];
}
