import type { Task, UserMessage as Message } from '../../shared/chat';
import type { PageStrings } from '../../shared/strings';
import { Chip } from './Chip';
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

/** What the user asked, with what went along. */
export const UserMessage = memo<{ readonly message: Message }>(({ message }) => {
  const { strings } = usePage();
  const { task, text, attachments } = message;
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
      <p>
        {task !== 'chat' && <span class="task">{strings[taskNames[task]]}</span>}
        {text}
      </p>
    </article>
  );
});
