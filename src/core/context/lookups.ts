import type { Clock, Disposable } from '../ports';

/** Milliseconds: a server that is still starting finds nothing yet. */
const askAgainMs = 5000;
const mostKept = 500;

interface Begun<T> {
  readonly found: Promise<T | undefined>;
  /** When it was known that nothing is found. */
  nothingAt?: number;
}

/**
 * Answers of somebody who may be slow, kept until they are forgotten: what does not come in time goes on, and is there the
 * next time.
 */
export class Lookups<T> {
  private readonly begun = new Map<string, Begun<T>>();

  constructor(private readonly clock: Clock) {}

  /** What is known or on its way under this key, else what `begin` finds; undefined also where that fails. */
  find(key: string, begin: () => Promise<T | undefined>): Promise<T | undefined> {
    const known = this.begun.get(key);
    if (known && this.clock.now() - (known.nothingAt ?? Infinity) < askAgainMs) return known.found;
    if (this.begun.size >= mostKept) this.forget();
    const lookup: Begun<T> = {
      found: begin()
        .catch(() => undefined)
        .then((found) => {
          if (found === undefined) lookup.nothingAt = this.clock.now();
          return found;
        }),
    };
    this.begun.set(key, lookup);
    return lookup.found;
  }

  /** What is found `ms` from now at the latest, or when the signal comes, in the order of the lookups. It never fails. */
  async within(
    ms: number,
    lookups: readonly Promise<T | undefined>[],
    signal?: AbortSignal,
  ): Promise<readonly T[]> {
    const found = new Array<T | undefined>(lookups.length).fill(undefined);
    const all = Promise.all(
      lookups.map(async (lookup, at) => {
        found[at] = await lookup;
      }),
    );
    let timer: Disposable | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = this.clock.after(ms, resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([all, tooLong]);
    timer?.dispose();
    return found.filter((one) => one !== undefined);
  }

  forget(): void {
    this.begun.clear();
  }
}
