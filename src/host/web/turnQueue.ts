import type { Claim, QueuedTurn, TurnQueue } from '../../core/ports';
import type { ChatIndex } from './chatIndex';
import type { WebLedger } from './ledger';
import type { Windows } from './windows';
import { without } from './without';

interface KeptTurn extends Omit<QueuedTurn, 'state'> {
  /** In which they were added. */
  readonly order: number;
  readonly held?: boolean;
  /** Under which it is being sent, and by which window. */
  readonly claim?: { readonly id: string; readonly window: string };
}

const queued = 'queued/';

/**
 * Questions that wait, beside the chats in files that all windows share. A chat that is deleted takes its own along. Those
 * of another workspace's chats are for its own windows to send: nobody else can tell whether one of them does.
 */
export class WebTurnQueue implements TurnQueue {
  constructor(
    private readonly index: ChatIndex,
    private readonly ledger: Pick<WebLedger, 'hasLeft'>,
    private readonly windows: Windows,
  ) {}

  add(turn: Omit<QueuedTurn, 'state'>, most: number): Promise<boolean> {
    return this.alone(async () => {
      const all = this.all();
      const others = all.filter(({ answerId }) => answerId !== turn.answerId);
      if (others.length >= most) return false;
      if (others.length === all.length) {
        const order = this.index.records.nextStamp();
        await this.put({ ...turn, order });
      }
      return true;
    });
  }

  async list(workspace: string, chatId: string): Promise<readonly QueuedTurn[]> {
    await this.index.records.refresh();
    const open = await this.windows.open();
    return this.all()
      .map((turn) => ({ ...turn, isOwn: this.isOf(workspace, turn) }))
      .filter((turn) => turn.isOwn || (turn.chatId === chatId && this.index.get(chatId)))
      .map(({ chatId: id, answerId, provider, notBefore, held, claim, isOwn }) => {
        const isTaken = claim && (!isOwn || open.has(claim.window));
        const state = isTaken ? 'claimed' : held || !isOwn ? 'held' : 'waiting';
        return { chatId: id, answerId, provider, notBefore, state };
      });
  }

  claim(answerId: string): Promise<Claim> {
    return this.alone(async (): Promise<Claim> => {
      const turn = this.find(answerId);
      if (!turn) return { kind: 'gone' };
      if (!this.isOf(this.windows.workspace, turn)) return { kind: 'elsewhere' };
      if (await this.isTaken(turn)) return { kind: 'taken' };
      // The request's record is written before it leaves: without one it never left.
      if (turn.claim && (await this.ledger.hasLeft(turn.claim.id))) {
        await this.index.records.write([queued + answerId, undefined]);
        return { kind: 'left' };
      }
      const id = crypto.randomUUID();
      await this.put({ ...turn, claim: { id, window: this.windows.id } });
      return { kind: 'claimed', id };
    });
  }

  postpone(answerId: string, notBefore: number): Promise<void> {
    return this.change(answerId, (turn) => ({
      ...without(turn, 'held', 'claim'),
      notBefore,
    }));
  }

  hold(answerId: string): Promise<void> {
    return this.change(answerId, (turn) => ({ ...without(turn, 'claim'), held: true }));
  }

  remove(answerId: string): Promise<boolean> {
    return this.alone(async () => {
      const turn = this.find(answerId);
      const isOwn = turn?.claim?.window === this.windows.id;
      if (!turn || (!isOwn && (await this.isTaken(turn)))) return false;
      await this.index.records.write([queued + answerId, undefined]);
      return true;
    });
  }

  /** The chat is deleted. */
  async forget(chatId: string): Promise<void> {
    const own = this.all().filter((turn) => turn.chatId === chatId);
    await this.index.records.write(
      ...own.map(({ answerId }) => [queued + answerId, undefined] as const),
    );
  }

  private alone<T>(run: () => Promise<T>): Promise<T> {
    return this.windows.alone(async () => {
      await this.index.records.refreshNow();
      return run();
    });
  }

  private change(answerId: string, change: (turn: KeptTurn) => KeptTurn): Promise<void> {
    return this.alone(async () => {
      const turn = this.find(answerId);
      if (turn) await this.put(change(turn));
    });
  }

  private put(turn: KeptTurn): Promise<void> {
    return this.index.records.write([queued + turn.answerId, turn]);
  }

  private find(answerId: string): KeptTurn | undefined {
    // This program alone writes them.
    return this.index.records.get(queued + answerId) as KeptTurn | undefined;
  }

  private all(): readonly KeptTurn[] {
    return [...this.index.records.all(queued)]
      .map(([, turn]) => turn as KeptTurn)
      .sort((a, b) => a.order - b.order);
  }

  /** Somebody sends it whose window is open. */
  private async isTaken(turn: KeptTurn): Promise<boolean> {
    if (!turn.claim) return false;
    if (!this.isOf(this.windows.workspace, turn)) return true;
    return (await this.windows.open()).has(turn.claim.window);
  }

  private isOf(workspace: string, { chatId }: KeptTurn): boolean {
    return this.index.get(chatId)?.workspace === workspace;
  }
}
