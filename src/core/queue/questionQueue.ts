import type { QueuedAction } from '../../shared/chat';
import type { Disposable } from '../ports';
import type { QueueDeps, QueueRunner } from './queueRunner';

/** The questions that wait for a provider. What it takes to send them is loaded when there is one. */
export class QuestionQueue implements Disposable {
  private loading: Promise<QueueRunner> | undefined;
  private started = false;

  constructor(private readonly deps: QueueDeps) {}

  /** A chat was opened: from now on what is due is sent. Never rejects. */
  async start(): Promise<void> {
    this.started = true;
    await this.look();
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
    await (await this.load()).act(answerId, action);
  }

  dispose(): void {
    void this.loading?.then((runner) => runner.dispose());
  }

  private async hasWork(): Promise<boolean> {
    const { chat, keep, queue, workspace } = this.deps;
    const { id, messages } = chat.log;
    const shown = messages.some((one) => one.role === 'assistant' && one.status === 'queued');
    return shown || ((await keep(() => queue.list(workspace, id))) ?? []).length > 0;
  }

  private load(): Promise<QueueRunner> {
    this.loading ??= import('./queueRunner').then(({ QueueRunner }) => new QueueRunner(this.deps));
    return this.loading;
  }
}
