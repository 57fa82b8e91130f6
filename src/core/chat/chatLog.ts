import type { Branches, Message, Task, UserMessage } from '../../shared/chat';
import type { KnownFile } from '../edits/namedFile';
import type { ChosenPlace } from '../edits/placeChoices';
import type { Proposal } from '../edits/proposal';
import type { EditTarget } from '../edits/target';
import type { ChatStore, StoredChat } from '../ports';
import type { Attachment } from '../prompt/attachment';
import type { PromptTurn } from '../prompt/buildPrompt';
import { estimateTokens } from '../prompt/tokens';
import { chainTo, childrenOf, newestLeaf, parentsOf, root } from './messageTree';
import { promptTurn, type NewTurn } from './newTurn';
import { say } from '../say';

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

/** Enough of a log to have it again as it was. */
export interface LogSnapshot {
  readonly all: readonly Message[];
  readonly parents: ReadonlyMap<string, string>;
  readonly details: ReadonlyMap<string, Detail>;
  readonly leaf: string;
}

/** The messages of a chat, in memory and kept: a tree of which one branch is shown. */
export class ChatLog {
  private readonly details: Map<string, Detail>;
  /** The messages of every branch, in the order in which they came. */
  private readonly byId: Map<string, Message>;
  /** Which message each one follows. */
  private readonly parents: Map<string, string>;
  /** The last message of the branch that is shown. */
  private leaf: string;
  /** The branch that is shown. */
  private list: readonly Message[] = [];
  private saved: boolean;
  private keptLeaf: string | undefined;

  constructor(
    readonly id: string,
    private readonly workspace: string,
    private readonly store: ChatStore,
    kept?: StoredChat,
  ) {
    this.saved = kept !== undefined;
    const stored = kept?.messages ?? [];
    this.byId = new Map(stored.map(({ message }) => [message.id, message]));
    this.details = new Map(stored.map((one) => [one.message.id, parseDetail(one.detail)]));
    this.parents = parentsOf(stored);
    this.keptLeaf = kept?.leaf;
    const { leaf = root } = kept ?? {};
    this.leaf = this.parents.has(leaf) ? leaf : (this.all.at(-1)?.id ?? root);
    this.list = this.chain(this.leaf);
  }

  private get all(): readonly Message[] {
    return [...this.byId.values()];
  }

  /** The branch that is shown. */
  get messages(): readonly Message[] {
    return this.list;
  }

  detail(id: string): Detail {
    return this.details.get(id) ?? {};
  }

  /** Of whichever branch. */
  find(id: string): Message | undefined {
    return this.byId.get(id);
  }

  /** The user's message that this answer answers. */
  questionOf(answerId: string): UserMessage | undefined {
    const before = this.chain(this.parents.get(answerId) ?? root);
    return before.findLast((message) => message.role === 'user');
  }

  /** What this message follows; undefined: nothing. */
  before(id: string): Message | undefined {
    return this.find(this.parents.get(id) ?? root);
  }

  /** What was asked behind this message, or answered to it, each of which begins a branch; oldest first. */
  after(id: string): readonly Message[] {
    return childrenOf(this.parents, id).flatMap((child) => this.find(child) ?? []);
  }

  /** The messages that stand in the place of this one, itself among them; oldest first. */
  siblings(id: string): readonly Message[] {
    return this.after(this.parents.get(id) ?? root);
  }

  /** Which of several branches is shown at a message, from 1, and of how many; by the ids of those that have several. */
  get branches(): Branches {
    const byParent = new Map<string, string[]>();
    for (const [id, parent] of this.parents) {
      const siblings = byParent.get(parent) ?? [];
      siblings.push(id);
      byParent.set(parent, siblings);
    }
    const several = this.list.flatMap(({ id }) => {
      const siblings = byParent.get(this.parents.get(id) ?? root) ?? [];
      return siblings.length > 1
        ? [[id, [siblings.indexOf(id) + 1, siblings.length]] as const]
        : [];
    });
    return Object.fromEntries(several);
  }

  /** Whether it is in the branch that is shown. */
  shows(id: string): boolean {
    return this.list.some((message) => message.id === id);
  }

  /** What is said next follows this message. */
  endAt(id: string): void {
    this.leaf = id;
    this.list = this.chain(id);
  }

  /** What is said next stands in the place of this message. */
  endBefore(id: string): void {
    this.endAt(this.parents.get(id) ?? root);
  }

  /** Shows the branch with this message, from there on the newest. */
  showBranch(id: string): void {
    this.endAt(newestLeaf(this.parents, id));
  }

  /**
   * Adds the message or replaces the one with its id, in memory only.
   * @param parent what a new one follows; absent: what is shown
   */
  put(message: Message, detail?: Detail, parent = this.leaf): void {
    const replace = (old: Message): Message => (old.id === message.id ? message : old);
    const isKnown = this.byId.has(message.id);
    this.byId.set(message.id, message);
    if (isKnown) {
      if (detail) this.describe(message.id, detail);
      this.list = this.list.map(replace);
      return;
    }
    this.parents.set(message.id, parent);
    this.describe(message.id, detail ?? {});
    if (parent !== this.leaf) return;
    this.list = [...this.list, message];
    this.leaf = message.id;
  }

