import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import type { UsageSummary } from '../../shared/usage';
import { pageLanguage } from '../pageLanguage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { fillOf } from './outcomes';
import { percent } from './scale';
import { useUsage } from './usageContext';

/** For which reasons requests failed. */
export function CauseChart({ causes }: Pick<UsageSummary, 'causes'>): VNode {
  const { strings } = useUsage();
  const most = Math.max(...causes.map(({ count }) => count));
  if (causes.length === 0) {
    return (
      <section class="chart" aria-labelledby="causes">
        <h2 id="causes">{strings.causes}</h2>
        <p class="dim">{strings.nothingWrong}</p>
      </section>
    );
  }
  const rows = causes.map(({ name, count }) => [name, count.toLocaleString(pageLanguage())]);
  return (
    <Figure
      id="causes"
      title={strings.causes}
      says={causes.map(({ name, count }) => format(strings.partOf, name, count)).join(', ')}
      table={
        <FigureTable name={strings.causes} head={[strings.cause, strings.requests]} rows={rows} />
      }
    >
      <div class="rows">
        {causes.map(({ name, count }) => (
          <div key={name} class="bar-row">
            <span class="name" title={name}>
              {name}
            </span>
            <svg width="100%" height="12">
              <rect
                class="part failed"
                y="0.5"
                width={percent(count, most)}
                height="11"
                fill={fillOf('failed')}
              />
            </svg>
            <span class="count">{count.toLocaleString(pageLanguage())}</span>
          </div>
        ))}
      </div>
    </Figure>
  );
}
