import type { AnswerMessage, QueuedAction } from '../../shared/chat';
import type { ChatLog } from '../chat/chatLog';
import { emptyAnswer } from '../chat/emptyAnswer';
import type { NewTurn } from '../chat/newTurn';
import type { OpenChat } from '../chat/openChat';
import { detailOf, toQuestion } from '../chat/toQuestion';
import type { ChatStore, Clock, Keep } from '../ports';
import type { Attachment } from '../prompt/attachment';
import { findIn, type Found } from './queuedQuestion';

export interface NextQuestionsDeps {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly chats: ChatStore;
  readonly chat: OpenChat;
  readonly createId: () => string;
  /** Puts a message back into the composer. */
  readonly compose: (text: string, attachments: readonly Attachment[]) => Promise<void>;
}

/**
 * Messages that were sent while an answer was coming in: each goes out when the one before it has been answered. Where that
 * ended in another way, or its window was closed, it waits for a word of the user.
 */
export class NextQuestions {
  /** Answers to be asked for, by their chats, the next one first. */
  private readonly waiting = new Map<ChatLog, string[]>();

  constructor(private readonly deps: NextQuestionsDeps) {}

  /** Puts a message behind the answer that is coming in. */
  async add(turn: NewTurn): Promise<void> {
    const { chat, clock, createId, keep } = this.deps;
    const { log } = chat;
    const now = clock.now();
    const question = toQuestion(turn, createId(), now);
    const queued = { until: now, editable: true, behind: 'waiting' } as const;
    const answer = { ...emptyAnswer(createId(), now), status: 'queued', queued } as const;
    chat.show(log, question, detailOf(turn));
    chat.show(log, answer);
    await keep(() => log.save(question, answer));
    const before = this.waiting.get(log);
    if (before) before.push(answer.id);
    else {
      this.waiting.set(log, [answer.id]);
      void this.work(log);
    }
  }

  /** The open chat was read: what a window that was closed had put there goes out only when the user says so. */
  start(): void {
    const { chat } = this.deps;
    const { log } = chat;
    if (this.waiting.has(log)) return;
    for (const message of log.messages) if (isWaiting(message)) chat.show(log, halted(message));
  }

  async act({ log, question, answer }: Found, action: QueuedAction): Promise<void> {
    const { chat, compose } = this.deps;
    if (action === 'edit' || action === 'cancel') {
      await chat.remove(log, question.id, answer.id);
      const { attachments = [] } = log.detail(question.id);
      if (action === 'edit') await compose(question.text, attachments);
    } else await this.send(log, answer.id);
  }

  private async work(log: ChatLog): Promise<void> {
    const { chat } = this.deps;
    const list = this.waiting.get(log) ?? [];
    await chat.ended(log);
    for (let id = list[0]; id !== undefined; id = list[0]) {
      const found = findIn(log, id);
      if (found && !isAnswered(log, found)) break;
      list.shift();
      if (found) await this.send(log, id);
    }
    this.waiting.delete(log);
    for (const id of list) {
      const answer = log.find(id);
      if (answer && isWaiting(answer)) await chat.change(log, halted(answer));
    }
  }

  private async send(log: ChatLog, answerId: string): Promise<void> {
    const { chat, chats, clock, keep } = this.deps;
    await chat.ended(log);
    // Another window that has this chat open may have sent it.
    const kept = await keep(() => chats.find(log.id));
    const now = kept?.messages.find(({ message }) => message.id === answerId)?.message;
    const found = findIn(log, answerId);
    if (found?.answer.status !== 'queued' || (now && !isQueued(now))) return;
    await chat.ask(log, found.question, { into: emptyAnswer(answerId, clock.now()) });
  }
}

type Queued = AnswerMessage & { readonly queued: NonNullable<AnswerMessage['queued']> };

function isQueued(message: { readonly role: string }): message is Queued {
  return 'status' in message && message.status === 'queued';
}

function isWaiting(message: { readonly role: string }): message is Queued {
  return isQueued(message) && message.queued.behind === 'waiting';
}

function halted(answer: Queued): AnswerMessage {
  return { ...answer, queued: { ...answer.queued, behind: 'halted' } };
}

/** Whether what was said before is whole: else the question may make no sense any more. */
function isAnswered(log: ChatLog, { question }: Found): boolean {
  const before = log.before(question.id);
  return before?.role !== 'assistant' || before.status === 'done';
}
