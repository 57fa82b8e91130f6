import type { VNode } from 'preact';
import type { UsageSummary } from '../../shared/usage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { useUsage } from './usageContext';

/** Turns that kept answers and failover saved, and what each took. */
export function SavedTable({ summary }: { readonly summary: UsageSummary }): VNode {
  const { strings } = useUsage();
  const { fallbacks, secondRequests, counts } = summary;
  const rows = [
    [strings.savedByFallback, fallbacks, fallbacks],
    [strings.savedBySecond, secondRequests, 2 * secondRequests],
    [strings.savedByKept, counts.kept, 0],
  ] as const;
  return (
    <Figure
      id="saved"
      title={strings.savings}
      table={
        <FigureTable
          name={strings.savings}
          head={[strings.saving, strings.turns, strings.requestsSpent]}
          rows={rows.map((row) => row.map((cell) => cell.toLocaleString()))}
        />
      }
    />
  );
}
