/** The conversation as plain data: kept by the host, drawn by the page. */

/** What the user asked Frugal to do in a turn. `chat` is a plain message. */
export type Task =
  | 'chat'
  | 'explain'
  | 'refactor'
  | 'fix'
  | 'document'
  | 'tests'
  | 'edit'
  | 'rename'
  | 'commit'
  | 'merge';

/** A piece of context as the page shows it; its text stays in the host. */
export interface AttachmentChip {
  readonly id: string;
  /** File name, or what the piece is called. */
  readonly name: string;
  /** First and last line, 1-based and inclusive; absent for a whole file. */
  readonly lines?: readonly [first: number, last: number];
  /** Estimated. */
  readonly tokens: number;
  /** Follows the editor's selection; it is replaced or goes away with it. */
  readonly automatic: boolean;
  /** Rules of the project, which go along by themselves. */
  readonly rule?: boolean;
  /** Its file has changed since, or is gone: it can be read anew. */
  readonly isStale?: boolean;
  readonly isImage?: boolean;
  /** Cut, or an outline. */
  readonly isShortened?: boolean;
}

/** A secret that leaves as a mark; what it is stays in the host. */
export interface MaskedSecret {
  /** For the user: `GitHub token`. */
  readonly kind: string;
  /** What is sent in its place. */
  readonly mark: string;
  /** Where it stands; absent: in the message itself. */
  readonly file?: string;
  /** 1-based, of that file. */
  readonly line?: number;
}

export interface UserMessage {
  readonly role: 'user';
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly task: Task;
  readonly text: string;
  readonly attachments: readonly AttachmentChip[];
  /** What was masked of it when it was sent; absent: nothing. */
  readonly masked?: readonly MaskedSecret[];
}

/**
 * `waiting`: sent, nothing came yet; `stopped`: by the user; `interrupted`: the editor went away while it streamed;
 * `failed`: see `failure`, what came before it is kept in `text`; `queued`: see `queued`, nothing was sent yet.
 */
export type AnswerStatus =
  'waiting' | 'streaming' | 'done' | 'stopped' | 'interrupted' | 'failed' | 'queued';

/** A question that waits until its provider takes requests again. */
export interface QueuedState {
  /** Epoch milliseconds: it goes out then, or later. */
  readonly until: number;
  /** Its words can be changed. */
  readonly editable: boolean;
  /**
   * It was sent while an answer came in, and has no time. `waiting`: it goes out when that one has ended; `halted`: that one
   * is not whole, and the user says what becomes of it.
   */
  readonly behind?: 'waiting' | 'halted';
  /** Names of files that have changed since it was asked, or are gone: the user says what goes out. */
  readonly changed?: readonly string[];
  readonly gone?: readonly string[];
}

/** What a button of a queued question does; the two about the code only where it has changed. */
export type QueuedAction = 'sendNow' | 'sendAsItIs' | 'sendAsItWas' | 'edit' | 'cancel';

/** What an answer cost and how it went; shown under the answer. */
export interface Receipt {
  /** HTTP requests that this turn made. */
  readonly requests: number;
  /** How many it might have made. */
  readonly requestsAtMost?: number;
  readonly promptTokens?: number;
  readonly answerTokens?: number;
  /** From sending to the end of the answer, all requests together; waiting for a limit is not in it. */
  readonly durationMs?: number;
  /** The company that ran the model, where the provider tells. */
  readonly endpointHost?: string;
  /** The provider's `finish_reason`: `length` means that the answer was cut. */
  readonly finishReason?: string;
}

/** What a button of an error card does; the host acts on it. */
export type FailureAction =
  | 'retry'
  | 'pickModel'
  | 'signIn'
  | 'setKey'
  | 'getKey'
  | 'setUpServer'
  | 'openPrivacySettings'
  | 'openKeySettings'
  | 'openStatus'
  | 'cutAttachments'
  | 'sendAnyway'
  | 'refreshModels'
  | 'openLog'
  | 'openProxySettings'
  | 'changeAddress'
  | 'continueAnswer'
  | 'openCredits'
  | 'queue'
  /** Ask `otherModel`, this once. */
  | 'askOther'
  /** Ask `otherModel`, and have it chosen from now on. */
  | 'useOther';

/** A provider that could answer in the place of the one that was asked. */
export interface OtherProvider {
  readonly id: string;
  readonly name: string;
  readonly modelName: string;
}

/** A failure in the user's words. */
export interface Failure {
  readonly severity: 'warning' | 'error';
  /** What happened, a few words. */
  readonly title: string;
  /** What it cost and what to do next, one or two sentences. */
  readonly detail: string;
  /** The first one is the primary button, unless there are others to send to. */
  readonly actions: readonly FailureAction[];
  /** The best other model of the same provider, where one of the actions is to ask it. */
  readonly otherModel?: { readonly id: string; readonly name: string };
  /** Who else can answer the same. Each is asked only if the user says so: it gets to see the code. */
  readonly others?: readonly OtherProvider[];
  /** Epoch milliseconds: when the daily limit that was met is over, where that is known. */
  readonly backAt?: number;
  /** Who was asked. */
  readonly provider?: string;
  /** The provider's own body, cut to 4,000 characters, without secrets; behind *Details*. */
  readonly raw?: string;
}

