import type { AnswerMessage, UserMessage } from '../../shared/chat';
import type { Asking, AskerDeps } from './askQuestion';
import type { ChatLog } from './chatLog';
import { StreamingAnswer } from './streamingAnswer';

interface Running {
  readonly answer: StreamingAnswer;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Asks one question at a time and sees its answer through to the end, whatever happens. */
export class Asker {
  private running: Running | undefined;

  constructor(private readonly deps: AskerDeps) {}

  get busy(): boolean {
    return this.running !== undefined;
  }

  /** Resolves when nothing is being asked. */
  get ended(): Promise<void> {
    return this.running?.ended ?? Promise.resolve();
  }

  stop(): void {
    this.running?.abort.abort();
  }

  /** The page is about to get everything. */
  forgetFrame(): void {
    this.running?.answer.forgetFrame();
  }

  /** Resolves to the answer when it has ended and is kept. */
  async ask(log: ChatLog, question: UserMessage, how: Asking = {}): Promise<AnswerMessage> {
    const answer = this.openAnswer(log, how.goesOn);
    const abort = new AbortController();
    const ended = this.see(log, question, answer, abort.signal, how);
    this.running = { answer, abort, ended };
    this.deps.busyChanged();
    await ended;
    return answer.current;
  }

  private async see(
    log: ChatLog,
    question: UserMessage,
    answer: StreamingAnswer,
    signal: AbortSignal,
    how: Asking,
  ): Promise<void> {
    const { keep } = this.deps;
    await keep(() => log.save(question));
    await keep(() => log.save(answer.current));
    // Nobody needs the whole way of a request before the first question.
    const { askQuestion } = await import('./askQuestion');
    await askQuestion(this.deps, { log, question, answer, signal, ...how });
    await keep(() => log.save(answer.current));
    this.running = undefined;
    this.deps.busyChanged();
  }

  private openAnswer(log: ChatLog, goesOn: AnswerMessage | undefined): StreamingAnswer {
    const { clock, createId, keep, post } = this.deps;
    const message: AnswerMessage = goesOn ?? {
      role: 'assistant',
      id: createId(),
      at: clock.now(),
      status: 'waiting',
      text: '',
      reasoning: '',
      modelId: '',
      modelName: '',
    };
    const answer = new StreamingAnswer(message, clock, {
      post,
      changed: (now) => log.put(now),
      save: (now) => void keep(() => log.save(now)),
    });
    answer.update({});
    return answer;
  }
}
