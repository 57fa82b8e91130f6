import type { ComponentChildren, VNode } from 'preact';
import { format } from '../../shared/strings';
import { useUsage } from './usageContext';

interface Props {
  readonly id: string;
  readonly title: string;
  /** What the picture shows, in a sentence; absent: there is no picture. */
  readonly says?: string;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly children?: ComponentChildren;
  readonly table: VNode;
}

/** A chart: its title, its picture, and the table that has all of it in figures. */
export function Figure({ id, title, says, hint, wide, children, table }: Props): VNode {
  const { strings, opensTables } = useUsage();
  return (
    <section class={wide === true ? 'chart wide' : 'chart'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {says !== undefined && (
        <div class="picture" role="img" aria-label={format(strings.chartOf, title, says)}>
          {children}
        </div>
      )}
      {hint !== undefined && <p class="dim small">{hint}</p>}
      {says === undefined ? (
        table
      ) : (
        <details open={opensTables}>
          <summary aria-label={`${strings.table}: ${title}`}>{strings.table}</summary>
          {table}
        </details>
      )}
    </section>
  );
}
