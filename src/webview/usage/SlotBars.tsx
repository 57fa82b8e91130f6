import type { VNode } from 'preact';
import { fillOf, type Part } from './outcomes';
import { axisEnd, percent } from './scale';
import { useUsage } from './usageContext';

interface Slot {
  readonly at: number;
  readonly date: string;
  /** Its parts in words; empty when it has none. */
  readonly says: string;
  readonly sizes: readonly (readonly [Part, number])[];
}

interface Props {
  readonly slots: readonly Slot[];
  readonly say: (count: number) => string;
}

/** In pixels; widths are shares of whatever room there is. */
const height = 120;
const top = 8;
/** Between the axis and the first bar. */
const gap = 6;

/** A bar for each slot; the last one is today's and marked. */
export function SlotBars({ slots, say }: Props): VNode {
  const { strings } = useUsage();
  const sums = slots.map(({ sizes }) => sizes.reduce((sum, [, size]) => sum + size, 0));
  const end = axisEnd(Math.max(...sums));
  const count = slots.length;
  const middle = slots[Math.floor(count / 2)];
  return (
    <div class="plot">
      <svg class="bars" width="100%" height={height + top}>
        {[end, end / 2].filter(Number.isInteger).map((value) => (
          <g key={value}>
            <line class="grid" x1="0" x2="100%" y1={y(value, end)} y2={y(value, end)} />
            <text class="axis" x={-gap} y={y(value, end)}>
              {say(value)}
            </text>
          </g>
        ))}
        <rect
          class="today"
          x={percent(count - 1, count)}
          y={top}
          width={percent(1, count)}
          height={height}
        />
        {slots.map((slot, index) => (
          <g key={slot.at}>
            <title>{slot.says === '' ? slot.date : `${slot.date}: ${slot.says}`}</title>
            <rect
              class="reach"
              x={percent(index, count)}
              y="0"
              width={percent(1, count)}
              height="100%"
            />
            {stack(slot.sizes).map(({ part, from, to }) => (
              <rect
                key={part}
                class={`part ${part}`}
                x={percent(index + 0.14, count)}
                width={percent(0.72, count)}
                y={y(to, end)}
                height={Math.max(1, y(from, end) - y(to, end))}
                fill={fillOf(part)}
              />
            ))}
          </g>
        ))}
        <line class="ground" x1="0" x2="100%" y1={height + top - 0.5} y2={height + top - 0.5} />
      </svg>
      <div class="dates">
        <span>{slots[0]?.date}</span>
        {count > 10 && <span>{middle?.date}</span>}
        <strong>{strings.today}</strong>
      </div>
    </div>
  );
}

function y(value: number, end: number): number {
  return top + height - (value / end) * height;
}

/** Where each part that is there begins and ends, from the ground up. */
function stack(
  sizes: Slot['sizes'],
): readonly { readonly part: Part; readonly from: number; readonly to: number }[] {
  let sum = 0;
  return sizes
    .filter(([, size]) => size > 0)
    .map(([part, size]) => ({ part, from: sum, to: (sum += size) }));
}
