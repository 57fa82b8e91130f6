import type { AnswerMessage, Message, UserMessage } from '../../shared/chat';
import { isRunning } from '../../shared/isRunning';
import type { ToPage } from '../../shared/protocol';
import type { ChatStore } from '../ports';
import { Asker } from './asker';
import type { AskerDeps, Asking } from './askQuestion';
import type { ChosenPlace } from '../edits/placeChoices';
import { ChatLog, type Detail, type LogSnapshot } from './chatLog';
import type { CodeReview } from './codeReview';
import type { PromptTurn } from '../prompt/buildPrompt';
import { promptTurn, type NewTurn } from './newTurn';
import { ProjectRules, type FindRules } from './projectRules';
import type { PreparedTurn } from './prepareTurn';

export interface OpenChatDeps extends Omit<AskerDeps, 'post' | 'addRules'> {
  readonly chats: ChatStore;
  readonly workspace: string;
  /** Undefined: the project's rules do not go along. */
  readonly findRules: () => FindRules | undefined;
  /** What the page must hear: it shows the open chat. */
  readonly post: (message: ToPage) => void;
}

/** The chat that is open; asking goes on in others, too, and the page hears nothing of them. */
export class OpenChat {
  readonly rules: ProjectRules;
  private readonly asker: Asker;
  /** Chats that were read for one of their messages, by its id. */
  private readonly aside = new Map<string, Promise<ChatLog | undefined>>();
  private openLog: ChatLog;
  /** What the page knows, as JSON. */
  private shownBranches = '';

  constructor(private readonly deps: OpenChatDeps) {
    this.openLog = this.newLog();
    this.rules = new ProjectRules(deps.findRules);
    this.asker = new Asker({
      ...deps,
      post: (message, log) => this.post(message, log),
      addRules: (log, question) => this.addRules(log, question),
      proposed: (id) => {
        if (this.log.find(id)) deps.proposed(id);
      },
      coming: (id, proposal) => {
        if (proposal === undefined || this.log.find(id)) deps.coming(id, proposal);
      },
    });
  }

  /** The one that is open. */
  get log(): ChatLog {
    return this.openLog;
  }

  set log(log: ChatLog) {
    this.openLog = log;
    this.rules.reset();
    // One of them may be open now, and change.
    this.aside.clear();
  }

  /** Something is being asked in the open chat. */
  get busy(): boolean {
    return this.asker.isBusy(this.log);
  }

  /** All of the answer that was asked for is there; what it proposes may still be worked out. */
  get isAnswered(): boolean {
    const answer = this.asker.answerIn(this.log);
    return !answer || !isRunning(answer);
  }

  /** In that chat, the open one unless it is said. */
  stop(log = this.log): void {
    this.asker.stop(log);
  }

  /** Resolves when nothing is being asked in that chat, the open one unless it is said. */
  async ended(log = this.log): Promise<void> {
    await this.asker.ended(log);
  }

  /** The page is about to get everything. */
  forgetFrame(): void {
    this.shownBranches = JSON.stringify(this.log.branches);
    this.asker.forgetFrame(this.log);
  }

  newLog(): ChatLog {
    return new ChatLog(this.deps.createId(), this.deps.workspace, this.deps.chats);
  }

  /** The chat with this id: the open one, one that is being answered, or as it is kept. */
  async find(chatId: string): Promise<ChatLog | undefined> {
    if (chatId === this.log.id) return this.log;
    const asked = this.asker.logOf(chatId);
    if (asked) return asked;
    const { chats, keep } = this.deps;
    const kept = await keep(() => chats.open(chatId));
    return kept && new ChatLog(chatId, kept.workspace, chats, kept);
  }

  /** The chat that has this message: the open one, one that is being answered, or as it is kept. */
  async withMessage(id: string): Promise<ChatLog | undefined> {
    const known = [this.log, ...this.asker.logs].find((log) => log.find(id));
    if (known) return known;
    const read = this.aside.get(id) ?? this.readAside(id);
    this.aside.set(id, read);
    return read;
  }

  private async readAside(id: string): Promise<ChatLog | undefined> {
    const { chats, keep } = this.deps;
    const kept = await keep(() => chats.withMessage(id));
    return kept && new ChatLog(kept.id, kept.workspace, chats, kept);
  }

  /** What asking this in the open chat would send; nothing leaves. @throws TurnError, CatalogueError */
  async prepare(turn: NewTurn): Promise<PreparedTurn> {
    return this.asker.prepare(this.log, await this.rules.with(turn, this.log));
  }

  /** A question with the project's rules, and what it is asked with. @param questionId the one of this chat that it is */
  async turnsOf(
    turn: NewTurn,
    questionId?: string,
  ): Promise<{ readonly turn: NewTurn; readonly turns: readonly PromptTurn[] }> {
    const told = questionId === undefined ? await this.rules.with(turn, this.log) : turn;
    return { turn: told, turns: this.log.promptOf(told, questionId) };
  }

