import type { AnswerMessage, Failure, UserMessage } from '../../shared/chat';
import type { ToPage } from '../../shared/protocol';
import { countLineChanges } from '../edits/lineChanges';
import { readReplacement } from '../edits/replacement';
import type { EditTarget, Proposal } from '../edits/target';
import { toFailure } from '../llm/toFailure';
import { toTurnError } from '../llm/toTurnError';
import type { Clock, Keep } from '../ports';
import { continueTurn } from '../prompt/continueTurn';
import type { ChatLog } from './chatLog';
import { prepareTurn, type PrepareDeps } from './prepareTurn';
import { StreamingAnswer } from './streamingAnswer';
import { runTurn, type TurnDeps } from './turnRunner';

export interface AskerDeps extends TurnDeps, PrepareDeps {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly createId: () => string;
  readonly post: (message: ToPage) => void;
  /** An answer began or ended. */
  readonly busyChanged: () => void;
  /** The answer with this id proposes a change. */
  readonly proposed: (answerId: string) => void;
}

/** How a question is asked, where it is not simply anew. */
export interface Asking {
  /** Leave out what does not fit. */
  readonly mayCut?: boolean;
  /** The answer that broke off, waiting for its rest. */
  readonly goesOn?: AnswerMessage;
}

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

  /** Resolves when the answer has ended and is kept. */
  async ask(log: ChatLog, question: UserMessage, how: Asking = {}): Promise<void> {
    const answer = this.openAnswer(log, how.goesOn);
    const abort = new AbortController();
    const ended = this.see(log, question, answer, abort.signal, how);
    this.running = { answer, abort, ended };
    this.deps.busyChanged();
    await ended;
  }

  private async see(
    log: ChatLog,
    question: UserMessage,
    answer: StreamingAnswer,
    signal: AbortSignal,
    { mayCut = false, goesOn }: Asking,
  ): Promise<void> {
    const { keep } = this.deps;
    await keep(() => log.save(question));
    await keep(() => log.save(answer.current));
    try {
      const asked = question.task === 'chat' ? log.turnsUpTo(question.id) : [log.turn(question)];
      const turns = goesOn ? continueTurn(asked, goesOn.text) : asked;
      const ready = await prepareTurn(this.deps, turns, mayCut);
      await runTurn(this.deps, { ...ready, purpose: question.task }, answer, signal);
    } catch (caught) {
      answer.end({ status: 'failed', failure: this.failureOf(caught, answer.current) });
    }
    this.propose(log, answer, log.detail(question.id).target);
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

  /** A check that failed before anything left: it cost no request. */
  private failureOf(caught: unknown, { modelName, text }: AnswerMessage): Failure {
    const now = this.deps.clock.now();
    return toFailure(toTurnError(caught, { now }), {
      modelName,
      now,
      isPartial: text !== '',
      requestsUsed: 0,
    });
  }

  private propose(log: ChatLog, answer: StreamingAnswer, target: EditTarget | undefined): void {
    const { id, status, text } = answer.current;
    if (!target || text === '') return;
    const read = readReplacement(text, status, target);
    const proposal = 'proposal' in read ? read.proposal : undefined;
    if (proposal) log.put(answer.current, { proposal });
    const card = proposalCard(target, proposal);
    answer.update({ proposal: 'refusal' in read ? { ...card, reason: read.refusal } : card });
    if (proposal) this.deps.proposed(id);
  }
}

function proposalCard(
  target: EditTarget,
  proposal: Proposal | undefined,
): NonNullable<AnswerMessage['proposal']> {
  const lineCount = target.text.replace(/\r?\n$/, '').split('\n').length;
  const changes = proposal
    ? countLineChanges(target.text, proposal.replacement)
    : { added: 0, removed: 0 };
  return {
    state: proposal ? 'open' : 'refused',
    fileName: target.path.slice(target.path.lastIndexOf('/') + 1),
    lines: [target.firstLine, target.firstLine + lineCount - 1],
    ...changes,
  };
}
