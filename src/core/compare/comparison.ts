import type { AnswerMessage } from '../../shared/chat';
import type { ComparisonState, ToComparePage } from '../../shared/compareProtocol';
import { isRunning } from '../../shared/isRunning';
import type { ToPage } from '../../shared/protocol';
import type { Model } from '../catalogue/model';
import { emptyAnswer } from '../chat/emptyAnswer';
import { promptTurn, type NewTurn } from '../chat/newTurn';
import { prepareQuestion } from '../chat/askQuestion';
import { checkQuota, type PrepareDeps } from '../chat/prepareTurn';
import { StreamingAnswer } from '../chat/streamingAnswer';
import { runTurn, type TurnDeps } from '../chat/turnRunner';
import { Emitter } from '../event';
import { toFailure } from '../llm/toFailure';
import { toTurnError } from '../llm/toTurnError';
import type { Cache } from '../ports';
import type { PromptTurn } from '../prompt/buildPrompt';
import { withoutName } from './withoutName';

/** What is asked of several models. */
export interface ComparedQuestion {
  readonly turn: NewTurn;
  /** The question of the open chat that it is; absent: it is a new one. */
  readonly questionId?: string;
}

export interface ComparisonDeps extends TurnDeps, Omit<PrepareDeps, 'ledger'> {
  readonly cache: Cache;
  readonly createId: () => string;
}

/** A comparison as it is kept over a reload of the window. */
interface Kept extends ComparedQuestion {
  readonly answers: readonly AnswerMessage[];
  readonly hidden: boolean;
  readonly used?: string;
}

const keptName = 'comparison';

/** One question to several models at once, exactly one request each: nobody answers in the place of another. */
export class Comparison {
  private readonly posted = new Emitter<ToComparePage>();
  /** What the page must hear of an answer. */
  readonly onDidPost = this.posted.event;
  private readonly changed = new Emitter<void>();
  /** The page needs the whole state. */
  readonly onDidChange = this.changed.event;

  private readonly abort = new AbortController();

  private constructor(
    private readonly deps: ComparisonDeps,
    private kept: Kept,
  ) {}

  /** Asks nobody yet. @param hidden the user is not to see whose answer is whose */
  static of(
    deps: ComparisonDeps,
    question: ComparedQuestion,
    models: readonly Model[],
    hidden: boolean,
  ): Comparison {
    const at = deps.clock.now();
    const answers = models.map(({ id, name }) => ({
      ...emptyAnswer(deps.createId(), at),
      modelId: id,
      modelName: name,
    }));
    return new Comparison(deps, { ...question, answers, hidden });
  }

  /** The one that was open when the window was closed. What was still coming in then is interrupted. */
  static async restore(deps: ComparisonDeps): Promise<Comparison | undefined> {
    const json = await deps.keep(() => deps.cache.get(keptName));
    if (json === undefined || json === '') return undefined;
    const kept = JSON.parse(json) as Kept;
    const answers = kept.answers.map((answer) =>
      isRunning(answer) ? { ...answer, status: 'interrupted' as const } : answer,
    );
    return new Comparison(deps, { ...kept, answers });
  }

  get question(): ComparedQuestion {
    return this.kept;
  }

  /** The answers with their models' names. */
  get answers(): readonly AnswerMessage[] {
    return this.kept.answers;
  }

  get running(): boolean {
    return this.answers.some(isRunning);
  }

  /** What the page shows: names only where they may be seen. */
  get state(): ComparisonState {
    const { turn, hidden, used } = this.kept;
    return {
      question: turn.text,
      attachments: turn.attachments.map(({ chip }) => chip),
      answers: this.answers.map((answer) => this.shown(answer)),
      hidden,
      ...(used !== undefined && { used }),
    };
  }

  /** One request to each. Resolves when every answer has ended, whatever happened. @param turns what the question is asked with */
  async run(turns: readonly PromptTurn[]): Promise<void> {
    await this.save();
    await Promise.all(this.answers.map((answer) => this.ask(answer, turns)));
  }

  stop(): void {
    this.abort.abort();
  }

  /** From now on the page shows whose answer is whose. */
  async reveal(): Promise<void> {
    await this.change({ hidden: false });
  }

  /** The user takes this answer: what it is in the chat. Undefined where there is nothing to take. */
  async use(id: string): Promise<Partial<AnswerMessage> | undefined> {
    const answer = this.answers.find((each) => each.id === id);
    if (!answer || isRunning(answer) || answer.text === '') return undefined;
    await this.change({ used: id, hidden: false });
    const { status, text, reasoning, reasoningMs, modelId, modelName, receipt } = answer;
    return {
      ...{ status, text, reasoning, modelId, modelName },
      ...(reasoningMs !== undefined && { reasoningMs }),
      ...(receipt && { receipt }),
    };
  }

  /** A text of an answer, with what is masked in it put back. */
  restoreSecrets(text: string): Promise<string> {
    return this.deps.masking.restore(text, [promptTurn(this.kept.turn)]);
  }

  /** It is closed for good. */
  async forget(): Promise<void> {
    this.stop();
    await this.deps.keep(() => this.deps.cache.set(keptName, ''));
  }

  private async ask(first: AnswerMessage, turns: readonly PromptTurn[]): Promise<void> {
    const answer = new StreamingAnswer(first, this.deps.clock, {
      post: (message) => this.post(message),
      changed: (now) => this.put(now),
      save: () => undefined,
    });
    answer.end(await this.endOf(answer, turns));
    await this.save();
  }

  private async endOf(
    answer: StreamingAnswer,
    turns: readonly PromptTurn[],
  ): Promise<Partial<AnswerMessage>> {
    const { deps } = this;
    const { turn } = this.kept;
    const { modelId: model, modelName } = answer.current;
    try {
      const ready = await prepareQuestion(deps, turn, turns, { model });
      const alone = {
        ...ready,
        candidates: [ready.candidates[0]] as const,
        maxRequests: 1,
        purpose: turn.task,
      };
      await checkQuota(deps, alone);
      return await runTurn(deps, alone, answer, this.abort.signal);
    } catch (caught) {
      const now = deps.clock.now();
      const failure = toFailure(toTurnError(caught, { now }), { modelName, now, requestsUsed: 0 });
      return { status: 'failed', failure };
    }
  }

  private post(told: ToPage): void {
    if (told.type === 'delta') this.posted.fire(told);
    if (told.type === 'message' && told.message.role === 'assistant')
      this.posted.fire({ ...told, message: this.shown(told.message) });
  }

  private put(answer: AnswerMessage): void {
    const answers = this.answers.map((old) => (old.id === answer.id ? answer : old));
    this.kept = { ...this.kept, answers };
  }

  private shown(answer: AnswerMessage): AnswerMessage {
    if (!this.kept.hidden) return answer;
    const at = this.answers.findIndex(({ id }) => id === answer.id);
    return withoutName(answer, String.fromCharCode(65 + at));
  }

  private async change(change: Partial<Kept>): Promise<void> {
    this.kept = { ...this.kept, ...change };
    this.changed.fire();
    await this.save();
  }

  private async save(): Promise<void> {
    await this.deps.keep(() => this.deps.cache.set(keptName, JSON.stringify(this.kept)));
  }
}
