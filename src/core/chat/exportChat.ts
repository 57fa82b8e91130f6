import type { AnswerMessage, Message, UserMessage } from '../../shared/chat';
import type { StoredChat, StoredMessage } from '../ports';
import type { Attachment } from '../prompt/attachment';
import { fenceFor } from '../prompt/fenceFor';
import type { AttachmentInFile, ChatInFile, MessageInFile } from './chatFile';
import { chatFileVersion } from './chatFile';
import { parseDetail } from './chatLog';
import { chainTo, parentsOf } from './messageTree';

/** Takes the secrets out of a text. @param path of the file that it is from; absent: of none */
export type Mask = (text: string, path?: string) => Promise<string>;

/** All branches, to be read by Frugal again. Changes that were proposed are not in it: they belong to files of this machine. */
export async function chatJson(chat: StoredChat, mask: Mask): Promise<string> {
  const parents = parentsOf(chat.messages);
  const messages = await oneByOne(chat.messages, (stored) =>
    inFile(stored, parents.get(stored.message.id) ?? '', mask),
  );
  const { title, leaf } = chat;
  const exported: ChatInFile = {
    title: await mask(title),
    ...(leaf !== undefined && { leaf }),
    messages,
  };
  return `${JSON.stringify({ frugal: chatFileVersion, chats: [exported] }, undefined, 2)}\n`;
}

/** The branch that is shown, to be read by people. */
export async function chatMarkdown(chat: StoredChat, mask: Mask): Promise<string> {
  const parents = parentsOf(chat.messages);
  const last = chat.leaf ?? chat.messages.at(-1)?.message.id ?? '';
  const byId = new Map(chat.messages.map((stored) => [stored.message.id, stored]));
  const shown = chainTo(parents, last).flatMap((id) => byId.get(id) ?? []);
  const parts = shown.map(({ message, detail }) =>
    message.role === 'user' ? questionPart(message, detail) : answerPart(message),
  );
  const masked = await oneByOne(parts, (part) => mask(part));
  return `${[`# ${await mask(chat.title)}`, ...masked].join('\n\n')}\n`;
}

/** So that it can be stopped between two of them. */
async function oneByOne<From, To>(
  list: readonly From[],
  make: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const made: To[] = [];
  for (const one of list) made.push(await make(one));
  return made;
}

function questionPart({ text, task }: UserMessage, detail: string): string {
  const { attachments = [] } = parseDetail(detail);
  const said = [task === 'chat' ? '' : `_${task}_`, text].filter((part) => part !== '');
  const code = attachments.filter(({ supporting }) => !supporting).map(attachmentPart);
  return ['## You', ...said, ...code].join('\n\n');
}

function attachmentPart({ chip, path, languageId, text }: Attachment): string {
  const fence = fenceFor(text);
  const lines = chip.lines ? `, lines ${chip.lines.join('–')}` : '';
  return `\`${path}\`${lines}\n\n${fence}${languageId}\n${text}\n${fence}`;
}

function answerPart({ modelName, text, failure, status }: AnswerMessage): string {
  const said = text === '' && failure ? `_${failure.title}. ${failure.detail}_` : text;
  const isWhole = status === 'done' || said === '';
  return [`## ${modelName || 'Answer'}`, said, ...(isWhole ? [] : ['_(not whole)_'])].join('\n\n');
}

async function inFile(
  { message, detail }: StoredMessage,
  parent: string,
  mask: Mask,
): Promise<MessageInFile> {
  const { id, role, at } = message;
  const common = { id, parent, role, at, text: await mask(message.text) };
  return { ...common, ...(await more(message, detail, mask)) };
}

async function more(message: Message, detail: string, mask: Mask): Promise<Partial<MessageInFile>> {
  if (message.role === 'user') {
    const { attachments = [] } = parseDetail(detail);
    const kept = await oneByOne(attachments, (one) => attachmentInFile(one, mask));
    return { task: message.task, ...(kept.length > 0 && { attachments: kept }) };
  }
  const { status, modelId, modelName, reasoning, reasoningMs, receipt } = message;
  return {
    status,
    ...(modelId !== '' && { model: modelId, modelName }),
    ...(reasoning !== '' && { reasoning: await mask(reasoning) }),
    ...(reasoningMs !== undefined && { reasoningMs }),
    ...(receipt && { receipt }),
  };
}

async function attachmentInFile(
  { chip, path, languageId, text, rule, supporting }: Attachment,
  mask: Mask,
): Promise<AttachmentInFile> {
  return {
    path,
    languageId,
    text: await mask(text, path),
    ...(chip.lines && { lines: chip.lines }),
    ...(rule && { rule }),
    ...(supporting && { supporting }),
  };
}
