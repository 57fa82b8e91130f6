import type { VNode } from 'preact';
import type { Branches, Message } from '../../shared/chat';
import type { PageState } from '../store';
import { Answer } from './Answer';
import { FarMessage, guessHeight } from './FarMessage';
import { Guard } from './Guard';
import { memo } from './memo';
import { usePage } from './page';
import { UserMessage } from './UserMessage';

interface Props {
  readonly message: Message;
  readonly branch: Branches[string] | undefined;
  readonly document: PageState['documents'][string] | undefined;
  /** In the view or near it; of others the bare words are in the page. */
  readonly isNear: boolean;
  readonly isLast: boolean;
  /** Its words are being changed. */
  readonly editing: boolean;
  readonly mostRequests: number;
  readonly canSend: boolean;
  /** No answer is coming in. */
  readonly free: boolean;
}

/** A message in its place in the conversation. */
export const Turn = memo<Props>((props) => {
  const { message } = props;
  const { post } = usePage();
  const isNear = props.isNear || props.editing;
  return (
    <div
      class={isNear ? 'turn' : 'turn far'}
      data-message={message.id}
      style={{ containIntrinsicHeight: `auto ${guessHeight(message)}px` }}
    >
      <Guard post={post} fallback={<PlainMessage text={message.text} />}>
        {isNear ? <NearMessage {...props} /> : <FarMessage message={message} />}
      </Guard>
    </div>
  );
});

function NearMessage(props: Props): VNode {
  const { message, branch, mostRequests, canSend } = props;
  if (message.role === 'user') {
    const { editing } = props;
    return <UserMessage {...{ message, branch, editing, mostRequests, canSend }} />;
  }
  const { document, free, isLast } = props;
  return <Answer answer={message} {...{ branch, document, mostRequests, canSend, free, isLast }} />;
}

function PlainMessage({ text }: { readonly text: string }): VNode {
  const { strings } = usePage();
  return (
    <article>
      <p class="note">{strings.drawFailed}</p>
      <p class="raw">{text}</p>
    </article>
  );
}