  /** Asks as soon as nothing else is being asked in that chat. Resolves to the answer when it has ended. */
  async ask(log: ChatLog, question: UserMessage, how: Asking = {}): Promise<AnswerMessage> {
    return this.asker.ask(log, question, how);
  }

  /** Shows a message of that chat as it is now. */
  show(log: ChatLog, message: Message, detail?: Detail): void {
    log.put(message, detail);
    this.post({ type: 'message', message }, log);
  }

  /** Shows it, and keeps it. */
  async change(log: ChatLog, message: Message, detail?: Detail): Promise<void> {
    this.show(log, message, detail);
    await this.deps.keep(() => log.save(message));
  }

  /** The chats were set aside with a damaged file: the open one is kept in the new file. */
  async keepAgain(): Promise<void> {
    await this.deps.keep(() => this.log.saveAll());
  }

  /** Proposes what one code block of an answer says, at no request. @param lines one of its `reviewable` */
  async reviewCode(answerId: string, lines: readonly [number, number]): Promise<CodeReview> {
    const { reviewCode } = await import('./codeReview');
    const log = (await this.withMessage(answerId)) ?? this.log;
    const change = this.change.bind(this);
    return reviewCode({ ...this.deps, change }, log, answerId, lines);
  }

  /** Makes a change of an answer at the place that the user chose, at no request. */
  async choosePlace(answerId: string, place: ChosenPlace): Promise<CodeReview> {
    const { choosePlace } = await import('./codeReview');
    const log = (await this.withMessage(answerId)) ?? this.log;
    return choosePlace({ ...this.deps, change: this.change.bind(this) }, log, answerId, place);
  }

  /** A text of the open chat, with what is masked in it put back. */
  restoreSecrets(text: string): Promise<string> {
    const { log, deps } = this;
    const questions = log.messages.filter((message) => message.role === 'user');
    return deps.masking.restore(
      text,
      questions.map((question) => promptTurn(log.askedWith(question))),
    );
  }

  /** Who else could answer what met the limit of a day: somebody may be set up since, or no longer. */
  async lookForOthers(): Promise<void> {
    const { log } = this;
    const answer = log.messages.at(-1);
    const question = answer && log.questionOf(answer.id);
    if (answer?.role !== 'assistant' || !answer.failure?.others || !question) return;
    const turns = log.promptOf(log.askedWith(question), question.id);
    const { nextSteps } = await import('./nextSteps');
    const failure = await nextSteps(this.deps, turns, answer.failure, answer.modelId);
    if (log.messages.at(-1) === answer) await this.change(log, { ...answer, failure });
  }

  /** Takes messages out of that chat. */
  async remove(log: ChatLog, ...ids: readonly string[]): Promise<void> {
    await this.deps.keep(() => log.remove(...ids));
    for (const id of ids) this.post({ type: 'messageRemoved', id }, log);
    this.showBranches(log);
  }

  /** Makes that chat as it was, but for what was said since. */
  async restore(log: ChatLog, before: LogSnapshot): Promise<void> {
    await this.deps.keep(() => log.restore(before));
  }

  /** Shows that chat as far as this message: what is said next begins a branch where something followed. */
  hideAfter(log: ChatLog, id: string): void {
    this.hide(log, () => log.endAt(id));
  }

  /** The same, without the message itself. */
  hideFrom(log: ChatLog, id: string): void {
    this.hide(log, () => log.endBefore(id));
  }

  /** The branch of that chat with this message is the one that is shown, and kept as that. */
  async showBranch(log: ChatLog, id: string): Promise<void> {
    log.showBranch(id);
    await this.deps.keep(() => log.saveLeaf());
  }

  private hide(log: ChatLog, cut: () => void): void {
    const before = log.messages;
    cut();
    for (const { id } of before.slice(log.messages.length))
      this.post({ type: 'messageRemoved', id }, log);
  }

  private async addRules(log: ChatLog, question: UserMessage): Promise<UserMessage> {
    const asked = log.askedWith(question);
    const { attachments } = await this.rules.with(asked, log, question.id);
    const isSame = attachments.every((one, at) => one === asked.attachments[at]);
    if (isSame && attachments.length === asked.attachments.length) return question;
    const chips = attachments.map(({ chip }) => ({ ...chip, automatic: false }));
    const message = { ...question, attachments: chips };
    this.show(log, message, { ...log.detail(question.id), attachments });
    return message;
  }

  private post(message: ToPage, log: ChatLog): void {
    if (log !== this.log) return;
    // What another branch says is shown with that branch.
    if (message.type === 'message' && !log.shows(message.message.id)) return;
    this.deps.post(message);
    if (message.type === 'message') this.showBranches(log);
  }

  private showBranches(log: ChatLog): void {
    const { branches } = log;
    if (log !== this.log || JSON.stringify(branches) === this.shownBranches) return;
    this.shownBranches = JSON.stringify(branches);
    this.deps.post({ type: 'branches', branches });
  }
}
