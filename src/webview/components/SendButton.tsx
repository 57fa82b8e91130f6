import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { formatRequests } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';

interface Props {
  readonly price: number;
  readonly busy: boolean;
  /** Why nothing can be sent now. */
  readonly blocked: string | undefined;
  readonly onSend: () => void;
}

/** Sends, with its price on it; stops while an answer runs. */
export function SendButton({ price, busy, blocked, onSend }: Props): VNode {
  const { strings, post } = usePage();
  if (busy) {
    return (
      <button
        type="button"
        class="send stop"
        title={strings.stop}
        aria-label={strings.stop}
        onClick={() => post({ type: 'stop' })}
      >
        <Icon name="debug-stop" />
      </button>
    );
  }
  const requests = formatRequests(strings, price);
  const name = format(strings.sendPriced, requests);
  return (
    <button
      type="button"
      class="send"
      title={blocked === undefined ? name : `${name}: ${blocked}`}
      aria-label={name}
      // Not `disabled`: it stays reachable, so that its title can say why it does nothing.
      aria-disabled={blocked !== undefined}
      onClick={() => {
        if (blocked === undefined) onSend();
      }}
    >
      <span class="price">{requests}</span>
      <Icon name="arrow-up" />
    </button>
  );
}