  /** Keeps messages as they are now, all or none; the chat itself is kept with its first ones. */
  async save(...messages: readonly Message[]): Promise<void> {
    const stored = messages.map((message) => ({
      message,
      detail: JSON.stringify(this.detail(message.id)),
    }));
    if (this.saved) await this.store.saveMessage(this.id, ...stored);
    else {
      const { id, workspace } = this;
      await this.store.saveChat({ id, title: titleOf(this.list), workspace }, ...stored);
      this.saved = true;
    }
    await this.saveLeaf();
  }

  /** Keeps which branch is shown. */
  async saveLeaf(): Promise<void> {
    const { leaf } = this;
    // Without branches the last message is the one that was kept last.
    const isNewest = this.keptLeaf === undefined && leaf === this.all.at(-1)?.id;
    if (!this.saved || leaf === this.keptLeaf || isNewest) return;
    this.keptLeaf = leaf;
    await this.store.setLeaf(this.id, leaf);
  }

  /** Keeps everything anew, after the place where it was kept was lost. */
  async saveAll(): Promise<void> {
    this.saved = false;
    if (this.all.length > 0) await this.save(...this.all);
  }

  /** Takes messages out; what followed one of them follows what that one followed. */
  async remove(...ids: readonly string[]): Promise<void> {
    const moved = new Set<string>();
    for (const id of ids) {
      const parent = this.parents.get(id) ?? root;
      for (const child of childrenOf(this.parents, id)) {
        this.parents.set(child, parent);
        this.describe(child, this.detail(child));
        moved.add(child);
      }
      if (this.leaf === id) this.leaf = parent;
      this.byId.delete(id);
      this.parents.delete(id);
      this.details.delete(id);
    }
    // In the place of what was the last of its branch, another one that stood there is shown.
    this.showBranch(this.leaf);
    await this.store.removeMessages(this.id, ids);
    const changed = this.all.filter(({ id }) => moved.has(id));
    if (changed.length > 0) await this.save(...changed);
    else await this.saveLeaf();
  }

  get snapshot(): LogSnapshot {
    const { all, leaf } = this;
    return { all, leaf, parents: new Map(this.parents), details: new Map(this.details) };
  }

  /** Makes it as it was, but for what was said since, which stays; in memory, and kept. */
  async restore(before: LogSnapshot): Promise<void> {
    const back = before.all.filter(({ id }) => !this.parents.has(id));
    const moved = this.all.filter(({ id }) => {
      const parent = before.parents.get(id);
      return parent !== undefined && parent !== this.parents.get(id);
    });
    const wasSaid = before.parents.has(this.leaf) || this.leaf === root;
    for (const { id } of [...back, ...moved]) {
      this.parents.set(id, before.parents.get(id) ?? root);
      this.describe(id, this.details.get(id) ?? before.details.get(id) ?? {});
    }
    for (const message of back) this.byId.set(message.id, message);
    this.endAt(wasSaid ? before.leaf : this.leaf);
    await this.save(...back, ...moved);
  }

  private describe(id: string, detail: Detail): void {
    this.details.set(id, { ...detail, parent: this.parents.get(id) ?? root });
  }

  private chain(leaf: string): readonly Message[] {
    return chainTo(this.parents, leaf).flatMap((id) => this.find(id) ?? []);
  }

  /** The piece of context with this id, of whichever message. */
  attachment(id: string): Attachment | undefined {
    return [...this.details.values()]
      .flatMap(({ attachments = [] }) => attachments)
      .find(({ chip }) => chip.id === id);
  }

  /** About how many tokens the chat so far would cost again: what was never answered does not go along. */
  get tokens(): number {
    return this.turnsBefore(undefined).reduce(
      (sum, { text, answer = '', attachments }) =>
        attachments.reduce(
          (all, { chip }) => all + chip.tokens,
          sum + estimateTokens(text) + estimateTokens(answer),
        ),
      0,
    );
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
    const before =
      questionId === undefined ? this.list : this.chain(this.parents.get(questionId) ?? root);
    for (const [index, message] of before.entries()) {
      const next = before[index + 1];
      const answer = next?.role === 'assistant' ? next.text : '';
      if (message.role === 'user' && answer !== '')
        turns.push({ ...promptTurn(this.askedWith(message)), answer });
    }
    return turns;
  }
}

/** What a chat that begins with a task is called, by what the task is about. */
const taskTitles: Readonly<Record<Task, (name: string) => string>> = {
  chat: () => '',
  explain: (name) => say('Explain {0}', name),
  refactor: (name) => say('Refactor {0}', name),
  fix: (name) => say('Fix {0}', name),
  document: (name) => say('Document {0}', name),
  tests: (name) => say('Tests for {0}', name),
  edit: (name) => say('Edit {0}', name),
  rename: (name) => say('Rename in {0}', name),
  commit: (name) => say('Commit message {0}', name),
  merge: (name) => say('Conflict in {0}', name),
};

/** A chat's title, made here: the task and its code, or the first words. */
export function titleOf(messages: readonly Message[]): string {
  const first = messages.find((message) => message.role === 'user');
  if (!first) return say('New chat');
  const [chip] = first.attachments;
  const task = taskTitles[first.task](chip?.name ?? '').trim();
  const words = first.text.replace(/\s+/g, ' ').trim();
  const title = task && chip ? `${task}${words && `: ${words}`}` : words || task;
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
