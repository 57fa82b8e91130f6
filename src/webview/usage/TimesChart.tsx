import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import type { ModelUsage, UsageTimes } from '../../shared/usage';
import { formatDuration } from '../components/figures';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { useUsage } from './usageContext';

/** How long each model took until its first word, and for the whole answer. */
export function TimesChart({ models }: { readonly models: readonly ModelUsage[] }): VNode | null {
  const { strings } = useUsage();
  const timed = models.filter(({ total }) => total !== undefined);
  if (timed.length === 0) return null;
  const end = Math.max(...timed.map(({ total, firstToken }) => longest(total, firstToken)));
  const say = (ms: number | undefined): string =>
    ms === undefined ? strings.none : formatDuration(strings, ms);
  const says = timed.map(({ name, total }) => format(strings.partOf, name, say(total?.median)));
  const rows = timed.map(({ name, firstToken, total }) => [
    name,
    ...[firstToken?.median, firstToken?.p90, total?.median, total?.p90].map(say),
  ]);
  const head = [
    strings.model,
    ...[strings.firstMedian, strings.firstP90, strings.totalMedian, strings.totalP90],
  ];
  return (
    <Figure
      id="times"
      title={strings.times}
      says={`${strings.totalMedian}: ${says.join(', ')}`}
      hint={strings.timesHint}
      table={<FigureTable name={strings.times} head={head} rows={rows} />}
    >
      <div class="legend">
        <span>
          <svg width="12" height="12">
            <circle class="first" cx="6" cy="6" r="3.5" />
          </svg>
          {strings.firstWord}
        </span>
        <span>
          <svg width="12" height="12">
            <circle class="whole" cx="6" cy="6" r="3.5" />
          </svg>
          {strings.wholeAnswer}
        </span>
      </div>
      <div class="rows">
        {timed.slice(0, 8).map(({ name, firstToken, total }) => (
          <div key={name} class="bar-row">
            <span class="name" title={name}>
              {name}
            </span>
            <svg class="times" width="100%" height="18">
              <Span kind="first" times={firstToken} end={end} y={5} />
              <Span kind="whole" times={total} end={end} y={13} />
            </svg>
            <span class="count">{say(total?.median)}</span>
          </div>
        ))}
      </div>
    </Figure>
  );
}

function longest(...all: readonly (UsageTimes | undefined)[]): number {
  return Math.max(...all.map((times) => times?.p90 ?? 0));
}

interface SpanProps {
  readonly kind: 'first' | 'whole';
  readonly times: UsageTimes | undefined;
  readonly end: number;
  readonly y: number;
}

/** A mark at the median and a line to where nine of ten were done. */
function Span({ kind, times, end, y }: SpanProps): VNode | null {
  if (times === undefined) return null;
  // The marks at both ends need room.
  const x = (ms: number): string => `${1.5 + (ms / end) * 97}%`;
  return (
    <g>
      <line class={kind} x1={x(times.median)} x2={x(times.p90)} y1={y} y2={y} />
      <circle class={kind} cx={x(times.median)} cy={y} r="3.5" />
      <line class={kind} x1={x(times.p90)} x2={x(times.p90)} y1={y - 3} y2={y + 3} />
    </g>
  );
}
