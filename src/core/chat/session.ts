import type { AnswerMessage } from '../../shared/chat';
import type { ChatState, ComposerState, Connection, ToPage } from '../../shared/protocol';
import { isUsedUp, type Quota } from '../../shared/quota';
import { isUnreached } from '../catalogue/catalogueError';
import type { Model } from '../catalogue/model';
import { Emitter } from '../event';
import { providersInUse } from '../llm/providers';
import { noCounter } from '../quota/counter';
import { quotaOf } from '../quota/quota';
import type { ComparisonDeps } from '../compare/comparison';
import type { Cache, ChatStore, Notifier } from '../ports';
import type { Attachment } from '../prompt/attachment';
import type { ModelChoice } from '../routing/modelChoice';
import type { AskerDeps, Asking } from './askQuestion';
import { ChatLog } from './chatLog';
import { Composer } from './composer';
import { costAlarm } from './costAlarm';
import type { NewTurn } from './newTurn';
import { OpenChat, type OpenChatDeps } from './openChat';
import type { PreparedTurn } from './prepareTurn';
import { Proposals } from './proposals';
import { Revisions } from './revisions';
import { detailOf, toQuestion } from './toQuestion';
import { say } from '../say';

export interface SessionDeps extends Omit<
  AskerDeps,
  'post' | 'addRules' | 'busyChanged' | 'proposed' | 'coming' | 'candidates' | 'alarm' | 'modelGone'
> {
  readonly notifier: Notifier;
  readonly chats: ChatStore;
  readonly cache: Cache;
  readonly models: ModelChoice;
  readonly findRules: OpenChatDeps['findRules'];
  /** Names the workspace; empty without one. */
  readonly workspace: string;
  /** Asks this in the open chat when the answer that is coming in has ended; absent: nothing waits. */
  readonly wait?: (turn: NewTurn) => Promise<void>;
}

/** The conversation of one window: what is asked, what comes back, and everything that the page shows of it. */
export class ChatSession {
  private readonly posted = new Emitter<ToPage>();
  private readonly replaced = new Emitter<void>();
  private readonly begun = new Emitter<void>();
  private readonly changed = new Emitter<void>();
  /** What the page must hear; the text of an answer comes once a frame. */
  readonly onDidPost = this.posted.event;
  /** Another chat is open: the page needs the whole state. */
  readonly onDidReplace = this.replaced.event;
  /** A chat is open, the first one or another. */
  readonly onDidOpen = this.begun.event;
  /** Model, key, quota or busy changed. */
  readonly onDidChange = this.changed.event;

  readonly proposals: Proposals;
  /** The chat that is open. */
  readonly chat: OpenChat;
  readonly revisions: Revisions;
  /** What asking outside of the chat needs. */
  readonly asking: SessionDeps & ComparisonDeps;
  private readonly composer = new Composer();
  private opened: Promise<void> | undefined;
  private model: Model | undefined;
  private hasKey = false;
  /** Why no model is known: which ones there are could not be asked. */
  private isUnlisted = false;

  constructor(private readonly deps: SessionDeps) {
    this.proposals = new Proposals({
      open: async () => {
        await this.open();
        return this.log;
      },
      chatWith: async (id) => {
        await this.open();
        return this.chat.withMessage(id);
      },
      change: (log, message, detail) => this.chat.change(log, message, detail),
      accepted: (row) => void deps.keep(() => deps.ledger.accepted(row)),
    });
    this.asking = {
      ...deps,
      candidates: (wanted) => deps.models.candidates(wanted),
      alarm: costAlarm(deps),
      modelGone: () => void deps.models.refetch().then(() => this.refresh()),
    };
    this.chat = new OpenChat({
      ...this.asking,
      post: (message) => this.posted.fire(message),
      busyChanged: () => this.showBusy(),
      proposed: (id) => this.proposals.tell(id),
      coming: (id, proposal) => this.proposals.setComing(id, proposal),
    });
    this.revisions = new Revisions({
      ...deps,
      chat: this.chat,
      run: (turn, how) => this.run(turn, how),
      makeWay: () => this.makeWay(),
      choose: (model) => deps.models.choose(model),
      replaced: () => this.replaced.fire(),
    });
  }

