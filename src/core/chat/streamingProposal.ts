import type { EditReader } from '../edits/editReader';
import type { Proposal } from '../edits/proposal';
import type { Disposable } from '../ports';

export interface StreamingProposalDeps {
  /** What the answer proposes as far as it came. */
  readonly make: (text: string) => Promise<Proposal | undefined>;
  /** Each time that there is more of it. */
  readonly show: (proposal: Proposal) => void;
  readonly failed: (error: unknown) => void;
}

/** What an answer proposes while it is still coming in: each change as soon as it is complete. Nothing of it is final. */
export class StreamingProposal implements Disposable {
  private reader: EditReader | undefined;
  private text = '';
  private given = 0;
  private complete = 0;
  private working = false;
  private isOver = false;

  constructor(private readonly deps: StreamingProposalDeps) {}

  /** @param text all of the answer so far */
  take(text: string): void {
    if (text.length < this.given) this.startAgain();
    this.text = text;
    if (!this.working) void this.work();
  }

  /** The answer has ended, or nobody needs this any longer. */
  dispose(): void {
    this.isOver = true;
  }

  /** What came until now was no answer. */
  private startAgain(): void {
    this.reader = undefined;
    this.given = 0;
    this.complete = 0;
  }

  /** It may have, while something was waited for. */
  private hasEnded(): boolean {
    return this.isOver;
  }

  /** One at a time: what comes meanwhile is read in one go. */
  private async work(): Promise<void> {
    this.working = true;
    try {
      const { EditReader } = await import('../edits/editReader');
      while (!this.isOver && this.given < this.text.length) {
        this.reader ??= new EditReader();
        this.reader.push(this.text.slice(this.given));
        this.given = this.text.length;
        const { length } = this.reader.answer.edits;
        if (length <= this.complete) continue;
        this.complete = length;
        const proposal = await this.deps.make(this.text);
        if (proposal && !this.hasEnded()) this.deps.show({ ...proposal, isComing: true });
      }
    } catch (error) {
      // Once the answer has ended it is read anew, and whatever is wrong is told then.
      this.dispose();
      this.deps.failed(error);
    } finally {
      this.working = false;
    }
  }
}
