import type {
  AttachmentChip,
  Branches,
  FailureAction,
  MaskedSecret,
  Message,
  QueuedAction,
} from './chat';
import type { Quota } from './quota';
import type { PageStrings } from './strings';

/** What the composer shows beside the text. */
export interface ComposerState {
  readonly attachments: readonly AttachmentChip[];
  /** Absent while no model is known. */
  readonly model?: { readonly id: string; readonly name: string };
  readonly quota: Quota;
  /** Estimated tokens of the next request without the text being typed: prompt, history and attachments. */
  readonly contextTokens: number;
  /** An image is attached, and the model reads none. */
  readonly isBlind?: boolean;
  /** Tokens that the model has room for beside its answer; absent while no model is known. */
  readonly room?: number;
  /** What would be masked. */
  readonly masked: readonly MaskedSecret[];
  /** HTTP requests that a turn may make. It makes one, unless that one cannot be served. */
  readonly mostRequests: number;
}

/** Whether a turn can be sent, and if not, why. `noList`: nobody could be asked which models there are, and none are kept. */
export type Connection = 'ready' | 'noKey' | 'noList' | 'quotaUsedUp';

/** What helps where no list of models can be had. */
export type ReachAction = Extract<
  FailureAction,
  'refreshModels' | 'openProxySettings' | 'changeAddress'
>;

/** All that the page needs to draw itself; the page holds no truth of its own. */
export interface ChatState {
  readonly connection: Connection;
  readonly trusted: boolean;
  readonly chatId: string;
  /** Of the branch that is shown. */
  readonly messages: readonly Message[];
  readonly branches: Branches;
  readonly composer: ComposerState;
  /** Text that was typed and not sent. */
  readonly draft: string;
  /** A turn is running; its answer is the last message. */
  readonly busy: boolean;
}

/** What opens a list in the composer: `@` context, `/` commands at the beginning. */
export type CompletionSign = '@' | '/';

export interface CompletionItem {
  readonly id: string;
  /** A codicon. */
  readonly icon: string;
  readonly label: string;
  readonly detail?: string;
  /** At the end of the line, never cut: what it costs. */
  readonly mark?: string;
  /** Written in the place of what was typed; absent: that goes away, and the host acts. */
  readonly text?: string;
}

export interface CompletionList {
  /** Of the question that it answers. */
  readonly turn: number;
  readonly items: readonly CompletionItem[];
  /** What is not in it, or why it is empty. */
  readonly note?: string;
}

export type ToPage =
  /** Everything, in answer to `ready` and when another chat is opened. */
  | { readonly type: 'state'; readonly state: ChatState; readonly strings: PageStrings }
  /** A message that is new, or replaces the one with its id. */
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'messageRemoved'; readonly id: string }
  | { readonly type: 'branches'; readonly branches: Branches }
  /** Text to append to the answer with this id; one per frame while it streams. */
  | {
      readonly type: 'delta';
      readonly id: string;
      readonly text: string;
      readonly reasoning: string;
    }
  | { readonly type: 'composer'; readonly composer: ComposerState }
  | { readonly type: 'connection'; readonly connection: Connection; readonly trusted: boolean }
  | { readonly type: 'busy'; readonly busy: boolean }
  /** What can be chosen for what was typed behind a sign; more may follow for the same turn. */
  | { readonly type: 'completions'; readonly completions: CompletionList }
  /** Replaces the text in the composer. */
  | { readonly type: 'draft'; readonly text: string }
  | { readonly type: 'focusComposer' }
  /** A sentence for the screen reader alone. */
  | { readonly type: 'announce'; readonly text: string }
  /** Leads to the message with this id, and marks these words in it; they were looked for in any order. */
  | { readonly type: 'find'; readonly id: string; readonly words: string }
  /** The focus goes to the next block of code, or with -1 to the one before. */
  | { readonly type: 'goToCode'; readonly step: 1 | -1 };

