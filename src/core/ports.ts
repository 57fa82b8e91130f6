/** What the host must supply. Everything else in `core` is plain TypeScript. */
import type { ChatSummary, FoundChat, Message } from '../shared/chat';
import type { SearchWords } from './chat/searchWords';
import type { ProviderId } from './llm/preset';
import type { AnswerFormat } from './prompt/answerFormats';
import type { UsageDay } from './usage/usageTotals';

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
  /** However long that is. */
  after(ms: number, run: () => void): Disposable;
}

/** The providers' keys. They leave this port only into a request header. */
export interface Secrets {
  /** @param provider OpenRouter where it is not said */
  key(provider?: ProviderId): Promise<string | undefined>;
}

export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The files of the parser and its grammars, which come with the extension. */
export interface GrammarFiles {
  /** @param name without a folder */
  read(name: string): Promise<Uint8Array>;
}

/** Small values that outlive the session and are shared by all windows. Values are JSON. */
export interface Cache {
  get(name: string): Promise<string | undefined>;
  /** @throws StorageError */
  set(name: string, value: string): Promise<void>;
  /**
   * Makes the new value from the one that is there, and no window comes between; for what cannot be fetched again.
   * @returns the new value
   * @throws StorageError
   */
  change(name: string, change: (value: string | undefined) => string): Promise<string>;
}

/** The chat as it is kept. */
export interface StoredChat extends ChatSummary {
  /** The workspace it was made in; empty without one. */
  readonly workspace: string;
  readonly messages: readonly StoredMessage[];
  /** The last message of the branch that was shown last; absent: of all messages. */
  readonly leaf?: string;
}

/** A message with what only the host needs. */
export interface StoredMessage {
  readonly message: Message;
  /** JSON that belongs to the message and never goes to the page: attachment texts, the proposal. */
  readonly detail: string;
}

/** A chat that comes whole, with all its messages. */
export type WholeChat = Omit<StoredChat, 'updatedAt' | 'pinned'>;

/** Conversations, shared by all windows. Every method may reject with a `StorageError`. */
export interface ChatStore {
  /** Those that are pinned, then the others; newest first. */
  list(workspace?: string): Promise<readonly ChatSummary[]>;
  /**
   * Chats with these words in their titles, then those with a message that has them; newest first, `most` at most. Rejects
   * with the signal's reason once that comes.
   */
  search(
    words: SearchWords,
    most: number,
    workspace?: string,
    signal?: AbortSignal,
  ): Promise<readonly FoundChat[]>;
  /** Answers that no living process is writing come back as `interrupted`. */
  open(id: string): Promise<StoredChat | undefined>;
  /** The chat as it is kept; reading it does not open it. */
  find(id: string): Promise<StoredChat | undefined>;
  /** The chat with this message; reading it does not open it. */
  withMessage(id: string): Promise<StoredChat | undefined>;
  /** The chat last opened or written in this workspace. */
  latest(workspace: string): Promise<StoredChat | undefined>;
  /** Adds the chat, or changes its title, and adds these messages to it. */
  saveChat(
    chat: { readonly id: string; readonly title: string; readonly workspace: string },
    ...messages: readonly StoredMessage[]
  ): Promise<void>;
  /** Adds these chats; all or none, whatever happens meanwhile. Rejects with the signal's reason where that comes before. */
  addChats(chats: readonly WholeChat[], signal?: AbortSignal): Promise<void>;
  rename(id: string, title: string): Promise<void>;
  pin(id: string, pinned: boolean): Promise<void>;
  /** From now on the chat opens with the branch that ends with this message. */
  setLeaf(id: string, leaf: string): Promise<void>;
  /** Adds each message at the end of its chat, or replaces it; all or none. */
  saveMessage(chatId: string, ...messages: readonly StoredMessage[]): Promise<void>;
  /** Removes these messages of a chat. */
  removeMessages(chatId: string, ids: readonly string[]): Promise<void>;
  deleteChat(id: string): Promise<void>;
}

/** How a request ended; `kept`: none was made, a kept answer was shown instead. */
export type Outcome = 'running' | 'answered' | 'stopped' | 'failed' | 'kept';

/** Whether the provider's daily counter counted it. */
export type Counted = 'yes' | 'no' | 'unknown';

export interface LedgerStart {
  /** Epoch milliseconds, just before the request leaves. */
  readonly at: number;
  readonly provider: string;
  /** Which account: a short hash of the key, never the key. */
  readonly account: string;
  /** The model that was asked first. */
  readonly model: string;
  readonly purpose: string;
  /** Which request of its turn, from 1; absent: the first. */
  readonly attempt?: number;
  /** How often the provider may count it: as many as it names models; absent: once. */
  readonly countsAtMost?: number;
  /** Of a question that waited in the queue: the claim under which it is sent. */
  readonly claim?: string;
}

