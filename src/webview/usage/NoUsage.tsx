import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { useUsage } from './usageContext';

/** What will stand here, and how to get there. */
export function NoUsage({ days }: { readonly days: number }): VNode {
  const { strings, post } = useUsage();
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">{format(strings.empty, days)}</h2>
      <p>{strings.emptyText}</p>
      <button
        type="button"
        class="button primary"
        onClick={() => post({ type: 'command', command: 'focusChat' })}
      >
        {strings.openChat}
      </button>
    </section>
  );
}
