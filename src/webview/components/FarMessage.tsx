import type { Message } from '../../shared/chat';
import { showUnseenInWords } from '../markdown/unseenSigns';
import { memo } from './memo';
import { usePage } from './page';

/** A message far from the view: its bare words, for whoever searches or listens; it is laid out when it comes near. */
export const FarMessage = memo<{ readonly message: Message }>(({ message }) => {
  const { strings } = usePage();
  const isQuestion = message.role === 'user';
  return (
    <article
      class={isQuestion ? 'question' : 'answer'}
      aria-label={isQuestion ? strings.you : message.modelName || strings.frugal}
    >
      <p class="raw">{showUnseenInWords(message.text)}</p>
    </article>
  );
});

/** About how high a message is, in pixels, before it was ever drawn. */
export function guessHeight({ text }: Message): number {
  return 80 + Math.round(text.length / 2.5);
}
