/** Work that several wait for: it goes on as long as one of them does. */
export class SharedWork<T> {
  private readonly abort = new AbortController();
  private readonly done: Promise<T>;
  private waiting = 0;

  /** @param work is stopped by the signal when nobody waits for it any more */
  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.done = work(this.abort.signal);
    // Whoever waited may have gone.
    this.done.catch(() => undefined);
  }

  get isStopped(): boolean {
    return this.abort.signal.aborted;
  }

  /** What the work gives. Rejects with the signal's reason once that comes. */
  async wait(signal?: AbortSignal): Promise<T> {
    this.waiting += 1;
    if (!signal) return this.done;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        this.waiting -= 1;
        if (this.waiting === 0) this.abort.abort(signal.reason);
        reject(signal.reason as Error);
      };
    });
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    try {
      return await Promise.race([this.done, left]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}
