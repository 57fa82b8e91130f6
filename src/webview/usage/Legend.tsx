import type { VNode } from 'preact';
import { fillOf, partWords, type Part } from './outcomes';
import { useUsage } from './usageContext';

/** Which pattern means what. */
export function Legend({ parts }: { readonly parts: readonly Part[] }): VNode {
  const { strings } = useUsage();
  return (
    <div class="legend">
      {parts.map((part) => (
        <span key={part}>
          <svg width="12" height="12">
            <rect
              class={`part ${part}`}
              x="0.5"
              y="0.5"
              width="11"
              height="11"
              fill={fillOf(part)}
            />
          </svg>
          {strings[partWords[part]]}
        </span>
      ))}
    </div>
  );
}
