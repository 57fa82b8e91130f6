/** Work in steps: each call does a little; `true` when there is more to do. */
export type Steps = () => boolean;

/** Runs steps while the page has nothing better to do, never long enough to be felt. */
export class IdleQueue {
  private readonly waiting: Steps[] = [];
  private scheduled = false;

  constructor(
    private readonly whenIdle: (run: (timeLeft: () => number) => void) => void = requestIdle,
  ) {}

  /** Adds work; the function returned takes it out again. */
  add(steps: Steps): () => void {
    this.waiting.push(steps);
    this.schedule();
    return () => {
      const index = this.waiting.indexOf(steps);
      if (index >= 0) this.waiting.splice(index, 1);
    };
  }

  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0) return;
    this.scheduled = true;
    this.whenIdle((timeLeft) => {
      this.scheduled = false;
      this.run(timeLeft);
      this.schedule();
    });
  }

  /** One step at least, so that a busy page gets there too. */
  private run(timeLeft: () => number): void {
    do {
      const steps = this.waiting[0];
      if (steps === undefined) return;
      if (!steps()) this.remove(steps);
    } while (timeLeft() > 5);
  }

  private remove(steps: Steps): void {
    const index = this.waiting.indexOf(steps);
    if (index >= 0) this.waiting.splice(index, 1);
  }
}

/** Longest wait for an idle moment, in ms. */
const patience = 200;

function requestIdle(run: (timeLeft: () => number) => void): void {
  requestIdleCallback((deadline) => run(() => Math.min(deadline.timeRemaining(), 10)), {
    timeout: patience,
  });
}
