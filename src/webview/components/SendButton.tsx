import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { formatPrice } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';

interface Props {
  /** Requests that the turn may make. */
  readonly mostRequests: number;
  /** The estimated size of the request, in words. */
  readonly size: string;
  readonly busy: boolean;
  /** Why nothing can be sent now. */
  readonly blocked: string | undefined;
  readonly onSend: () => void;
}

/** Sends, with its price on it. While an answer runs it stops that, and what was typed can wait for its end. */
export function SendButton({ mostRequests, size, busy, blocked, onSend }: Props): VNode {
  const { strings, post } = usePage();
  const price = formatPrice(strings, mostRequests);
  const name = format(strings.sendPriced, price);
  const hint = blocked ?? (busy ? strings.waitsForAnswer : size);
  const means = mostRequests > 1 ? `\n${format(strings.priceMeans, mostRequests)}` : '';
  return (
    <>
      {!(busy && blocked !== undefined) && (
        <button
          type="button"
          class="send"
          title={`${name}: ${hint}${means}`}
          aria-label={name}
          // Not `disabled`: it stays reachable, so that its title can say why it does nothing.
          aria-disabled={blocked !== undefined}
          onClick={() => {
            if (blocked === undefined) onSend();
          }}
        >
          <span class="price">{price}</span>
          <span class="price short">1</span>
          <Icon name="arrow-up" />
        </button>
      )}
      {busy && (
        <button
          type="button"
          class="send stop"
          title={strings.stop}
          aria-label={strings.stop}
          onClick={() => post({ type: 'stop' })}
        >
          <Icon name="stop-circle" />
        </button>
      )}
    </>
  );
}
