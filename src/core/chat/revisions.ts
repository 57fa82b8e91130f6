import type { AnswerMessage } from '../../shared/chat';
import { canContinue } from '../../shared/canContinue';
import type { Clock, Notifier } from '../ports';
import type { Asking } from './askQuestion';
import type { ChatLog } from './chatLog';
import type { NewTurn } from './newTurn';
import type { OpenChat } from './openChat';
import { say } from '../say';

export interface RevisionsDeps {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly chat: OpenChat;
  /** Asks in the open chat, behind what is shown. */
  readonly run: (turn: NewTurn, how?: Asking) => Promise<AnswerMessage | undefined>;
  /** Whether nothing is asked in the open chat any more; else the user wants it to go on. */
  readonly makeWay: () => Promise<boolean>;
  /** From now on this model is asked. */
  readonly choose: (model: string) => Promise<void>;
  /** Other messages are shown. */
  readonly replaced: () => void;
}

/** What was said in the open chat, once more in another way. What it replaces is kept as a branch. */
export class Revisions {
  constructor(private readonly deps: RevisionsDeps) {}

  private get log(): ChatLog {
    return this.deps.chat.log;
  }

  /**
   * Asks the same again, of another model or provider or with less where `how` says so: one request. An answer without a
   * word makes room, another one stays beside the new one.
   */
  async retry(answerId: string, how: Asking = { afresh: true }): Promise<void> {
    const { chat, makeWay } = this.deps;
    const { log } = this;
    const question = log.questionOf(answerId);
    if (!question || (chat.busy && !(await makeWay()))) return;
    const answer = log.find(answerId);
    if (!answer) return;
    if (answer.text === '' && log.after(answerId).length === 0) await chat.remove(log, answerId);
    chat.hideAfter(log, question.id);
    await chat.ask(log, question, how);
  }

  /** Asks the same of the model that the failure offers: one request. @param stays it becomes the chosen one */
  async askOther(answerId: string, stays: boolean): Promise<void> {
    const answer = this.log.find(answerId);
    const model = answer?.role === 'assistant' ? answer.failure?.otherModel?.id : undefined;
    if (model === undefined) return;
    if (stays) await this.deps.choose(model);
    await this.retry(answerId, { model });
  }

  /** Asks for the rest of the last answer, which is not whole: one request; what comes is put behind what is there. */
  async continueAnswer(answerId: string): Promise<void> {
    const { chat, clock } = this.deps;
    const answer = this.log.messages.at(-1);
    const question = this.log.questionOf(answerId);
    if (answer?.role !== 'assistant' || answer.id !== answerId) return;
    if (!question || chat.busy || !canContinue(answer)) return;
    const at = clock.now();
    const into: { -readonly [K in keyof AnswerMessage]: AnswerMessage[K] } = { ...answer, at };
    into.status = 'waiting';
    delete into.failure;
    delete into.proposal;
    delete into.reviewable;
    await chat.ask(this.log, question, { into });
  }

  /** Asks a question in other words, with what went along with it: one request. Both stay, each with what follows. */
  async edit(questionId: string, text: string): Promise<void> {
    const { chat, makeWay, run } = this.deps;
    const { log } = this;
    const question = log.find(questionId);
    if (question?.role !== 'user' || text.trim() === '') return;
    if (chat.busy && !(await makeWay())) return;
    chat.hideFrom(log, questionId);
    await run({ ...log.askedWith(question), text: text.trim() });
  }

  /** Shows the branch so many further at this message. */
  async step(id: string, by: 1 | -1): Promise<void> {
    const siblings = this.log.siblings(id);
    const next = siblings[siblings.findIndex((one) => one.id === id) + by];
    if (next) await this.show(next.id);
  }

  /** Shows the branch that has this message. */
  async show(id: string): Promise<void> {
    const { chat, replaced } = this.deps;
    await chat.showBranch(this.log, id);
    replaced();
  }

  /** Takes a message out, a question with its answers; until the user has seen that, it can be undone. */
  async delete(id: string): Promise<void> {
    const { chat, makeWay, notifier, replaced } = this.deps;
    const { log } = this;
    const message = log.find(id);
    if (!message || (chat.busy && !(await makeWay()))) return;
    const answers = log.after(id).filter(({ role }) => role === 'assistant');
    const isQuestion = message.role === 'user';
    const before = log.snapshot;
    await chat.remove(log, id, ...(isQuestion ? answers.map((answer) => answer.id) : []));
    replaced();
    const undo = 'Undo';
    const sentence = isQuestion
      ? say('The question and its answer were deleted.')
      : say('The answer was deleted.');
    if ((await notifier.tell('info', sentence, undo)) !== undo) return;
    await chat.restore(log, before);
    if (this.log === log) replaced();
  }
}
