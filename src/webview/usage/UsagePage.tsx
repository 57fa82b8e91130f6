import type { VNode } from 'preact';
import { requestsOf, type UsagePeriod } from '../../shared/usage';
import type { UsageState } from '../../shared/usageProtocol';
import { CauseChart } from './CauseChart';
import { ModelChart } from './ModelChart';
import { NamedChart } from './NamedChart';
import { NoProvider } from './NoProvider';
import { NoUsage } from './NoUsage';
import { Patterns } from './Patterns';
import { QuotaSection } from './QuotaSection';
import { SavedChart } from './SavedChart';
import { SlotChart } from './SlotChart';
import { SuitsChart } from './SuitsChart';
import { SuccessChart } from './SuccessChart';
import { TimesChart } from './TimesChart';
import { Toolbar } from './Toolbar';
import { Totals } from './Totals';
import { useUsage } from './usageContext';

interface Props {
  readonly usage: UsageState;
  readonly onPeriod: (period: UsagePeriod) => void;
}

/** What is left, and what was used in a period. */
export function UsagePage({ usage: { quota, summary }, onPeriod }: Props): VNode {
  const { strings } = useUsage();
  const isEmpty = requestsOf(summary.counts) + summary.counts.kept === 0;
  return (
    <main>
      <Patterns />
      <h1>{strings.usage}</h1>
      {quota ? <QuotaSection quota={quota} /> : <NoProvider />}
      <Toolbar shown={summary.period} onPeriod={onPeriod} />
      {isEmpty ? (
        <NoUsage days={summary.period} />
      ) : (
        <>
          <Totals summary={summary} />
          <div class="charts">
            <SlotChart summary={summary} shows="requests" />
            <SuccessChart summary={summary} />
            <SavedChart summary={summary} />
            <SlotChart summary={summary} shows="tokens" />
            <SuitsChart models={summary.models} />
            <ModelChart models={summary.models} />
            <TimesChart models={summary.models} />
            <NamedChart
              title={strings.purposes}
              heading={strings.purpose}
              items={summary.purposes}
            />
            <CauseChart causes={summary.causes} />
            <NamedChart
              title={strings.providers}
              heading={strings.provider}
              items={summary.providers}
            />
          </div>
        </>
      )}
      <p class="dim small">{strings.recordedHere}</p>
    </main>
  );
}
