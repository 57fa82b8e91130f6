import type { ToPage } from '../shared/protocol';

/** Joins deltas of the same answer that follow one another; everything else keeps its place. */
export function mergeDeltas(messages: readonly ToPage[]): readonly ToPage[] {
  const merged: ToPage[] = [];
  for (const message of messages) {
    const last = merged.at(-1);
    if (message.type === 'delta' && last?.type === 'delta' && last.id === message.id) {
      const text = last.text + message.text;
      merged[merged.length - 1] = { ...last, text, reasoning: last.reasoning + message.reasoning };
    } else {
      merged.push(message);
    }
  }
  return merged;
}

/** Gathers messages and hands them over once per frame, in order. */
export class FrameQueue {
  private waiting: ToPage[] = [];

  constructor(
    private readonly handle: (messages: readonly ToPage[]) => void,
    private readonly nextFrame: (run: () => void) => void = (run) => {
      requestAnimationFrame(run);
    },
  ) {}

  add(message: ToPage): void {
    this.waiting.push(message);
    if (this.waiting.length === 1) this.nextFrame(() => this.flush());
  }

  private flush(): void {
    const messages = mergeDeltas(this.waiting);
    this.waiting = [];
    this.handle(messages);
  }
}
