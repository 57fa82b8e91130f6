import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { requestsOf, type NamedUsage } from '../../shared/usage';
import { pageLanguage } from '../pageLanguage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { outcomes, partWords, successRate } from './outcomes';
import { StackedRows } from './StackedRows';
import { useUsage } from './usageContext';

interface Props {
  readonly title: string;
  /** Of the column with the names. */
  readonly heading: string;
  readonly items: readonly NamedUsage[];
}

/** Requests by what they were for, or by who was asked. */
export function NamedChart({ title, heading, items }: Props): VNode {
  const { strings } = useUsage();
  const sent = items.filter(({ counts }) => requestsOf(counts) > 0);
  const head = [
    heading,
    strings.requests,
    ...outcomes.map((part) => strings[partWords[part]]),
    strings.success,
    strings.tokensIn,
    strings.tokensOut,
  ];
  const rows = sent.map(({ name, counts }) => [
    name,
    requestsOf(counts).toLocaleString(pageLanguage()),
    ...outcomes.map((part) => counts[part].toLocaleString(pageLanguage())),
    rateText(successRate(counts), strings.none),
    counts.promptTokens.toLocaleString(pageLanguage()),
    counts.answerTokens.toLocaleString(pageLanguage()),
  ]);
  const says = sent.map(({ name, counts }) => format(strings.partOf, name, requestsOf(counts)));
  return (
    <Figure
      id={`named-${heading}`.replaceAll(/\W/g, '-')}
      title={title}
      says={says.join(', ')}
      table={<FigureTable name={title} head={head} rows={rows} />}
    >
      <StackedRows items={sent} />
    </Figure>
  );
}

/** `92 %`. */
export function rateText(rate: number | undefined, none: string): string {
  return rate === undefined ? none : `${rate} %`;
}
