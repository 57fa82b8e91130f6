/** What the host must supply. Everything else in `core` is plain TypeScript. */
import type { ChatSummary, Message } from '../shared/chat';

export interface Disposable {
  dispose(): void;
}

/** Never gets prompts, answers or keys. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  /** A bug or an unexpected failure, with its stack. */
  error(message: string, error?: unknown): void;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** `ms` up to 2^31 - 1. */
  after(ms: number, run: () => void): Disposable;
}

/** The provider's key. It leaves this port only into a request header. */
export interface Secrets {
  key(): Promise<string | undefined>;
}

export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Small values that outlive the session and are shared by all windows. Values are JSON. */
export interface Cache {
  get(name: string): Promise<string | undefined>;
  /** @throws StorageError */
  set(name: string, value: string): Promise<void>;
}

/** The chat as it is kept. */
export interface StoredChat extends ChatSummary {
  /** The workspace it was made in; empty without one. */
  readonly workspace: string;
  readonly messages: readonly StoredMessage[];
}

/** A message with what only the host needs. */
export interface StoredMessage {
  readonly message: Message;
  /** JSON that belongs to the message and never goes to the page: attachment texts, the proposal. */
  readonly detail: string;
}

/** Conversations, shared by all windows. Every method may reject with a `StorageError`. */
export interface ChatStore {
  /** Newest first. */
  list(workspace?: string): Promise<readonly ChatSummary[]>;
  /** Answers that no living process is writing come back as `interrupted`. */
  open(id: string): Promise<StoredChat | undefined>;
  /** The chat last opened or written in this workspace. */
  latest(workspace: string): Promise<StoredChat | undefined>;
  /** Adds the chat, or changes its title. */
  saveChat(chat: {
    readonly id: string;
    readonly title: string;
    readonly workspace: string;
  }): Promise<void>;
  /** Adds the message at the end of its chat, or replaces it. */
  saveMessage(chatId: string, stored: StoredMessage): Promise<void>;
  /** Removes these messages of a chat. */
  removeMessages(chatId: string, ids: readonly string[]): Promise<void>;
  deleteChat(id: string): Promise<void>;
}

/** How a request ended. */
export type Outcome = 'running' | 'answered' | 'stopped' | 'failed';

/** Whether the provider's daily counter counted it. */
export type Counted = 'yes' | 'no' | 'unknown';

export interface LedgerStart {
  /** Epoch milliseconds, just before the request leaves. */
  readonly at: number;
  readonly provider: string;
  /** Which account: a short hash of the key, never the key. */
  readonly account: string;
  readonly model: string;
  readonly purpose: string;
}

export interface LedgerEnd {
  readonly at: number;
  readonly outcome: Exclude<Outcome, 'running'>;
  readonly counted: Counted;
  /** The name of the error's cause. */
  readonly cause?: string;
  readonly servedModel?: string;
  readonly endpointHost?: string;
  readonly promptTokens?: number;
  readonly answerTokens?: number;
  readonly firstTokenMs?: number;
}

/** The provider's own figure at a moment. */
export interface Confirmation {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly used: number;
  readonly limit: number;
}

/** Every request, durable and shared by all windows. Every method may reject with a `StorageError`. */
export interface Ledger {
  /** Writes the row before the request leaves; returns its id. */
  begin(start: LedgerStart): Promise<number>;
  end(id: number, end: LedgerEnd): Promise<void>;
  /** Requests begun at or after `since` that counted or may have counted. */
  countSince(account: string, since: number): Promise<number>;
  /** Epoch milliseconds of the latest request; undefined when there is none. */
  lastRequestAt(account: string): Promise<number | undefined>;
  confirm(account: string, confirmation: Confirmation): Promise<void>;
  latestConfirmation(account: string): Promise<Confirmation | undefined>;
}

/** All that outlives the session. */
export interface Storage extends Disposable {
  readonly chats: ChatStore;
  readonly ledger: Ledger;
  readonly cache: Cache;
}

/** The user's settings, clamped and defaulted; read anew at each use. */
export interface Settings {
  /** The chosen model's id; empty: the best free one of the catalogue. */
  readonly model: string;
  /** Address of the OpenRouter API without a trailing slash. */
  readonly providerUrl: string;
  readonly idleTimeoutMs: number;
  readonly progressTimeoutMs: number;
  /** Tokens kept free for the answer, and its upper bound. */
  readonly maxAnswerTokens: number;
}

/** Something to tell outside the chat. One funnel shows it. */
export interface Notifier {
  /** A sentence and its buttons; resolves to the button chosen. */
  tell(
    severity: 'info' | 'warning' | 'error',
    sentence: string,
    ...actions: readonly string[]
  ): Promise<string | undefined>;
}

/** Runs what reads or writes the disk. A failure is told to the user once and gives undefined: it never stops a turn. */
export type Keep = <T>(work: () => Promise<T>) => Promise<T | undefined>;
  /** HTTP requests that a turn may make: 1 or 2. */
  readonly maxRequestsPerTurn: number;
