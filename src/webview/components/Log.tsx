import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Branches, Message } from '../../shared/chat';
import type { Connection } from '../../shared/protocol';
import type { PageState } from '../store';
import { Answer } from './Answer';
import { EmptyChat } from './EmptyChat';
import { Guard } from './Guard';
import { Icon } from './Icon';
import { memo } from './memo';
import { usePage } from './page';
import { useGrowingCount } from './useGrowingCount';
import { UserMessage } from './UserMessage';
import { useStickToEnd } from './useStickToEnd';
import { Welcome } from './Welcome';

interface Props {
  readonly messages: readonly Message[];
  readonly branches: Branches;
  /** The id of the question whose words are being changed. */
  readonly editing: string | undefined;
  readonly documents: PageState['documents'];
  readonly connection: Connection;
  /** The composer has an attachment. */
  readonly attached: boolean;
  readonly mostRequests: number;
  readonly canSend: boolean;
  /** No answer is coming in. */
  readonly free: boolean;
  /** Where the view was before a reload, see `SavedPage`. */
  readonly fromEnd: number;
  readonly onMoved: (fromEnd: number) => void;
}

/** The conversation. It is a log that does not speak by itself: see `LiveRegion`. */
export const Log = memo<Props>((props) => {
  const { messages, branches, documents, connection, attached, mostRequests, fromEnd, onMoved } =
    props;
  const { strings, post } = usePage();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { away, jumpToEnd } = useStickToEnd(scroller, content, fromEnd, onMoved);
  const count = useGrowingCount(messages.length);
  useJumpToQuestion(messages, jumpToEnd);
  return (
    <div class="conversation">
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={strings.conversation}
        tabIndex={0}
        ref={scroller}
      >
        <div class="messages" ref={content}>
          {messages.length > 0 && <h1 class="unseen">{strings.conversation}</h1>}
          {messages.length === 0 &&
            (connection === 'noKey' ? <Welcome /> : <EmptyChat {...{ attached, mostRequests }} />)}
          {messages.slice(messages.length - count).map((message) => (
            <Guard key={message.id} post={post} fallback={<PlainMessage text={message.text} />}>
              {message.role === 'user' ? (
                <UserMessage
                  message={message}
                  branch={branches[message.id]}
                  editing={message.id === props.editing}
                  mostRequests={mostRequests}
                  canSend={props.canSend}
                />
              ) : (
                <Answer
                  answer={message}
                  branch={branches[message.id]}
                  document={documents[message.id]}
                  mostRequests={mostRequests}
                  canSend={props.canSend}
                  free={props.free}
                  isLast={message === messages.at(-1)}
                />
              )}
            </Guard>
          ))}
        </div>
      </div>
      {away && (
        <button type="button" class="jump" onClick={jumpToEnd}>
          <Icon name="arrow-down" />
          {strings.jumpToLatest}
        </button>
      )}
    </div>
  );
});

function PlainMessage({ text }: { readonly text: string }): VNode {
  const { strings } = usePage();
  return (
    <article>
      <p class="note">{strings.drawFailed}</p>
      <p class="raw">{text}</p>
    </article>
  );
}

/** Who asks wants to see the answer, wherever the view was. */
function useJumpToQuestion(messages: readonly Message[], jumpToEnd: () => void): void {
  const known = useRef(messages);
  useEffect(() => {
    const added = messages.length > known.current.length;
    const asked = messages.slice(known.current.length).some(({ role }) => role === 'user');
    known.current = messages;
    if (added && asked) jumpToEnd();
  }, [messages, jumpToEnd]);
}