export interface LedgerEnd {
  readonly at: number;
  readonly outcome: Exclude<Outcome, 'running'>;
  readonly counted: Counted;
  /** Less than at the start where the answer proves it: its first model served. */
  readonly countsAtMost?: number;
  /** The name of the error's cause. */
  readonly cause?: string;
  readonly servedModel?: string;
  /** Nobody served: the model that the cause is about, where that is not the first one. */
  readonly failedModel?: string;
  /** Of the models named after the first, those that could not serve either. */
  readonly passedModels?: readonly string[];
  /** Who ran the model that served, or that the cause is about. */
  readonly endpointHost?: string;
  readonly promptTokens?: number;
  readonly answerTokens?: number;
  readonly firstTokenMs?: number;
}

/** What became of the edit that a request asked for, where that says something of the model. */
export interface JudgedEdit {
  /** `placed`: all of it could be proposed; `accepted`: and the user took at least some of it. */
  readonly proposal: 'placed' | 'accepted' | 'refused';
  /** Absent where the rest of an answer was asked for. */
  readonly askedFormat?: AnswerFormat;
  /** What the answer was read as; absent where no edit could be read, or none of a form that is ever asked for. */
  readonly writtenFormat?: AnswerFormat;
}

/** A row of the ledger, as it is exported. */
export interface UsageRow
  extends
    Partial<JudgedEdit>,
    Required<Omit<LedgerStart, 'account' | 'claim'>>,
    Omit<LedgerEnd, 'at' | 'outcome' | 'countsAtMost'> {
  readonly outcome: Outcome;
  /** Epoch milliseconds; absent while it runs, or when its process died. */
  readonly endedAt?: number;
}

/** What the quota needs to know of a request. */
export interface SentRequest {
  /** Its row. */
  readonly id: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Epoch milliseconds; absent while it runs, or when its process died. */
  readonly endedAt?: number;
  readonly counted: Counted;
  readonly countsAtMost: number;
}

/** The provider's own figure at a moment, and what it says of the day. */
export interface Confirmation {
  /** Epoch milliseconds, just before it was asked for. */
  readonly at: number;
  /** Epoch milliseconds: when it was here. */
  readonly until: number;
  readonly used: number;
  readonly limit: number;
  /** The figure may be older than what was sent last: so many were used at `until` at least. */
  readonly usedAtLeast: number;
  /** So many of them, at least, were not sent from here. */
  readonly elsewhere: number;
  /** Requests were sent elsewhere between two figures of this day: there may be more at any moment. */
  readonly shared: boolean;
  /** Epoch milliseconds: when all will be back if nothing more is sent; only where it comes back bit by bit. */
  readonly fullAt?: number;
  /** The row of the request with whose answer it came: the figure holds that one. */
  readonly request?: number;
  /** Epoch milliseconds: until then the provider takes nothing. `limit` is then 0 where it did not tell one. */
  readonly refusedUntil?: number;
}

/** A place in the minute, or when there will be one again; both in epoch milliseconds. */
export type Reservation =
  { readonly id: number; readonly at: number } | { readonly freeAt: number };

/** Every request, durable and shared by all windows. Every method may reject with a `StorageError`. */
export interface Ledger {
  /** Writes the row before the request leaves; returns its id. */
  begin(start: LedgerStart): Promise<number>;
  /**
   * Begins the row only if the account has sent fewer than `perMinute` requests in this clock minute: one transaction for
   * all windows. `now` is read in it: a turn may have waited for another window's.
   */
  reserve(
    start: Omit<LedgerStart, 'at'>,
    perMinute: number,
    now: () => number,
  ): Promise<Reservation>;
  end(id: number, end: LedgerEnd): Promise<void>;
  /** A request was saved: its answer was kept. The row counts for no limit. */
  saved(start: LedgerStart): Promise<void>;
  /** The edit in the answer of this request was read. */
  judged(id: number, edit: JudgedEdit): Promise<void>;
  /** The user took something of what this request proposes. */
  accepted(id: number): Promise<void>;
  /** The account's requests begun at or after `since`. */
  sentSince(account: string, since: number): Promise<readonly SentRequest[]>;
  /** An older figure does not replace a newer one, unless that is of a time to come: then the clock was set back. */
  confirm(account: string, confirmation: Confirmation): Promise<void>;
  latestConfirmation(account: string): Promise<Confirmation | undefined>;
  /** Every request that is kept, oldest first. */
  usage(): Promise<readonly UsageRow[]>;
  /**
   * The sums of the days with requests from `since`, the beginning of a day, to the one of `now`, oldest first. A year of
   * many requests is there at once: days that are over were added up before.
   */
  usageDays(since: number, now: number): Promise<readonly UsageDay[]>;
  /** How many turns kept answers and failover saved since then. */
  savedSince(since: number): Promise<number>;
  /**
   * The account's requests begun at or after `since`, to all its models, oldest first; not those whose details were cleared.
   * @param account without a model behind it
   */
  recent(account: string, since: number): Promise<readonly UsageRow[]>;
  /** The requests of all accounts begun at or after `since` whose edits were judged, the last thousand at most. */
  edits(since: number): Promise<readonly UsageRow[]>;
  /**
   * Forgets every request that has ended. Of those begun at or after `since` there stays when they left, from which
   * account, and whether they counted: the limits of today need it.
   */
  clearUsage(since: number): Promise<void>;
}

