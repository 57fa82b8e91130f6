import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Message } from '../../shared/chat';
import type { PageState } from '../store';
import { canEdit } from './canEdit';
import { Composer } from './Composer';
import { LiveRegion } from './LiveRegion';
import { Log } from './Log';
import { PageContext, type Page } from './page';

interface Props {
  readonly state: PageState;
  readonly page: Page;
  /** Where the view was before a reload, see `SavedPage`. */
  readonly fromEnd: number;
  readonly onMoved: (fromEnd: number) => void;
}

/** The whole page; empty until the host has answered, which takes less than a frame or two. */
export function App({ state, page, fromEnd, onMoved }: Props): VNode {
  const { composer, connection, messages, busy, announcement } = state;
  useEscape(busy, page);
  useHelp(page);
  return (
    <PageContext.Provider value={page}>
      <main class="page">
        {composer !== undefined && (
          <>
            <Log
              // Another chat starts at its own end.
              key={state.chatId}
              messages={messages}
              branches={state.branches}
              editing={state.editing}
              sought={state.sought}
              documents={state.documents}
              connection={connection}
              attached={composer.attachments.length > 0}
              mostRequests={composer.mostRequests}
              canSend={connection === 'ready' && !busy && composer.model !== undefined}
              free={!busy}
              fromEnd={fromEnd}
              onMoved={onMoved}
            />
            <Composer
              composer={composer}
              connection={connection}
              trusted={state.trusted}
              isNew={messages.length === 0}
              draft={state.draft}
              busy={busy}
              lastQuestion={lastQuestion(messages)}
              sending={state.sent !== undefined}
              focusTurn={state.focusTurn}
              completions={state.completions}
            />
          </>
        )}
        <LiveRegion text={announcement.text} turn={announcement.turn} />
      </main>
    </PageContext.Provider>
  );
}

/** The one that can be said again in other words. */
function lastQuestion(messages: readonly Message[]): string | undefined {
  return messages.findLast((message) => message.role === 'user' && canEdit(message))?.id;
}

/** Escape stops a running answer, wherever the focus is. */
function useEscape(busy: boolean, { post }: Page): void {
  useEffect(() => {
    if (!busy) return undefined;
    const stop = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) post({ type: 'stop' });
    };
    addEventListener('keydown', stop);
    return () => removeEventListener('keydown', stop);
  }, [busy, post]);
}

/** VS Code's key for it, which would open the help of editors: it hears of every key after the page. */
function useHelp({ post }: Page): void {
  useEffect(() => {
    const help = (event: KeyboardEvent) => {
      if (event.key !== 'F1' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      event.preventDefault();
      event.stopPropagation();
      post({ type: 'accessibilityHelp' });
    };
    addEventListener('keydown', help, true);
    return () => removeEventListener('keydown', help, true);
  }, [post]);
}
