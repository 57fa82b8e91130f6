import type { Clock, Disposable } from '../ports';
import type { Patience } from './request';

export type Silence = 'idle' | 'noProgress';

/** Milliseconds: what may follow a complete answer is its usage, and nobody waits long for that. */
const afterAnswerMs = 5000;

/** Notices that a response has gone silent, or that nothing but keep-alive comments come. */
export class Watchdog implements Disposable {
  readonly #clock: Clock;
  readonly #onSilence: (silence: Silence) => void;
  #limits: Patience;
  #byteAt = Infinity;
  #dataAt = Infinity;
  #timer: Disposable | undefined;

  constructor(clock: Clock, patience: Patience, onSilence: (silence: Silence) => void) {
    this.#clock = clock;
    this.#limits = patience;
    this.#onSilence = onSilence;
  }

  /** The request leaves. What came before, such as loading code, is no silence of the provider. */
  start(): void {
    this.#byteAt = this.#dataAt = this.#clock.now();
    this.#arm();
  }

  sawBytes(): void {
    this.#byteAt = this.#clock.now();
  }

  sawData(): void {
    this.#dataAt = this.#clock.now();
  }

  /** The answer is complete; only its usage may be missing. */
  sawEnd(): void {
    const { idleMs, progressMs } = this.#limits;
    this.#limits = {
      idleMs: Math.min(idleMs, afterAnswerMs),
      progressMs: Math.min(progressMs, afterAnswerMs),
    };
    this.#arm();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  /** One timer for the nearer limit; bytes only move the times, so that a fast stream costs no timers. */
  #arm(): void {
    this.#timer?.dispose();
    const idleAt = this.#byteAt + this.#limits.idleMs;
    const progressAt = this.#dataAt + this.#limits.progressMs;
    const wait = Math.max(0, Math.min(idleAt, progressAt) - this.#clock.now());
    this.#timer = this.#clock.after(wait, () => this.#check());
  }

  #check(): void {
    const now = this.#clock.now();
    if (now - this.#byteAt >= this.#limits.idleMs) this.#onSilence('idle');
    else if (now - this.#dataAt >= this.#limits.progressMs) this.#onSilence('noProgress');
    else this.#arm();
  }
}
