import type { Message, Task, UserMessage } from '../../shared/chat';
import type { KnownFile } from '../edits/namedFile';
import type { ChosenPlace } from '../edits/placeChoices';
import type { Proposal } from '../edits/proposal';
import type { EditTarget } from '../edits/target';
import type { ChatStore, StoredChat } from '../ports';
import type { Attachment } from '../prompt/attachment';
import type { PromptTurn } from '../prompt/buildPrompt';
import { promptTurn, type NewTurn } from './newTurn';

/** What belongs to a message and never goes to the page. */
export interface Detail {
  /** The message that this one follows, empty for none; absent where it was kept before there were branches. */
  readonly parent?: string;
  /** Of a user message. */
  readonly attachments?: readonly Attachment[];
  /** Of a user message that asks for an edit: the code to replace. */
  readonly target?: EditTarget;
  /** Of a user message that asks for an edit: the files to change or to make. */
  readonly files?: readonly KnownFile[];
  /** Of an answer. */
  readonly proposal?: Proposal;
  /** Of an answer that proposes a change: its request's row in the ledger. */
  readonly row?: number;
  /** Of an answer: what the user said of changes that fit several places. */
  readonly chosen?: readonly ChosenPlace[];
}

/** The messages of the open chat, in memory and kept. */
export class ChatLog {
  private readonly details = new Map<string, Detail>();
  private list: readonly Message[] = [];
  private saved: boolean;

  constructor(
    readonly id: string,
    private readonly workspace: string,
    private readonly store: ChatStore,
    kept?: StoredChat,
  ) {
    this.saved = kept !== undefined;
    this.list = kept?.messages.map((stored) => stored.message) ?? [];
    for (const { message, detail } of kept?.messages ?? [])
      this.details.set(message.id, parseDetail(detail));
  }

  get messages(): readonly Message[] {
    return this.list;
  }

  detail(id: string): Detail {
    return this.details.get(id) ?? {};
  }

  find(id: string): Message | undefined {
    return this.list.find((message) => message.id === id);
  }

  /** The user's message that this answer answers. */
  questionOf(answerId: string): UserMessage | undefined {
    const at = this.list.findIndex((message) => message.id === answerId);
    return this.list.slice(0, Math.max(0, at)).findLast((message) => message.role === 'user');
  }

  /** Adds the message or replaces the one with its id, in memory only. */
  put(message: Message, detail?: Detail): void {
    if (detail) this.details.set(message.id, detail);
    this.list = this.find(message.id)
      ? this.list.map((old) => (old.id === message.id ? message : old))
      : [...this.list, message];
  }

  /** Keeps messages as they are now, all or none; the chat itself is kept with its first ones. */
  async save(...messages: readonly Message[]): Promise<void> {
    const stored = messages.map((message) => ({
      message,
      detail: JSON.stringify(this.detail(message.id)),
    }));
    if (this.saved) {
      await this.store.saveMessage(this.id, ...stored);
      return;
    }
    const { id, workspace } = this;
    await this.store.saveChat({ id, title: titleOf(this.list), workspace }, ...stored);
    this.saved = true;
  }

  /** Keeps everything anew, after the place where it was kept was lost. */
  async saveAll(): Promise<void> {
    this.saved = false;
    if (this.list.length > 0) await this.save(...this.list);
  }

  async remove(id: string): Promise<void> {
    this.list = this.list.filter((message) => message.id !== id);
    this.details.delete(id);
    await this.store.removeMessages(this.id, [id]);
  }

  /** The piece of context with this id, of whichever message. */
  attachment(id: string): Attachment | undefined {
    return [...this.details.values()]
      .flatMap(({ attachments = [] }) => attachments)
      .find(({ chip }) => chip.id === id);
  }

  /** About how many tokens the chat so far would cost again. */
  get tokens(): number {
    const length = this.list.reduce((sum, { text }) => sum + text.length, 0);
    const attached = this.list.flatMap((m) => (m.role === 'user' ? m.attachments : []));
    return Math.ceil(length / 4) + attached.reduce((sum, { tokens }) => sum + tokens, 0);
  }

  /** What was asked with this message, with all that went along. */
  askedWith({ id, task, text }: UserMessage): NewTurn {
    const { attachments = [], target, files } = this.detail(id);
    return { task, text, attachments, ...(target && { target }), ...(files && { files }) };
  }

  /** What the turn is asked with: a message with the turns before it that were answered, a task on its own. */
  promptOf(turn: NewTurn, questionId?: string): readonly PromptTurn[] {
    const asked = promptTurn(turn);
    return turn.task === 'chat' ? [...this.turnsBefore(questionId), asked] : [asked];
  }

  private turnsBefore(questionId: string | undefined): readonly PromptTurn[] {
    const turns: PromptTurn[] = [];
    for (const [index, message] of this.list.entries()) {
      if (message.id === questionId) break;
      const next = this.list[index + 1];
      const answer = next?.role === 'assistant' ? next.text : '';
      if (message.role === 'user' && answer !== '')
        turns.push({ ...promptTurn(this.askedWith(message)), answer });
    }
    return turns;
  }
}

/** What a chat that begins with a task is called. */
const taskTitles: Readonly<Record<Task, string>> = {
  chat: '',
  explain: 'Explain',
  refactor: 'Refactor',
  fix: 'Fix',
  document: 'Document',
  tests: 'Tests for',
  edit: 'Edit',
  rename: 'Rename in',
  commit: 'Commit message',
  merge: 'Conflict in',
};

/** A chat's title, made here: the task and its code, or the first words. */
export function titleOf(messages: readonly Message[]): string {
  const first = messages.find((message) => message.role === 'user');
  if (!first) return 'New chat';
  const [chip] = first.attachments;
  const task = taskTitles[first.task];
  const words = first.text.replace(/\s+/g, ' ').trim();
  const title = task && chip ? `${task} ${chip.name}${words && `: ${words}`}` : words || task;
  return title.length > 60 ? `${title.slice(0, 59)}…` : title;
}

/** What of a message is kept beside it; empty where it cannot be read. */
export function parseDetail(json: string): Detail {
  try {
    return JSON.parse(json) as Detail;
  } catch {
    return {};
  }
}
