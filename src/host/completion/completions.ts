import type { CompletionItem, CompletionSign, ToPage } from '../../shared/protocol';
import type { Clock, Disposable } from '../../core/ports';

/** A line of the list, and what choosing it does in the host; absent: the page only writes its text. */
export interface Offer extends Omit<CompletionItem, 'id'> {
  readonly choose?: () => Promise<void>;
}

export interface Offers {
  readonly offers: readonly Offer[];
  /** Under the list, or in its place. */
  readonly note?: string;
}

/** What is offered for what was typed behind a sign: the first at once, and again as more is found. */
export type Source = (typed: string, signal: AbortSignal) => AsyncIterable<Offers>;

export interface CompletionsDeps {
  readonly post: (message: ToPage) => void;
  readonly sourceOf: (sign: CompletionSign) => Promise<Source>;
  readonly clock: Clock;
  /** Tells what goes wrong. */
  readonly run: (action: () => unknown) => Promise<void>;
}

/** While somebody types so fast, nothing is looked for; in milliseconds. */
const restMs = 60;

/** The list that opens at a sign in the composer: what is looked for ends when something else is typed. */
export class Completions implements Disposable {
  /** Of what is shown, which may be older than what is looked for. */
  private shownTurn = 0;
  private offers: readonly Offer[] = [];
  private looking = new AbortController();
  private timer: Disposable | undefined;

  constructor(private readonly deps: CompletionsDeps) {}

  /** @param turn grows with each question of the page, which leaves answers to older ones aside */
  ask(turn: number, sign: CompletionSign, typed: string): void {
    this.close();
    const { signal } = (this.looking = new AbortController());
    const look = (): void =>
      void this.deps.run(async () => {
        const source = await this.deps.sourceOf(sign);
        for await (const found of source(typed, signal)) {
          if (signal.aborted) return;
          this.show(turn, found);
        }
      });
    // The list opens at once; what is typed into it may go on.
    if (typed === '') look();
    else this.timer = this.deps.clock.after(restMs, look);
  }

  choose(turn: number, id: string): void {
    const offer = turn === this.shownTurn ? this.offers[Number(id)] : undefined;
    if (offer?.choose) void this.deps.run(offer.choose);
  }

  /** Nothing is looked for any more; what was offered last can still be chosen. */
  close(): void {
    this.timer?.dispose();
    this.looking.abort();
  }

  dispose(): void {
    this.close();
  }

  private show(turn: number, { offers, note }: Offers): void {
    this.shownTurn = turn;
    this.offers = offers;
    const items = offers.map((offer, at) => itemOf(offer, String(at)));
    this.deps.post({
      type: 'completions',
      completions: { turn, items, ...(note !== undefined && { note }) },
    });
  }
}

function itemOf({ icon, label, detail, mark, text }: Offer, id: string): CompletionItem {
  return {
    ...{ id, icon, label },
    ...(detail !== undefined && { detail }),
    ...(mark !== undefined && { mark }),
    ...(text !== undefined && { text }),
  };
}
