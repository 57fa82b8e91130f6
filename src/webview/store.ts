import type { AnswerMessage, Branches, Message } from '../shared/chat';
import { isRunning } from '../shared/isRunning';
import type { CompletionList, ComposerState, Connection, ToPage } from '../shared/protocol';
import type { PageStrings } from '../shared/strings';
import { announcementOf } from './announcementOf';
import { wordsIn, type Sought } from './find/sought';
import {
  appendMarkdown,
  emptyMarkdown,
  finishMarkdown,
  settleMarkdown,
  type MarkdownDocument,
} from './markdown/markdownDocument';

/** Everything that the page draws. */
export interface PageState {
  /** The host has answered `ready`. */
  readonly loaded: boolean;
  readonly strings: PageStrings;
  readonly connection: Connection;
  readonly trusted: boolean;
  readonly chatId: string;
  readonly messages: readonly Message[];
  readonly branches: Branches;
  /** The id of the question whose words are being changed. */
  readonly editing: string | undefined;
  /** What the user came for; undefined: for the end of the chat. */
  readonly sought: Sought | undefined;
  /** Absent until the host has answered. */
  readonly composer?: ComposerState;
  readonly draft: string;
  readonly busy: boolean;
  /** What was sent to the host and not taken over by it yet; the draft stays until then. */
  readonly sent: string | undefined;
  /** Answers that streamed in while the page was open, read as they came. */
  readonly documents: Readonly<Record<string, MarkdownDocument>>;
  /** For the screen reader; `turn` tells two equal ones apart. */
  readonly announcement: { readonly text: string; readonly turn: number };
  /** Grows each time the composer should take the focus. */
  readonly focusTurn: number;
  /** What the list of the composer offers, while one is open. */
  readonly completions?: CompletionList;
}

/** What happens in the page itself. */
export type LocalAction =
  | { readonly type: 'typed'; readonly text: string }
  /** A suggested text goes into the composer, to be changed or sent by the user. */
  | { readonly type: 'suggested'; readonly text: string }
  /** The words of this question are to be changed; undefined: of none. */
  | { readonly type: 'edit'; readonly id: string | undefined }
  | { readonly type: 'sent'; readonly text: string }
  /** No text came for a moment: read what is still pending. */
  | { readonly type: 'settle' }
  | Extract<ToPage, { readonly type: 'announce' }>;

export type Action = ToPage | LocalAction;

export const initialState: PageState = {
  loaded: false,
  // They come with the first state; nothing is drawn before.
  strings: {} as PageStrings,
  connection: 'ready',
  trusted: true,
  chatId: '',
  messages: [],
  branches: {},
  editing: undefined,
  sought: undefined,
  draft: '',
  busy: false,
  sent: undefined,
  documents: {},
  announcement: { text: '', turn: 0 },
  focusTurn: 0,
};

type Reducers = {
  readonly [T in Action['type']]: (
    state: PageState,
    action: Extract<Action, { readonly type: T }>,
  ) => PageState;
};

const reducers: Reducers = {
  state: (state, { state: chat, strings }) => ({
    ...state,
    ...chat,
    strings,
    loaded: true,
    // It may have been on its way while this was typed; of changes of its own the host sends word.
    draft: state.loaded ? state.draft : chat.draft,
    sent: undefined,
    sought: undefined,
    editing: chat.messages.some(({ id }) => id === state.editing) ? state.editing : undefined,
    documents: openDocuments(state, chat),
  }),
  message: (state, { message }) => withMessage(withoutSent(state, message), message),
  messageRemoved: (state, { id }) => ({
    ...state,
    messages: state.messages.filter((message) => message.id !== id),
    documents: withoutKey(state.documents, id),
    editing: state.editing === id ? undefined : state.editing,
  }),
  branches: (state, { branches }) => ({ ...state, branches }),
  edit: (state, { id }) => ({
    ...state,
    editing: id,
    // Who is done with it goes on where the next message is written.
    focusTurn: id === undefined ? state.focusTurn + 1 : state.focusTurn,
  }),
  delta: (state, { id, text, reasoning }) => withDelta(state, id, text, reasoning),
  completions: (state, { completions }) => ({ ...state, completions }),
  composer: (state, { composer }) => ({ ...state, composer }),
  connection: (state, { connection, trusted }) => ({ ...state, connection, trusted }),
  busy: (state, { busy }) => ({ ...state, busy }),
  draft: (state, { text }) => ({ ...state, draft: text, sent: undefined }),
  find: (state, { id, words }) => {
    const text = state.messages.find((message) => message.id === id)?.text ?? '';
    return { ...state, sought: { id, words: wordsIn(text, words) } };
  },
  // What has the focus is the document's own, see `goToCode`.
  goToCode: (state) => state,
  focusComposer: (state) => ({ ...state, focusTurn: state.focusTurn + 1 }),
  typed: (state, { text }) => ({ ...state, draft: text, sent: undefined }),
  suggested: (state, { text }) => ({ ...state, draft: text, focusTurn: state.focusTurn + 1 }),
  sent: (state, { text }) => ({ ...state, sent: text }),
  settle: (state) => ({
    ...state,
    documents: Object.fromEntries(
      Object.entries(state.documents).map(([id, document]) => [id, settleMarkdown(document)]),
    ),
  }),
  announce: (state, { text }) => announce(state, text),
};