  get chatId(): string {
    return this.log.id;
  }

  private get log(): ChatLog {
    return this.chat.log;
  }

  get busy(): boolean {
    return this.chat.busy;
  }

  /** Everything that the page shows. */
  async state(): Promise<ChatState> {
    await this.open();
    await this.showRules();
    const quota = await this.quota();
    this.chat.forgetFrame();
    return {
      connection: this.connection(quota),
      trusted: this.deps.trusted(),
      chatId: this.log.id,
      messages: this.log.messages,
      branches: this.log.branches,
      composer: this.composerState(quota),
      draft: this.composer.draft,
      busy: this.busy,
    };
  }

  /** Key, model or trust may have changed: find out what holds now, and show it. */
  async refresh(): Promise<void> {
    this.hasKey = (await providersInUse(this.deps)).length > 0;
    await this.showComposer();
    if (this.hasKey) await this.showModel();
    await this.chat.lookForOthers();
  }

  /** The quota is another one, and nothing else. */
  showQuota(quota: Quota): void {
    this.posted.fire({ type: 'composer', composer: this.composerState(quota) });
    const connection = this.connection(quota);
    this.posted.fire({ type: 'connection', connection, trusted: this.deps.trusted() });
    this.changed.fire();
  }

  private async showModel(): Promise<void> {
    this.isUnlisted = false;
    this.model = await this.deps.models.current().catch((caught: unknown) => {
      this.isUnlisted = isUnreached(caught);
      this.deps.logger.info(`No model to show: ${String(caught)}`);
      return undefined;
    });
    await this.deps.meter.useModel(this.model);
    await this.showComposer();
  }

  /** The composer's message, with the composer's attachments; while an answer comes in it waits for that. */
  async send(text: string): Promise<void> {
    const { attachments } = this.composer;
    if (text.trim() === '' && attachments.length === 0) return;
    const turn = { task: 'chat', text: text.trim(), attachments } as const;
    const { wait } = this.deps;
    if (!wait || !this.busy || this.chat.isAnswered) await this.run(turn);
    else {
      this.clearComposer();
      await wait(turn);
    }
  }

  /**
   * Asks: one request, or none where a check fails before or the answer is kept. Resolves to the answer when it has ended;
   * undefined where the user lets another answer go on instead.
   */
  async run(turn: NewTurn, how: Asking = {}): Promise<AnswerMessage | undefined> {
    await this.open();
    if (this.busy && !(await this.makeWay())) return undefined;
    const { clock, createId } = this.deps;
    const question = toQuestion(turn, createId(), clock.now());
    this.chat.show(this.log, question, detailOf(turn));
    const { task, text, typed } = turn;
    // What was shown first, or made of something else, may have left something new in the composer.
    const isComposed = !how.ready && typed === undefined;
    const wasTyped = this.composer.draft.trim() === (typed ?? text);
    if (task === 'chat' && (isComposed || wasTyped)) this.clearComposer();
    return this.chat.ask(this.log, question, how);
  }

  /** What the composer would send now. */
  get composed(): NewTurn {
    const { draft, attachments } = this.composer;
    return { task: 'chat', text: draft.trim(), attachments };
  }

  /** What `run` would send now, for `ready`; nothing leaves. @throws TurnError, CatalogueError */
  async prepare(turn: NewTurn): Promise<PreparedTurn> {
    await this.open();
    return this.chat.prepare(turn);
  }

  stop(): void {
    this.chat.stop();
  }

  async newChat(): Promise<void> {
    await this.replaceLog(() => this.chat.newLog());
  }

  /** @param messageId of a message that is to be shown, in whichever branch it is */
  async openChat(id: string, messageId?: string): Promise<void> {
    const log = await this.chat.find(id);
    if (!log) return;
    if (messageId !== undefined && !log.messages.some((one) => one.id === messageId))
      log.showBranch(messageId);
    await this.replaceLog(() => log);
  }

  /** Puts a message back into the composer, before what is being written there. */
  async compose(text: string, attachments: readonly Attachment[]): Promise<void> {
    for (const one of attachments) if (!one.rule) this.composer.attach(one);
    this.setDraft([text, this.composer.draft].filter((part) => part !== '').join('\n\n'));
    this.posted.fire({ type: 'draft', text: this.composer.draft });
    await this.showComposer();
  }

