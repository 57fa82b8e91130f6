import type { Message, QueuedAction } from '../../shared/chat';
import { Emitter } from '../event';
import type { NewTurn } from '../chat/newTurn';
import type { Disposable, QueuedTurn } from '../ports';
import type { NextQuestions, NextQuestionsDeps } from './nextQuestions';
import type { QueueDeps, QueueRunner } from './queueRunner';

/** The questions that wait for a provider. What it takes to send them is loaded when there is one. */
export class QuestionQueue implements Disposable {
  private readonly changed = new Emitter<void>();
  private loading: Promise<QueueRunner> | undefined;
  private loadingNext: Promise<NextQuestions> | undefined;
  private started = false;

  /** How many wait may be another number. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: QueueDeps & NextQuestionsDeps) {}

  /** A chat was opened: from now on what is due is sent. Never rejects. */
  async start(): Promise<void> {
    this.started = true;
    const { messages } = this.deps.chat.log;
    if (messages.some(isBehind)) (await this.next()).start();
    await this.look();
  }

  /** Asks this in the open chat when the answer that is coming in has ended. */
  async addNext(turn: NewTurn): Promise<void> {
    await (await this.next()).add(turn);
  }

  /** The machine may have slept, or the workspace is trusted now: something may be due. Never rejects. */
  async look(): Promise<void> {
    if (this.started && (this.loading || (await this.hasWork()))) await (await this.load()).look();
  }

  /** Queues the question of an answer that failed at a daily limit. @throws StorageError */
  async add(answerId: string): Promise<void> {
    await (await this.load()).add(answerId);
  }

  /** @throws StorageError */
  async act(answerId: string, action: QueuedAction): Promise<void> {
    const answer = this.deps.chat.log.find(answerId);
    if (!answer || !isBehind(answer)) {
      await (await this.load()).act(answerId, action);
      return;
    }
    const [next, { findIn }] = await Promise.all([this.next(), import('./queuedQuestion')]);
    const found = findIn(this.deps.chat.log, answerId);
    if (found) await next.act(found, action);
  }

  /** How many questions of this workspace wait to be sent, be the queue started or not. Never rejects. */
  async waiting(): Promise<number> {
    return (await this.turns()).filter(({ state }) => state !== 'claimed').length;
  }

  dispose(): void {
    this.changed.dispose();
    void this.loading?.then((runner) => runner.dispose());
  }

  private async hasWork(): Promise<boolean> {
    const { messages } = this.deps.chat.log;
    const shown = messages.some(
      (one) => one.role === 'assistant' && one.status === 'queued' && !isBehind(one),
    );
    return shown || (await this.turns()).length > 0;
  }

  private async turns(): Promise<readonly QueuedTurn[]> {
    const { chat, keep, queue, workspace } = this.deps;
    return (await keep(() => queue.list(workspace, chat.log.id))) ?? [];
  }

  private next(): Promise<NextQuestions> {
    this.loadingNext ??= import('./nextQuestions').then(
      ({ NextQuestions }) => new NextQuestions(this.deps),
    );
    return this.loadingNext;
  }

  private load(): Promise<QueueRunner> {
    this.loading ??= import('./queueRunner').then(
      ({ QueueRunner }) => new QueueRunner(this.deps, () => this.changed.fire()),
    );
    return this.loading;
  }
}

/** It waits for an answer, and for no provider. */
function isBehind(message: Message): boolean {
  return message.role === 'assistant' && message.queued?.behind !== undefined;
}
