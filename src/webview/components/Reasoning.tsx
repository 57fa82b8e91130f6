import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AnswerMessage } from '../../shared/chat';
import { isRunning } from '../../shared/isRunning';
import { format, type PageStrings } from '../../shared/strings';
import { formatDuration } from './figures';
import { usePage } from './page';

/** What the model thought before it answered: folded, and drawn only when unfolded. */
export function Reasoning({ answer }: { readonly answer: AnswerMessage }): VNode {
  const { strings } = usePage();
  const [open, setOpen] = useState(false);
  return (
    <details class="reasoning" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{summary(strings, answer)}</summary>
      {open && <div class="thoughts">{answer.reasoning}</div>}
    </details>
  );
}

function summary(strings: PageStrings, answer: AnswerMessage): string {
  if (answer.text === '' && isRunning(answer)) return strings.thinking;
  // Less than that is no time to tell.
  if ((answer.reasoningMs ?? 0) < 500) return strings.thought;
  return format(strings.thoughtFor, formatDuration(strings, answer.reasoningMs ?? 0));
}
