import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Branches, Task, UserMessage as Message } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { showUnseenInWords } from '../markdown/unseenSigns';
import { pageLanguage } from '../pageLanguage';
import { BranchSteps } from './BranchSteps';
import { Chip } from './Chip';
import { EditQuestion } from './EditQuestion';
import { IconButton } from './IconButton';
import { Masked } from './Masked';
import { canEdit } from './canEdit';
import { memo } from './memo';
import { usePage } from './page';

/** What each task is called; a plain message has no name. */
const taskNames: Readonly<Record<Exclude<Task, 'chat'>, keyof PageStrings>> = {
  explain: 'taskExplain',
  refactor: 'taskRefactor',
  fix: 'taskFix',
  document: 'taskDocument',
  tests: 'taskTests',
  edit: 'taskEdit',
  rename: 'taskRename',
  commit: 'taskCommit',
  merge: 'taskMerge',
};

/** A question that is longer begins folded, at half of this: a pasted log must not push the answer away. */
const longLines = 24;
const longCharacters = 2400;

interface Props {
  readonly message: Message;
  readonly branch?: Branches[string] | undefined;
  /** Its words are being changed. */
  readonly editing?: boolean;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
  /** A turn can be sent now. */
  readonly canSend: boolean;
}

/** What the user asked, with what went along. */
export const UserMessage = memo<Props>(({ message, editing = false, branch, ...sending }) => {
  const { strings } = usePage();
  const { id, task, text, attachments, masked } = message;
  return (
    <article class="question" aria-label={strings.you}>
      <h2 class="unseen">{strings.you}</h2>
      {attachments.length > 0 && (
        <ul class="chips" aria-label={strings.attachments}>
          {attachments.map((attachment) => (
            <Chip key={attachment.id} attachment={attachment} removable={false} />
          ))}
        </ul>
      )}
      {editing ? (
        <EditQuestion {...{ id, text }} {...sending} />
      ) : (
        <Text text={text}>
          {task !== 'chat' && <span class="task">{strings[taskNames[task]]}</span>}
        </Text>
      )}
      {masked !== undefined && <Masked secrets={masked} />}
      {!editing && <Tools message={message} branch={branch} />}
    </article>
  );
});

/** What can be done with a question; seen where the pointer or the focus is. */
function Tools({ message, branch }: Pick<Props, 'message' | 'branch'>): VNode {
  const { strings, post, dispatch } = usePage();
  const { id } = message;
  return (
    <div class={branch === undefined ? 'tools' : 'tools several'}>
      {canEdit(message) && (
        <IconButton
          icon="edit"
          name={strings.editQuestion}
          onClick={() => dispatch({ type: 'edit', id })}
        />
      )}
      <IconButton
        icon="trash"
        name={strings.deleteQuestion}
        onClick={() => post({ type: 'deleteMessage', id })}
      />
      <BranchSteps id={id} branch={branch} />
    </div>
  );
}

/** What is folded is not in the page at all. */
function Text({
  text,
  children,
}: {
  readonly text: string;
  readonly children: ComponentChildren;
}): VNode {
  const { strings } = usePage();
  const [open, setOpen] = useState(false);
  const start = startOf(text);
  const isLong = start.length < text.length;
  return (
    <>
      <p class={isLong && open ? 'whole' : undefined}>
        {children}
        {showUnseenInWords(open ? text : start)}
        {isLong && !open && '…'}
      </p>
      {isLong && (
        <button
          type="button"
          class="link"
          aria-expanded={open}
          onClick={() => setOpen((wasOpen) => !wasOpen)}
        >
          {open ? strings.showLess : format(strings.showAll, lineCount(text))}
        </button>
      )}
    </>
  );
}

/** The first lines of a long text, else all of it. */
function startOf(text: string): string {
  const isLong = text.length > longCharacters || text.split('\n', longLines + 1).length > longLines;
  return isLong
    ? text
        .split('\n', longLines / 2)
        .join('\n')
        .slice(0, longCharacters / 2)
    : text;
}

function lineCount(text: string): string {
  return text.split('\n').length.toLocaleString(pageLanguage());
}
