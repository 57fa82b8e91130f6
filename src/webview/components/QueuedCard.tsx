import type { VNode } from 'preact';
import type { QueuedAction, QueuedState } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { formatClock, formatPrice, formatSeconds, formatTimeLeft } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';
import { useNow } from './useNow';

const minuteMs = 60_000;

const actionNames: Readonly<Record<QueuedAction, keyof PageStrings>> = {
  sendNow: 'queuedSendNow',
  sendAsItIs: 'queuedAsItIs',
  sendAsItWas: 'queuedAsItWas',
  edit: 'queuedEdit',
  cancel: 'queuedCancel',
};

interface Props {
  readonly id: string;
  readonly queued: QueuedState;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
  /** No answer is coming in. */
  readonly free: boolean;
}

/** A question that waits: when it goes out, or what has to be said before it does. */
export function QueuedCard({ id, queued, mostRequests, free }: Props): VNode {
  const { strings, post } = usePage();
  const { changed = [], gone = [], behind } = queued;
  const asks = changed.length + gone.length > 0;
  const offered = actionsOf(queued);
  const price = formatPrice(strings, mostRequests);
  const name = (action: QueuedAction) => {
    const text = strings[actionNames[action]];
    return action.startsWith('send') ? format(strings.actionPriced, text, price) : text;
  };
  return (
    <section class={asks ? 'card queued warning' : 'card queued'}>
      {behind === undefined ? (
        <>
          {asks ? <Changes changed={changed} gone={gone} /> : <Countdown until={queued.until} />}
          <p>{asks ? strings.queuedWhichCode : strings.queuedKept}</p>
        </>
      ) : (
        <>
          <h3>
            <Icon name="watch" />
            {behind === 'waiting' ? strings.queuedBehind : strings.queuedHalted}
          </h3>
          <p>
            {behind === 'waiting'
              ? format(strings.queuedBehindPrice, price)
              : strings.queuedHaltedHint}
          </p>
        </>
      )}
      <div class="buttons">
        {offered.map((action, index) => (
          <button
            key={action}
            type="button"
            class={asks && index === 0 ? 'button primary' : 'button'}
            disabled={action.startsWith('send') && !free}
            onClick={() => post({ type: 'queuedAction', id, action })}
          >
            {name(action)}
          </button>
        ))}
      </div>
    </section>
  );
}

function actionsOf({ changed, gone, editable, behind }: QueuedState): readonly QueuedAction[] {
  const code: readonly QueuedAction[] = changed ? ['sendAsItIs', 'sendAsItWas'] : ['sendAsItWas'];
  // What goes out by itself needs no button for that.
  const now: readonly QueuedAction[] = behind === 'waiting' ? [] : ['sendNow'];
  const send = changed || gone ? code : now;
  return [...send, ...(editable ? (['edit'] as const) : []), 'cancel'];
}

function Changes({ changed, gone }: Required<Pick<QueuedState, 'changed' | 'gone'>>): VNode {
  const { strings } = usePage();
  const lines = [
    ...(changed.length > 0 ? [format(strings.queuedChanged, changed.join(', '))] : []),
    ...(gone.length > 0 ? [format(strings.queuedGone, gone.join(', '))] : []),
  ];
  return (
    <h3>
      <Icon name="warning" />
      {lines.join('. ')}
    </h3>
  );
}

function Countdown({ until }: { readonly until: number }): VNode {
  const { strings } = usePage();
  const rest = until - useNow(paceOf(until - Date.now()));
  const left = rest < minuteMs ? formatSeconds(strings, rest) : formatTimeLeft(strings, rest);
  return (
    <h3>
      <Icon name="watch" />
      {rest > 0 ? format(strings.queuedTitle, formatClock(until), left) : strings.queuedSoon}
    </h3>
  );
}

/** How often the countdown is drawn anew, in ms; not at all once it is over. */
function paceOf(rest: number): number | undefined {
  if (rest <= 0) return undefined;
  return rest < 2 * minuteMs ? 1000 : 15_000;
}