  async deleteChat(id: string): Promise<void> {
    if (id === this.log.id) await this.newChat();
    await this.deps.keep(() => this.deps.chats.deleteChat(id));
  }

  setDraft(text: string): void {
    if (text === this.composer.draft) return;
    this.composer.draft = text;
    void this.showMasked();
    void this.deps.keep(() => this.deps.cache.set(this.draftName, text));
  }

  async attach(attachment: Attachment): Promise<void> {
    this.composer.attach(attachment);
    await this.showComposer();
  }

  /** Changes what goes with the next message, and shows it; false: nothing changed. */
  async changeComposer(change: (composer: Composer) => unknown): Promise<void> {
    if (change(this.composer) !== false) await this.showComposer();
  }

  async removeAttachment(id: string): Promise<void> {
    if (!this.chat.rules.leaveOut(id)) this.composer.remove(id);
    await this.showComposer();
  }

  attachment(id: string): Attachment | undefined {
    return this.composer.find(id) ?? this.log.attachment(id);
  }

  /** The model that the next turn would ask; undefined while none is known. */
  get currentModel(): Model | undefined {
    return this.model;
  }

  /** One answer at a time: the running one is stopped only when the user says so. */
  private async makeWay(): Promise<boolean> {
    if (this.chat.isAnswered) {
      await this.chat.ended();
      return true;
    }
    const stop = say('Stop it and ask');
    const choice = await this.deps.notifier.tell(
      'info',
      say('An answer is still coming in.'),
      stop,
    );
    if (choice !== stop) return false;
    this.stop();
    await this.chat.ended();
    return true;
  }

  private async replaceLog(create: () => ChatLog): Promise<void> {
    await this.open();
    if (this.busy && !(await this.makeWay())) return;
    this.chat.log = create();
    this.replaced.fire();
    this.begun.fire();
  }

  /** The last chat of this workspace and the text that was not sent, once. */
  private open(): Promise<void> {
    this.opened ??= (async () => {
      const { chats, cache, keep, workspace } = this.deps;
      const kept = await keep(() => chats.latest(workspace));
      if (kept) this.chat.log = new ChatLog(kept.id, kept.workspace, chats, kept);
      this.composer.draft ||= (await keep(() => cache.get(this.draftName))) ?? '';
      this.hasKey = (await providersInUse(this.deps)).length > 0;
      this.begun.fire();
    })();
    return this.opened;
  }

  private clearComposer(): void {
    this.composer.clear();
    this.posted.fire({ type: 'draft', text: '' });
    void this.showComposer();
    void this.deps.keep(() => this.deps.cache.set(this.draftName, ''));
  }

  private async quota(): Promise<Quota> {
    const { keep, meter, clock } = this.deps;
    const quota = await keep(() => meter.quota());
    return quota ?? quotaOf({ counter: noCounter, requests: [], now: clock.now() });
  }

  private get draftName(): string {
    return `draft:${this.deps.workspace}`;
  }

  private composerState(quota: Quota): ComposerState {
    return this.composer.state(this.model, quota, this.log.tokens, this.deps.settings());
  }

  private async showComposer(): Promise<void> {
    await this.showRules();
    this.showQuota(await this.quota());
    await this.showMasked();
  }

  /** The rules that would go along are shown as what the user attached is. */
  private async showRules(): Promise<void> {
    this.composer.rules = await this.chat.rules.shownWith(this.composed, this.log);
  }

  /** Shows what would be masked of the message, where that is something else than before. */
  private async showMasked(): Promise<void> {
    if (await this.composer.findMasked(this.deps.masking)) this.showQuota(await this.quota());
  }

  private showBusy(): void {
    this.posted.fire({ type: 'busy', busy: this.busy });
    if (this.busy) this.changed.fire();
    // How the answer went may change which model is asked next.
    else void this.showModel();
  }

  private connection(quota: Quota): Connection {
    if (!this.hasKey) return 'noKey';
    if (this.model === undefined && this.isUnlisted) return 'noList';
    return isUsedUp(quota) ? 'quotaUsedUp' : 'ready';
  }
}
