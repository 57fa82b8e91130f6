import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { format } from '../../shared/strings';
import { formatPrice } from './figures';
import { usePage } from './page';

interface Props {
  readonly id: string;
  readonly text: string;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
  /** A turn can be sent now. */
  readonly canSend: boolean;
}

/** The words of a question, to be changed and sent again. */
export function EditQuestion({ id, text, mostRequests, canSend }: Props): VNode {
  const { strings, post, dispatch } = usePage();
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  // At once: the button that led here is gone, and the focus with it.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  const isReady = canSend && typed.trim() !== '';
  const send = () => {
    if (isReady) post({ type: 'editQuestion', id, text: typed });
  };
  const leave = () => {
    dispatch({ type: 'edit', id: undefined });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      // It leaves the editing, and no more.
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div class="edit">
      <textarea
        ref={field}
        rows={1}
        value={typed}
        aria-label={strings.editQuestion}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p class="note">{strings.editKeeps}</p>
      <div class="buttons">
        <button type="button" class="button primary" disabled={!isReady} onClick={send}>
          {format(strings.actionPriced, strings.send, formatPrice(strings, mostRequests))}
        </button>
        <button type="button" class="button" onClick={leave}>
          {strings.queuedCancel}
        </button>
      </div>
    </div>
  );
}
