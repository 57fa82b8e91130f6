import type { AnswerMessage, Message, Receipt, Task } from '../../shared/chat';
import {
  asList,
  asNumber,
  asRecord,
  asText,
  isRecord,
  parseJson,
  type UntrustedRecord,
} from '../llm/untrusted';
import type { StoredMessage } from '../ports';
import { createAttachment, type Attachment } from '../prompt/attachment';
import { chatFileVersion } from './chatFile';
import { titleOf } from './chatLog';
import { emptyAnswer } from './emptyAnswer';
import { root } from './messageTree';
import { say } from '../say';

export interface ImportedChat {
  readonly title: string;
  readonly leaf?: string;
  readonly messages: readonly StoredMessage[];
}

/** What a file holds, or why nothing of it can be read: a sentence. */
export type ImportedChats =
  | {
      readonly chats: readonly ImportedChat[];
      /** Messages of systems and tools, which chats here do not have. */
      readonly leftOut: number;
    }
  | { readonly refusal: string };

export interface ImportDeps {
  readonly createId: () => string;
  /** Epoch milliseconds, for what does not tell its time. */
  readonly now: number;
}

const tasks: Readonly<Record<Task, true>> = {
  ...{ chat: true, explain: true, refactor: true, fix: true, document: true, tests: true },
  ...{ edit: true, rename: true, commit: true, merge: true },
};
const otherRoles = ['system', 'developer', 'tool', 'function'];
const what = (): string =>
  say(
    'Frugal reads chats that it exported as JSON, and lists of messages with a role and a content.',
  );

/** Why a chat cannot be read: a sentence. */
class Unreadable extends Error {}

/** Reads chats as Frugal exports them, or messages as OpenAI's API takes them. All of it is understood, or none. */
export function readChats(text: string, deps: ImportDeps): ImportedChats {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (value === undefined) return { refusal: say('This file is not JSON. {0}', what()) };
  try {
    const { frugal } = asRecord(value);
    if (typeof frugal === 'number' && frugal > chatFileVersion)
      return { refusal: say('This file comes from a newer Frugal. Update this one to read it.') };
    const all = frugal === undefined ? readOpenAi(value, deps) : readFrugal(value, deps);
    const chats = all.filter(({ messages }) => messages.length > 0);
    const leftOut = all.reduce((sum, chat) => sum + chat.leftOut, 0);
    return chats.length > 0
      ? { chats, leftOut }
      : { refusal: say('There is no chat in this file. {0}', what()) };
  } catch (error) {
    if (error instanceof Unreadable) return { refusal: error.message };
    throw error;
  }
}

interface ReadChat extends ImportedChat {
  readonly leftOut: number;
}

function readFrugal(value: unknown, deps: ImportDeps): readonly ReadChat[] {
  return asList(asRecord(value)['chats']).map((chat) => {
    const { title, leaf, messages } = asRecord(chat);
    const list = asList(messages).map(asRecord);
    // Ids of this machine may be the same.
    const ids = new Map<string | undefined, string>();
    let before: string = root;
    const read = list.map((message, index) => {
      const id = deps.createId();
      const { parent } = message;
      // Only what came before can be followed: nothing goes in circles.
      const follows = parent === undefined ? before : (ids.get(asText(parent)) ?? root);
      ids.set(asText(message['id']), id);
      before = id;
      return readMessage(message, { id, parent: follows, index, deps });
    });
    const shown = ids.get(asText(leaf));
    return chatOf(asText(title), read, 0, asText(leaf) === undefined ? undefined : shown);
  });
}

function readOpenAi(value: unknown, deps: ImportDeps): readonly ReadChat[] {
  const list = asList(value);
  const isMessages = list.some((one) => asRecord(one)['role'] !== undefined);
  if (isMessages) return [readMessages(list, undefined, deps)];
  const chats = Array.isArray(value) ? list : [value];
  return chats.map((chat) => {
    const { messages, title, name } = asRecord(chat);
    return readMessages(asList(messages), asText(title) ?? asText(name), deps);
  });
}

function readMessages(
  list: readonly unknown[],
  title: string | undefined,
  deps: ImportDeps,
): ReadChat {
  const said = list.filter((message) => {
    const role = asText(asRecord(message)['role']);
    return role === undefined || !otherRoles.includes(role);
  });
  let parent = root;
  const messages = said.flatMap((message, index) => {
    const record = asRecord(message);
    const text = contentOf(record);
    // A call of a tool has no words.
    if (text === '' && record['tool_calls'] !== undefined) return [];
    const id = deps.createId();
    const read = readMessage({ ...record, text }, { id, parent, index, deps });
    parent = id;
    return [read];
  });
  return chatOf(title, messages, list.length - messages.length);
}

