import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Task, UserMessage as Message } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { Chip } from './Chip';
import { Masked } from './Masked';
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

/** What the user asked, with what went along. */
export const UserMessage = memo<{ readonly message: Message }>(({ message }) => {
  const { strings } = usePage();
  const { task, text, attachments, masked } = message;
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
      <Text text={text}>
        {task !== 'chat' && <span class="task">{strings[taskNames[task]]}</span>}
      </Text>
      {masked !== undefined && <Masked secrets={masked} />}
    </article>
  );
});

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
        {open ? text : start}
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
  return text.split('\n').length.toLocaleString();
}
