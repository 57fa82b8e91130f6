import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { requestsOf, type ModelUsage } from '../../shared/usage';
import { pageLanguage } from '../pageLanguage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { rateText } from './NamedChart';
import { outcomes, partWords, successRate } from './outcomes';
import { StackedRows } from './StackedRows';
import { useUsage } from './usageContext';

/** Which models were asked, how it ended, and who answered in their place. */
export function ModelChart({ models }: { readonly models: readonly ModelUsage[] }): VNode {
  const { strings } = useUsage();
  const asked = models.filter(({ counts }) => requestsOf(counts) > 0);
  const severalProviders = new Set(models.map(({ provider }) => provider)).size > 1;
  const head = [
    strings.model,
    ...(severalProviders ? [strings.provider] : []),
    strings.requests,
    ...outcomes.map((part) => strings[partWords[part]]),
    strings.success,
    strings.answersGiven,
    strings.answeredBy,
    strings.tokensIn,
    strings.tokensOut,
  ];
  const rows = models.map(({ name, provider, counts, served, others }) => [
    name,
    ...(severalProviders ? [provider] : []),
    requestsOf(counts).toLocaleString(pageLanguage()),
    ...outcomes.map((part) => counts[part].toLocaleString(pageLanguage())),
    rateText(successRate(counts), strings.none),
    served.toLocaleString(pageLanguage()),
    others.map((other) => format(strings.otherCount, other.name, other.count)).join(', ') ||
      strings.none,
    counts.promptTokens.toLocaleString(pageLanguage()),
    counts.answerTokens.toLocaleString(pageLanguage()),
  ]);
  const says = asked.map(({ name, counts }) => format(strings.partOf, name, requestsOf(counts)));
  return (
    <Figure
      id="models"
      title={strings.models}
      says={says.join(', ')}
      table={<FigureTable name={strings.models} head={head} rows={rows} />}
    >
      <StackedRows items={asked} />
    </Figure>
  );
}
