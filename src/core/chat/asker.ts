import type { AnswerMessage, UserMessage } from '../../shared/chat';
import type { AskedQuestion, Asking, AskerDeps } from './askQuestion';
import type { ChatLog } from './chatLog';
import { emptyAnswer } from './emptyAnswer';
import type { NewTurn } from './newTurn';
import type { PreparedTurn } from './prepareTurn';
import { StreamingAnswer } from './streamingAnswer';

interface Running {
  readonly answer: StreamingAnswer;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Asks one question at a time in each chat, and sees its answer through to the end, whatever happens. */
export class Asker {
  private readonly running = new Map<ChatLog, Running>();

  constructor(private readonly deps: AskerDeps) {}

  isBusy(log: ChatLog): boolean {
    return this.running.has(log);
  }

  /** The answer that is asked for in this chat. */
  answerIn(log: ChatLog): AnswerMessage | undefined {
    return this.running.get(log)?.answer.current;
  }

  /** The chat with this id, while something is asked in it. */
  logOf(chatId: string): ChatLog | undefined {
    return this.logs.find(({ id }) => id === chatId);
  }

  /** The chats in which something is asked. */
  get logs(): readonly ChatLog[] {
    return [...this.running.keys()];
  }

  /** Resolves when nothing is being asked in this chat. */
  async ended(log: ChatLog): Promise<void> {
    for (let now = this.running.get(log); now; now = this.running.get(log)) await now.ended;
  }

  /** What asking this in that chat would send, checked as if it were asked; nothing leaves. @throws TurnError, CatalogueError */
  async prepare(log: ChatLog, turn: NewTurn): Promise<PreparedTurn> {
    const { prepareQuestion } = await import('./askQuestion');
    return prepareQuestion(this.deps, turn, log.promptOf(turn));
  }

  stop(log: ChatLog): void {
    this.running.get(log)?.abort.abort();
  }

  /** The page is about to get everything. */
  forgetFrame(log: ChatLog): void {
    this.running.get(log)?.answer.forgetFrame();
  }

  /** Asks as soon as nothing else is being asked in this chat. Resolves to the answer when it has ended and is kept. */
  async ask(log: ChatLog, question: UserMessage, how: Asking = {}): Promise<AnswerMessage> {
    // Of several that wait one begins: from the last look to `running` nothing comes between.
    for (let now = this.running.get(log); now; now = this.running.get(log)) await now.ended;
    const answer = this.openAnswer(log, question, how.into);
    how.watch?.(answer);
    const abort = new AbortController();
    const signal = how.signal ? AbortSignal.any([abort.signal, how.signal]) : abort.signal;
    const ended = this.see(log, question, answer, { ...how, signal });
    this.running.set(log, { answer, abort, ended });
    this.deps.busyChanged();
    await ended;
    return answer.current;
  }

  private async see(
    log: ChatLog,
    question: UserMessage,
    answer: StreamingAnswer,
    how: Asking & Pick<AskedQuestion, 'signal'>,
  ): Promise<void> {
    const { keep, addRules } = this.deps;
    const told = await addRules(log, question);
    await keep(() => log.save(told, answer.current));
    // Nobody needs the whole way of a request before the first question.
    const { askQuestion } = await import('./askQuestion');
    await askQuestion(this.deps, { ...how, log, question: told, answer });
    await keep(() => log.save(answer.current));
    this.running.delete(log);
    this.deps.busyChanged();
  }

  private openAnswer(
    log: ChatLog,
    question: UserMessage,
    into: AnswerMessage | undefined,
  ): StreamingAnswer {
    const { clock, createId, keep, post } = this.deps;
    const message = into ?? emptyAnswer(createId(), clock.now());
    log.put(message, undefined, question.id);
    const answer = new StreamingAnswer(message, clock, {
      post: (told) => post(told, log),
      changed: (now) => log.put(now),
      save: (now) => void keep(() => log.save(now)),
    });
    answer.update({});
    return answer;
  }
}
