import type { VNode } from 'preact';

interface Props {
  /** What is left, 0 to 1; absent while unknown. */
  readonly share: number | undefined;
}

const radius = 5.5;
const round = 2 * Math.PI * radius;

/** What is left of the day as a ring; the figure stands beside it. */
export function QuotaRing({ share }: Props): VNode {
  const level = share === undefined ? 'unknown' : share === 0 ? 'none' : share <= 0.1 ? 'low' : '';
  return (
    <svg class={`ring ${level}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <circle cx="8" cy="8" r={radius} class="track" />
      {share !== undefined && share > 0 && (
        <circle
          cx="8"
          cy="8"
          r={radius}
          class="left"
          stroke-dasharray={`${round * share} ${round}`}
          transform="rotate(-90 8 8)"
        />
      )}
    </svg>
  );
}
