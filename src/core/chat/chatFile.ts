import type { AnswerStatus, Receipt, Task } from '../../shared/chat';

/** The version of the form below; a file with a higher one is not read. */
export const chatFileVersion = 1;

/** Chats as Frugal exports them. */
export interface ChatFile {
  readonly frugal: typeof chatFileVersion;
  readonly chats: readonly ChatInFile[];
}

export interface ChatInFile {
  readonly title: string;
  /** The last message of the branch that is shown; absent: of all. */
  readonly leaf?: string;
  readonly messages: readonly MessageInFile[];
}

export interface MessageInFile {
  readonly id: string;
  /** The message that this one follows; empty: none. Absent: the one before it. */
  readonly parent?: string;
  readonly role: 'user' | 'assistant';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  /** Of a question. */
  readonly task?: Task;
  readonly attachments?: readonly AttachmentInFile[];
  /** Of an answer. */
  readonly status?: AnswerStatus;
  readonly model?: string;
  readonly modelName?: string;
  readonly reasoning?: string;
  readonly reasoningMs?: number;
  readonly receipt?: Receipt;
}

export interface AttachmentInFile {
  readonly path: string;
  readonly languageId: string;
  /** 1-based and inclusive; absent for a whole file. */
  readonly lines?: readonly [first: number, last: number];
  readonly text: string;
  readonly rule?: boolean;
  readonly supporting?: boolean;
}
