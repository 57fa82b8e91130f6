import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { requestsOf, savedTurns, type UsageSummary } from '../../shared/usage';
import { formatTokens } from '../components/figures';
import { pageLanguage } from '../pageLanguage';
import { successRate } from './outcomes';
import { useUsage } from './usageContext';

/** The period in a few figures. */
export function Totals({ summary }: { readonly summary: UsageSummary }): VNode {
  const { strings } = useUsage();
  const { counts } = summary;
  const { answered, failed, promptTokens, answerTokens, uncounted } = counts;
  const rate = successRate(counts);
  const figures = [
    { name: strings.requests, value: requestsOf(counts).toLocaleString(pageLanguage()) },
    {
      name: strings.successRate,
      value: rate === undefined ? strings.none : `${rate} %`,
      hint: format(strings.successHint, answered, answered + failed),
    },
    {
      name: strings.tokens,
      value: formatTokens(promptTokens + answerTokens),
      hint: format(strings.tokensHint, formatTokens(promptTokens), formatTokens(answerTokens)),
    },
    {
      name: strings.saved,
      value: savedTurns(summary).toLocaleString(pageLanguage()),
      hint: strings.savedHint,
    },
    ...(uncounted === 0
      ? []
      : [
          {
            name: strings.uncounted,
            value: uncounted.toLocaleString(pageLanguage()),
            hint: strings.uncountedHint,
          },
        ]),
  ];
  return (
    <dl class="totals">
      {figures.map(({ name, value, hint }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="value">{value}</dd>
          {hint !== undefined && <dd class="dim small">{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