function contentOf({ content }: UntrustedRecord): unknown {
  if (!Array.isArray(content)) return content ?? '';
  return content
    .map((part) => {
      const { text, type } = asRecord(part);
      return asText(text) ?? ((asText(type) ?? '').includes('image') ? '[image]' : '');
    })
    .filter((part) => part !== '')
    .join('\n\n');
}

interface Place {
  readonly id: string;
  readonly parent: string;
  /** 0-based. */
  readonly index: number;
  readonly deps: ImportDeps;
}

/** @throws Unreadable */
function readMessage(message: UntrustedRecord, place: Place): StoredMessage {
  const { id, parent, index, deps } = place;
  const { role, text } = message;
  const count = index + 1;
  if (role !== 'user' && role !== 'assistant')
    throw new Unreadable(
      say(
        'Message {0} of a chat in this file is nobody’s: its role is neither user nor assistant.',
        count,
      ),
    );
  if (typeof text !== 'string')
    throw new Unreadable(say('Message {0} of a chat in this file has no text.', count));
  const at = timeOf(message, deps.now);
  if (role === 'assistant')
    return { message: answerOf(message, { id, at, text }), detail: JSON.stringify({ parent }) };
  const attachments = asList(message['attachments']).flatMap((one) => attachmentOf(one, deps));
  const task = asText(message['task']) ?? '';
  const question: Message = {
    ...{ role, id, at, text },
    task: task in tasks ? (task as Task) : 'chat',
    attachments: attachments.map(({ chip }) => chip),
  };
  return { message: question, detail: JSON.stringify({ parent, attachments }) };
}

function answerOf(
  message: UntrustedRecord,
  { id, at, text }: { readonly id: string; readonly at: number; readonly text: string },
): AnswerMessage {
  const modelId = asText(message['model']) ?? '';
  const receipt = receiptOf(message['receipt']);
  const reasoningMs = asNumber(message['reasoningMs']);
  const { status } = message;
  return {
    ...emptyAnswer(id, at),
    status: status === 'stopped' || status === 'interrupted' ? status : 'done',
    text,
    reasoning: asText(message['reasoning']) ?? asText(message['reasoning_content']) ?? '',
    modelId,
    modelName: asText(message['modelName']) ?? modelId,
    ...(reasoningMs !== undefined && { reasoningMs }),
    ...(receipt && { receipt }),
  };
}

function receiptOf(value: unknown): Receipt | undefined {
  const record = asRecord(value);
  const requests = asNumber(record['requests']);
  if (requests === undefined) return undefined;
  const known = ['requestsAtMost', 'promptTokens', 'answerTokens', 'durationMs'] as const;
  const figures = known.flatMap((name) => {
    const figure = asNumber(record[name]);
    return figure === undefined ? [] : [[name, figure] as const];
  });
  const host = asText(record['endpointHost']);
  return {
    requests,
    ...(Object.fromEntries(figures) as Partial<Receipt>),
    ...(host !== undefined && { endpointHost: host }),
  };
}

/** It is no file of this machine: what an answer says of it changes nothing here. */
function attachmentOf(value: unknown, { createId }: ImportDeps): readonly Attachment[] {
  if (!isRecord(value)) return [];
  const path = asText(value['path']);
  const text = asText(value['text']);
  if (path === undefined || text === undefined) return [];
  const [first, last] = asList(value['lines']).map(asNumber);
  return [
    createAttachment({
      ...{ id: createId(), uri: '', path, text },
      languageId: asText(value['languageId']) ?? 'plaintext',
      ...(first !== undefined && last !== undefined && { lines: [first, last] as const }),
      ...(value['supporting'] === true && { supporting: true }),
      ...(value['rule'] === true && { rule: true }),
    }),
  ];
}

/** Never of a time to come, which would stay on top of the list. */
function timeOf(message: UntrustedRecord, now: number): number {
  const at = asNumber(message['at']);
  return at !== undefined && at > 0 && at <= now ? at : now;
}

function chatOf(
  title: string | undefined,
  messages: readonly StoredMessage[],
  leftOut: number,
  leaf?: string,
): ReadChat {
  const named = title?.replace(/\s+/g, ' ').trim().slice(0, 200);
  return {
    title:
      named === undefined || named === '' ? titleOf(messages.map(({ message }) => message)) : named,
    messages,
    leftOut,
    ...(leaf !== undefined && { leaf }),
  };
}
