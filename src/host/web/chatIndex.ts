import type { ChatSummary } from '../../shared/chat';
import type { Records } from './records';

/** What is known of a chat without reading its messages. */
export interface IndexedChat extends Omit<ChatSummary, 'id'> {
  readonly workspace: string;
  /** Grows with every opening and writing of any chat. */
  readonly touched: number;
  readonly leaf?: string;
}

/** An answer that a window is writing. */
export interface Writing {
  readonly chatId: string;
  /** The id of that window. */
  readonly window: string;
  /** That of the window, which may show a chat of another one. */
  readonly workspace: string;
}

type Change = readonly [name: string, value: unknown];

const chats = 'chat/';
const writings = 'writing/';

/** Which chats there are, and which of their answers are being written. */
export class ChatIndex {
  constructor(readonly records: Records) {}

  get(id: string): IndexedChat | undefined {
    // This program alone writes them.
    return this.records.get(chats + id) as IndexedChat | undefined;
  }

  all(): readonly (readonly [id: string, chat: IndexedChat])[] {
    return [...this.records.all(chats)] as (readonly [string, IndexedChat])[];
  }

  writings(): readonly (readonly [messageId: string, writing: Writing])[] {
    return [...this.records.all(writings)] as (readonly [string, Writing])[];
  }

  change(id: string, chat: IndexedChat | undefined): Change {
    return [chats + id, chat];
  }

  changeWriting(messageId: string, writing: Writing | undefined): Change {
    return [writings + messageId, writing];
  }

  /** The chat as the last one that was opened or written. */
  touched(chat: IndexedChat, updatedAt = 0): IndexedChat {
    const last = Math.max(0, ...this.all().map(([, { touched }]) => touched));
    const isLast = chat.touched > 0 && chat.touched === last;
    return {
      ...chat,
      updatedAt: Math.max(chat.updatedAt, updatedAt),
      touched: isLast ? last : Math.max(last + 1, this.records.nextStamp()),
    };
  }
}