/** The state after an action. Messages that it does not touch keep their identity. */
export function reduce(state: PageState, action: Action): PageState {
  // An action of a host of another version may have a type that this page does not know.
  const reducer = reducers[action.type] as
    ((state: PageState, action: Action) => PageState) | undefined;
  return reducer?.(state, action) ?? state;
}

function withMessage(state: PageState, message: Message): PageState {
  const index = state.messages.findIndex(({ id }) => id === message.id);
  const previous = state.messages[index];
  const messages =
    previous === undefined ? [...state.messages, message] : state.messages.with(index, message);
  if (message.role === 'user') return { ...state, messages };
  const before = previous?.role === 'assistant' ? previous : undefined;
  const said = announcementOf(state.strings, before, message);
  const next = {
    ...state,
    messages,
    documents: withDocument(state.documents, before, message),
  };
  return said === undefined ? next : announce(next, said);
}

function withDelta(state: PageState, id: string, text: string, reasoning: string): PageState {
  const index = state.messages.findIndex((message) => message.id === id);
  const message = state.messages[index];
  if (message?.role !== 'assistant') return state;
  const longer: AnswerMessage = {
    ...message,
    status: message.status === 'waiting' ? 'streaming' : message.status,
    text: message.text + text,
    reasoning: message.reasoning + reasoning,
  };
  const document = state.documents[id] ?? appendMarkdown(emptyMarkdown, message.text);
  const next = {
    ...state,
    messages: state.messages.with(index, longer),
    documents: { ...state.documents, [id]: appendMarkdown(document, text) },
  };
  const said = announcementOf(state.strings, message, longer);
  return said === undefined ? next : announce(next, said);
}

/** The draft goes away when the host shows the message that was made of it. */
function withoutSent(state: PageState, message: Message): PageState {
  if (state.sent === undefined) return state;
  const taken = message.role === 'user' && state.draft === state.sent;
  return { ...state, draft: taken ? '' : state.draft, sent: undefined };
}

type Documents = PageState['documents'];

function withDocument(
  documents: Documents,
  before: AnswerMessage | undefined,
  message: AnswerMessage,
): Documents {
  const document = documents[message.id];
  if (isRunning(message)) {
    const same = document !== undefined && before?.text === message.text;
    if (same) return documents;
    return { ...documents, [message.id]: appendMarkdown(emptyMarkdown, message.text) };
  }
  if (document === undefined || before === undefined) return documents;
  if (!isRunning(before)) {
    return before.text === message.text ? documents : withoutKey(documents, message.id);
  }
  const missing = message.text.startsWith(before.text)
    ? message.text.slice(before.text.length)
    : undefined;
  if (missing === undefined) return withoutKey(documents, message.id);
  const whole = missing === '' ? document : appendMarkdown(document, missing);
  return { ...documents, [message.id]: finishMarkdown(whole) };
}

/** A state that repeats what is on screen keeps what was read of it. */
function openDocuments(
  state: PageState,
  chat: { readonly messages: readonly Message[] },
): Documents {
  return Object.fromEntries(
    chat.messages.flatMap((message) => {
      if (message.role === 'user') return [];
      const before = state.messages.find(({ id }) => id === message.id);
      const known = before?.role === 'assistant' ? before : undefined;
      const document = withDocument(state.documents, known, message)[message.id];
      return document === undefined ? [] : [[message.id, document]];
    }),
  );
}

function withoutKey(documents: Documents, id: string): Documents {
  return Object.fromEntries(Object.entries(documents).filter(([key]) => key !== id));
}

function announce(state: PageState, text: string): PageState {
  return { ...state, announcement: { text, turn: state.announcement.turn + 1 } };
}
