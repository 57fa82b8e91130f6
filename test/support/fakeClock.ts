import type { Clock, Disposable } from '../../src/core/ports';

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  private readonly timers = new Set<{ at: number; readonly run: () => void }>();

  constructor(private time = Date.UTC(2026, 10, 23, 10, 42)) {}

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): Disposable {
    const timer = { at: this.time + ms, run };
    this.timers.add(timer);
    return { dispose: () => void this.timers.delete(timer) };
  }

  /** Runs the timers that fall due, in their order and each at its time. */
  advance(ms: number): void {
    const end = this.time + ms;
    while (this.runNext(end));
    this.time = end;
  }

  /** The same; what a timer starts goes on at its time, and then `each`. */
  async pass(ms: number, each?: () => Promise<void>): Promise<void> {
    const end = this.time + ms;
    while (this.runNext(end)) {
      await new Promise(setImmediate);
      await each?.();
    }
    this.time = end;
  }

  /** False when none falls due until then. */
  private runNext(end: number): boolean {
    const due = [...this.timers].filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
    if (due === undefined) return false;
    this.timers.delete(due);
    this.time = Math.max(this.time, due.at);
    due.run();
    return true;
  }

  /** Somebody sets the machine's clock back; timers wait for as long as they would have. */
  setBack(ms: number): void {
    this.time -= ms;
    for (const timer of this.timers) timer.at -= ms;
  }

  /** Timers that have not run yet. */
  get pending(): number {
    return this.timers.size;
  }
}
