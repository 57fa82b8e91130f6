import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { requestsOf, type NamedUsage } from '../../shared/usage';
import { pageLanguage } from '../pageLanguage';
import { fillOf, outcomes } from './outcomes';
import { percent } from './scale';
import { useUsage } from './usageContext';

/** More than these are shown together. */
const mostRows = 8;

/** A bar for each name, longest first, by how its requests ended. */
export function StackedRows({ items }: { readonly items: readonly NamedUsage[] }): VNode {
  const { strings } = useUsage();
  const shown = items.slice(0, mostRows);
  const most = Math.max(...shown.map(({ counts }) => requestsOf(counts)));
  return (
    <div class="rows">
      {shown.map(({ name, counts }) => {
        let sum = 0;
        return (
          <div key={name} class="bar-row">
            <span class="name" title={name}>
              {name}
            </span>
            <svg width="100%" height="12">
              {outcomes
                .filter((part) => counts[part] > 0)
                .map((part) => {
                  const x = percent(sum, most);
                  sum += counts[part];
                  return (
                    <rect
                      key={part}
                      class={`part ${part}`}
                      x={x}
                      y="0.5"
                      width={percent(counts[part], most)}
                      height="11"
                      fill={fillOf(part)}
                    />
                  );
                })}
            </svg>
            <span class="count">{requestsOf(counts).toLocaleString(pageLanguage())}</span>
          </div>
        );
      })}
      {items.length > mostRows && (
        <span class="dim small">{format(strings.other, items.length - mostRows)}</span>
      )}
    </div>
  );
}
