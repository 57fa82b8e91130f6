/** Hands over what one side puts in, in order, to one reader that waits for it. */
export class Mailbox<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  #ending: { readonly error?: unknown } | undefined;
  #wake: () => void = () => undefined;

  put(item: T): void {
    if (this.#ending !== undefined) return;
    this.#items.push(item);
    this.#wake();
  }

  /** What is in the box is still read; what comes later is dropped. Only the first ending counts. */
  close(): void {
    this.#end({});
  }

  /** Like `close`, and the reader then gets the error. */
  fail(error: unknown): void {
    this.#end({ error });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) {
        yield item;
      } else if (this.#ending !== undefined) {
        if ('error' in this.#ending) throw this.#ending.error;
        return;
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    }
  }

  #end(ending: { readonly error?: unknown }): void {
    this.#ending ??= ending;
    this.#wake();
  }
}