export type FromPage =
  /** The page has started and waits for `state`. */
  | { readonly type: 'ready' }
  /** VS Code found that a screen reader is used, or is not any more. */
  | { readonly type: 'screenReader'; readonly isOn: boolean }
  | { readonly type: 'send'; readonly text: string }
  | { readonly type: 'stop' }
  /** Ask for the answer with this id again: one request. */
  | { readonly type: 'retry'; readonly id: string }
  /** Let the user pick a model, and ask it for the answer with this id: one request. */
  | { readonly type: 'retryWith'; readonly id: string }
  /** Ask the question with this id in other words: one request. */
  | { readonly type: 'editQuestion'; readonly id: string; readonly text: string }
  /** Show the next one of those in the place of the message with this id, or the one before. */
  | { readonly type: 'stepBranch'; readonly id: string; readonly by: 1 | -1 }
  /** A question with its answers, or an answer. It can be undone. */
  | { readonly type: 'deleteMessage'; readonly id: string }
  /** Send the question of the answer with this id to another provider, this once: one request. */
  | { readonly type: 'sendWith'; readonly id: string; readonly provider: string }
  /** Ask for the rest of the answer with this id: one request. */
  | { readonly type: 'continueAnswer'; readonly id: string }
  /** The question of the queued answer with this id. */
  | { readonly type: 'queuedAction'; readonly id: string; readonly action: QueuedAction }
  | { readonly type: 'newChat' }
  /** The composer's text, a moment after typing stopped. */
  | { readonly type: 'draftChanged'; readonly text: string }
  /** What is typed behind a sign in the composer. @see CompletionList */
  | {
      readonly type: 'complete';
      readonly turn: number;
      readonly sign: CompletionSign;
      readonly typed: string;
    }
  | { readonly type: 'completionChosen'; readonly turn: number; readonly id: string }
  /** Nothing is being typed behind a sign any more. */
  | { readonly type: 'completionClosed' }
  | { readonly type: 'addContext' }
  /** Dropped on the composer, or pasted into it: files, folders, web pages. */
  | { readonly type: 'attachUris'; readonly uris: readonly string[] }
  /** A file that has no address; without its text where that is too large. Its size is in bytes. */
  | {
      readonly type: 'attachText';
      readonly name: string;
      readonly text: string;
      readonly size: number;
    }
  /** Scaled, as a data URL; empty: it could not be read as an image. */
  | { readonly type: 'attachImage'; readonly name: string; readonly image: string }
  | { readonly type: 'removeAttachment'; readonly id: string }
  /** Read what it is of as it is now. */
  | { readonly type: 'refreshAttachment'; readonly id: string }
  /** The message is too long for the model, or has images that it does not read. No request is made for any of these. */
  | { readonly type: 'makeRoom'; readonly how: 'cut' | 'outline' | 'model' | 'images' }
  | { readonly type: 'openAttachment'; readonly id: string }
  | { readonly type: 'pickModel' }
  | { readonly type: 'showUsage' }
  | { readonly type: 'accessibilityHelp' }
  | { readonly type: 'signIn' }
  | { readonly type: 'reachModels'; readonly how: ReachAction }
  | { readonly type: 'findProviders' }
  | { readonly type: 'setKey' }
  | { readonly type: 'getKey' }
  | { readonly type: 'failureAction'; readonly id: string; readonly action: FailureAction }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'insertAtCursor'; readonly text: string }
  | { readonly type: 'newFile'; readonly text: string; readonly language: string }
  /** The host asks before it runs. */
  | { readonly type: 'runInTerminal'; readonly text: string }
  /** A file as an answer names it, and a line of it, 1-based. The host looks for it in the workspace only. */
  | { readonly type: 'openFile'; readonly path: string; readonly line?: number }
  /** A name that the code of the workspace defines. */
  | { readonly type: 'openSymbol'; readonly name: string }
  /** The proposal of the answer with this id; with `path` that of one file, at a line of it as it would be, 1-based. */
  | {
      readonly type: 'reviewProposal';
      readonly id: string;
      readonly path?: string;
      readonly line?: number;
    }
  | { readonly type: 'acceptProposal'; readonly id: string }
  | { readonly type: 'discardProposal'; readonly id: string }
  /** Take back what was accepted of it. */
  | { readonly type: 'undoProposal'; readonly id: string }
  /** Ask for a change without the errors that there are since it was accepted: one request. */
  | { readonly type: 'fixNewErrors'; readonly id: string }
  /** A line, 1-based, of a file that it changes. */
  | {
      readonly type: 'openPlace';
      readonly id: string;
      readonly path: string;
      readonly line: number;
    }
  /** The change that the answer with this id writes from `start` on belongs at this line, 1-based. */
  | {
      readonly type: 'choosePlace';
      readonly id: string;
      readonly start: number;
      readonly line: number;
    }
  /** The code in these lines of the answer with this id, one of its `reviewable`. */
  | {
      readonly type: 'reviewCode';
      readonly id: string;
      readonly lines: readonly [start: number, end: number];
    }
  /** `https:` or `http:` only; the host asks as VS Code does. */
  | { readonly type: 'openLink'; readonly url: string }
  /** An error of the page itself, for the log. */
  | { readonly type: 'pageError'; readonly message: string; readonly stack: string };

/** A handler for every message: one that is missing does not compile. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void;
};

/** Whatever is no message is ignored; unknown types are ignored where messages are dispatched. */
export function isMessage(message: unknown): message is { readonly type: string } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string'
  );
}

/** Calls the handler of a message. Unknown types, from a page of another version, are ignored. */
export function dispatch<M extends { readonly type: string }>(
  handlers: Handlers<M>,
  message: M,
): void {
  const handler = handlers[message.type as M['type']] as ((m: M) => void) | undefined;
  handler?.(message);
}
