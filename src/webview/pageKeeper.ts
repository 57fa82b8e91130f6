import type { Message } from '../shared/chat';
import type { ChatState, ToPage } from '../shared/protocol';
import type { Host, SavedPage } from './api';

/** How long (in ms) typing must rest before the host hears of the draft. */
const rest = 300;
/** Scrolling is written down at most this often, in ms. */
const scrollRest = 200;

type StateMessage = Extract<ToPage, { readonly type: 'state' }>;

/** Keeps what a reload would lose: the draft at once, in the page's own store and soon at the host, and the place. */
export class PageKeeper {
  private saved: SavedPage | undefined;
  private draftTimer: ReturnType<typeof setTimeout> | undefined;
  private scrollTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: Host) {
    this.saved = host.saved();
  }

  /** Where the view was in this chat: pixels from its end, 0 for a chat that was not open. */
  place(chatId: string): number {
    return this.saved?.chatId === chatId ? this.saved.fromEnd : 0;
  }

  /** The first state that the host sends, with the draft that an earlier page knew better: the host never heard of it. */
  restore(message: StateMessage): StateMessage {
    const { saved } = this;
    const { chatId, draft, messages } = message.state;
    const after = lastQuestion(messages);
    // VS Code may have kept an old state of the page: what it holds was sent since.
    const isCurrent = saved?.chatId === chatId && saved.after === after;
    if (isCurrent && saved.draftPending && saved.draft !== '') {
      this.scheduleDraft();
      return { ...message, state: { ...message.state, draft: saved.draft } };
    }
    this.save({ chatId, draft, draftPending: false, after, fromEnd: this.place(chatId) });
    return message;
  }

  /** Called after each change, with the composer's text among it. */
  keep({ chatId, draft, messages }: Pick<ChatState, 'chatId' | 'draft' | 'messages'>): void {
    const { saved } = this;
    if (saved === undefined || (saved.chatId === chatId && saved.draft === draft)) return;
    const isNew = saved.draft !== draft;
    this.save({
      ...{ chatId, draft, after: lastQuestion(messages), fromEnd: this.place(chatId) },
      draftPending: isNew || saved.draftPending,
    });
    if (isNew) this.scheduleDraft();
  }

  /** Called when the view moved. */
  readonly moved = (fromEnd: number): void => {
    if (this.saved === undefined) return;
    this.saved = { ...this.saved, fromEnd };
    this.scrollTimer ??= setTimeout(() => {
      this.scrollTimer = undefined;
      if (this.saved !== undefined) this.host.save(this.saved);
    }, scrollRest);
  };

  /** Tells the host now what it has not heard yet. */
  flush(): void {
    const { saved } = this;
    this.leave();
    if (saved?.draftPending === true) this.save({ ...saved, draftPending: false });
  }

  /** The same while the page goes away, when a message may get lost: the draft stays the page's own until then. */
  leave(): void {
    clearTimeout(this.draftTimer);
    if (this.saved?.draftPending !== true) return;
    this.host.post({ type: 'draftChanged', text: this.saved.draft });
  }

  private scheduleDraft(): void {
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => this.flush(), rest);
  }

  private save(page: SavedPage): void {
    this.saved = page;
    this.host.save(page);
  }
}

function lastQuestion(messages: readonly Message[]): string {
  return messages.findLast(({ role }) => role === 'user')?.id ?? '';
}
