import type { UserMessage as Message } from '../../shared/chat';
import { Chip } from './Chip';
import { memo } from './memo';
import { usePage } from './page';

/** What the user asked, with what went along. */
export const UserMessage = memo<{ readonly message: Message }>(({ message }) => {
  const { strings } = usePage();
  const { task, text, attachments } = message;
  const taskName =
    task === 'explain' ? strings.taskExplain : task === 'refactor' ? strings.taskRefactor : '';
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
        {taskName !== '' && <span class="task">{taskName}</span>}
        {text}
      </p>
    </article>
  );
});
