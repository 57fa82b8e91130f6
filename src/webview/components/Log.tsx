import { useEffect, useRef, useState } from 'preact/hooks';
import type { Branches, Message } from '../../shared/chat';
import type { Connection } from '../../shared/protocol';
import type { Sought } from '../find/sought';
import type { PageState } from '../store';
import { EmptyChat } from './EmptyChat';
import { Icon } from './Icon';
import { memo } from './memo';
import { usePage } from './page';
import { Turn } from './Turn';
import { useFind } from './useFind';
import { useNear } from './useNear';
import { useStickToEnd } from './useStickToEnd';
import { Welcome } from './Welcome';

interface Props {
  readonly messages: readonly Message[];
  readonly branches: Branches;
  /** The id of the question whose words are being changed. */
  readonly editing: string | undefined;
  readonly sought: Sought | undefined;
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

/** So many messages at the end are drawn whole before it is known what is in the view, and while one is added. */
const alwaysDrawn = 3;
/** So many are in the page when it is painted for the first time. */
const drawnFirst = 20;

/** The conversation. It is a log that does not speak by itself: see `LiveRegion`. */
export const Log = memo<Props>((props) => {
  const { messages, branches, connection, attached, mostRequests, fromEnd, onMoved } = props;
  const { strings } = usePage();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { away, jumpToEnd, leavePlace } = useStickToEnd(scroller, content, fromEnd, onMoved);
  const first = useFirst(messages.length);
  const ids = messages.slice(first).map(({ id }) => id);
  const near = useNear(scroller, content, ids.join());
  useJumpToQuestion(messages, jumpToEnd);
  const find = useFind(props.sought);
  useEffect(() => {
    if (find.turn > 0) leavePlace();
  }, [find.turn, leavePlace]);
  const closeFind = () => {
    find.close();
    scroller.current?.focus();
  };
  return (
    <div class="conversation">
      {find.Box !== undefined && (
        <find.Box {...{ content, turn: find.turn, sought: props.sought }} onClose={closeFind} />
      )}
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
          {messages.slice(first).map((message, index, { length }) => (
            <Turn
              key={message.id}
              message={message}
              branch={branches[message.id]}
              document={props.documents[message.id]}
              isNear={index >= length - alwaysDrawn || near?.has(message.id) === true}
              isLast={index === length - 1}
              editing={message.id === props.editing}
              mostRequests={mostRequests}
              canSend={props.canSend}
              free={props.free}
            />
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

/** The first message to draw: of a long chat the end comes first, and the others once that is painted. */
function useFirst(count: number): number {
  const [first, setFirst] = useState(Math.max(0, count - drawnFirst));
  useEffect(() => {
    if (first === 0) return undefined;
    const idle = requestIdleCallback(() => setFirst(0), { timeout: 200 });
    return () => cancelIdleCallback(idle);
  }, [first]);
  return Math.min(first, count);
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