/** Finished answers by the request that they answer, for all windows; the least used go first. */
export interface AnswerCache {
  /** The value kept under this key, which is thereby used. @throws StorageError */
  find(key: string): Promise<string | undefined>;
  /** Keeps the value as long as the chat that it belongs to is not deleted. @throws StorageError */
  put(key: string, value: string, chatId: string): Promise<void>;
  /** Whether none is kept. @throws StorageError */
  isEmpty(): Promise<boolean>;
  /** @throws StorageError */
  clear(): Promise<void>;
}

/** A question that waits until its provider takes requests again. */
export interface QueuedTurn {
  readonly chatId: string;
  /** The answer that is to be written. */
  readonly answerId: string;
  readonly provider: ProviderId;
  /** Epoch milliseconds. */
  readonly notBefore: number;
  /** `held`: until the user has said something to it; `claimed`: a window is sending it. */
  readonly state: 'waiting' | 'held' | 'claimed';
}

/**
 * Who may send a queued question. `claimed`: this window, under this id and nobody else; `taken`: another window does;
 * `elsewhere`: only windows of its chat's workspace may, and this is none;
 * `left`: the window that did has died, its request had left, and the question is queued no more; `gone`: it is not queued.
 */
export type Claim =
  | { readonly kind: 'claimed'; readonly id: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'left' }
  | { readonly kind: 'gone' };

/** Questions that wait, shared by all windows. Every method may reject with a `StorageError`. */
export interface TurnQueue {
  /** False when `most` of them wait already. One that waits already stays as it is. */
  add(turn: Omit<QueuedTurn, 'state'>, most: number): Promise<boolean>;
  /** Those of the workspace's chats and of this chat, in the order in which they were added. */
  list(workspace: string, chatId: string): Promise<readonly QueuedTurn[]>;
  /** Of several windows one gets it. A claim ends with `postpone`, `hold`, `remove` or the death of its process. */
  claim(answerId: string): Promise<Claim>;
  /** It waits again. */
  postpone(answerId: string, notBefore: number): Promise<void>;
  hold(answerId: string): Promise<void>;
  /** False when another window is sending it, or has sent it. */
  remove(answerId: string): Promise<boolean>;
}

/** All that outlives the session. */
export interface Storage extends Disposable {
  readonly chats: ChatStore;
  readonly ledger: Ledger;
  readonly cache: Cache;
  readonly answers: AnswerCache;
  readonly queue: TurnQueue;
}

/** A file as it is now, with what was typed into it and not saved. */
export interface FileText {
  readonly text: string;
  /** VS Code's language identifier. */
  readonly languageId: string;
}

/** A file of the workspace. */
export interface FoundPath {
  readonly uri: string;
  readonly path: string;
}

/** Whether a file may be changed; a refusal is a sentence for the user. */
export type FileAccess =
  | { readonly refusal: string }
  | {
      /** The same for every name of one file. */
      readonly id: string;
      /** What the user should know before, a sentence. */
      readonly note?: string;
    };

/** The user's files, to read. Paths are relative to the workspace, with `/`. */
export interface Files {
  /**
   * Those with exactly this path: one in each workspace folder at most.
   * @param beside uris: where all of these are in one folder, only the file in that one, if it is there
   */
  exact(path: string, beside?: readonly string[]): Promise<readonly FoundPath[]>;
  /** Those deeper in the workspace whose paths end with this one, but for what searches leave out. */
  below(path: string): Promise<readonly FoundPath[]>;
  /** Whether an answer may change the file, or make it. */
  access(uri: string): Promise<FileAccess>;
  /** Undefined where there is no file; a sentence for the user where it is no text or too large. */
  read(uri: string): Promise<FileText | string | undefined>;
  /**
   * Where a new file with this path would be; undefined where that is not certain, or nowhere.
   * @param beside uris: where all of these are in one workspace folder, it would be in that one
   */
  newFile(path: string, beside?: readonly string[]): Promise<string | undefined>;
}

/** The user's settings, clamped and defaulted; read anew at each use. */
export interface Settings {
  /** The chosen model's id, with its provider unless that is OpenRouter; empty: the best free one of the catalogue. */
  readonly model: string;
  /** Addresses of the APIs without a trailing slash; empty where the user has set up none. */
  readonly addresses: Readonly<Record<ProviderId, string>>;
  /** What the user adds to the headers of every request of a provider. */
  readonly headers: Readonly<Partial<Record<ProviderId, Readonly<Record<string, string>>>>>;
  readonly idleTimeoutMs: number;
  readonly progressTimeoutMs: number;
  /** Tokens kept free for the answer, and its upper bound. */
  readonly maxAnswerTokens: number;
  /** HTTP requests that a turn may make: 1 or 2. */
  readonly maxRequestsPerTurn: number;
  /** Keep answers, and show them when the very same is asked again. */
  readonly answerCache: boolean;
  /** Replace secrets in what is sent by marks. */
  readonly maskSecrets: boolean;
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