/**
 * `open`: there is something left to decide; `accepted`: all that was not discarded; `refused`: its place could not be proven,
 * nothing was written; `unchanged`: the answer leaves the code as it is.
 */
export type ProposalState = 'open' | 'accepted' | 'discarded' | 'refused' | 'unchanged';

/** One file of a proposal, as the page shows it. */
export interface ProposedFile {
  /** Without folders. */
  readonly name: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** The file is made by the proposal. */
  readonly isNew: boolean;
  /** Of the file as it was: 1-based and inclusive, from the first change to the last. */
  readonly lines: readonly [first: number, last: number];
  readonly added: number;
  readonly removed: number;
  /** Changes that the user has decided, of how many. */
  readonly decided: number;
  /** Changes that were accepted; absent in chats of before it was kept. */
  readonly accepted?: number;
  readonly hunks: number;
}

/** How much a check asks for attention. */
export type CheckLevel = 'ok' | 'warn' | 'bad';

/** What was looked at; `assumed`: what had to be taken for granted. */
export type CheckKind =
  | 'syntax'
  | 'symbols'
  | 'shrink'
  | 'placeholders'
  | 'conflict'
  | 'secrets'
  | 'unchanged'
  | 'assumed';

/** Something that was looked at in the code as it would be. A bad one warns; it does not forbid. */
export interface Check {
  readonly kind: CheckKind;
  readonly level: CheckLevel;
  /** For the user. */
  readonly sentence: string;
  /** Of the file as it would be, 1-based; absent where it is about the whole. */
  readonly line?: number;
  /** Of which file, on a card. */
  readonly path?: string;
}

/** An error that VS Code reports since a proposal was accepted. */
export interface NewError {
  /** Of the file, as in `ProposedFile`. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** A change that fits several places equally well: the user says which one is meant. */
export interface PlaceChoice {
  /** Where the answer writes the change: its first line there, 0-based. */
  readonly start: number;
  /** Which change it is, and why it is not made: a sentence. */
  readonly sentence: string;
  readonly path: string;
  readonly places: readonly PlaceOfChange[];
}

export interface PlaceOfChange {
  /** 1-based. */
  readonly line: number;
  /** What the line says, shortened. */
  readonly text: string;
  /** The function or class around it, where one is known. */
  readonly inside?: string;
}

/** A change to files that an answer proposes, as the page shows it. */
export interface ProposalCard {
  readonly state: ProposalState;
  readonly files: readonly ProposedFile[];
  /** What was assumed to place it, and what of the answer found no place: sentences. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
  /** What is left to the user; absent: nothing. */
  readonly choices?: readonly PlaceChoice[];
  /** Why it was refused, one sentence. */
  readonly reason?: string;
  /** Accepted, but for what was discarded of it. */
  readonly isPart?: true;
  /** Something of it had been accepted, and nothing of that is in the code any more. */
  readonly isTakenBack?: true;
  /** It was found in an answer that was not asked for a change: nothing opened by itself. */
  readonly isFound?: true;
  /** Since it was accepted, in the order of files and lines; absent where there is none. */
  readonly newErrors?: readonly NewError[];
}

export interface AnswerMessage {
  readonly role: 'assistant';
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly status: AnswerStatus;
  readonly text: string;
  readonly reasoning: string;
  /** How long the model thought before its first word of text. */
  readonly reasoningMs?: number;
  /** The model that answered, else the one that was asked. */
  readonly modelId: string;
  readonly modelName: string;
  /** Name of the model that was asked first and could not serve. */
  readonly insteadOf?: string;
  /** Epoch milliseconds: while it is ahead, the turn waits for a limit of the provider to end. */
  readonly resumesAt?: number;
  /** `request 12 of 50`, where it is known. */
  readonly requestOfDay?: readonly [number: number, limit: number];
  /** Epoch milliseconds: when this was asked, of an answer that was kept since and cost nothing now. */
  readonly keptFrom?: number;
  readonly receipt?: Receipt;
  /** While it is queued, what it waits for. */
  readonly failure?: Failure;
  readonly queued?: QueuedState;
  readonly proposal?: ProposalCard;
  /** Where code that can be reviewed is written: lines of `text`, 0-based, the end exclusive. */
  readonly reviewable?: readonly (readonly [start: number, end: number])[];
}

export type Message = UserMessage | AnswerMessage;

/** By the id of a message that has others in its place: which of them is shown, from 1, and of how many. */
export type Branches = Readonly<Record<string, readonly [number: number, of: number]>>;

export interface ChatSummary {
  readonly id: string;
  readonly title: string;
  /** Epoch milliseconds of the last message. */
  readonly updatedAt: number;
  readonly pinned?: true;
}

/** A chat with what was looked for. */
export interface FoundChat extends ChatSummary {
  /** Where, unless it is the title alone. */
  readonly found?: { readonly messageId: string; readonly snippet: string };
}
