/** What goes by in a response body, told as it goes by. */
export interface BodyListener {
  bytes(): void;
  /** A line of the event stream that is a comment: the provider says that it is still at work. */
  comment(): void;
  data(): void;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const colon = 0x3a;
const space = 0x20;
const dataField = new TextEncoder().encode('data:');
const doneMark = new TextEncoder().encode('[DONE]');
/** Bytes of a body that turned out to be no event stream: more than any answer or error page needs. */
const keptMaximum = 4_000_000;

/** Looks at the bytes of an event stream without changing them. Works on bytes, so that no split matters. */
export class BodyWatch {
  readonly #listener: BodyListener;
  #column = 0;
  #matched = 0;
  #doneMatched = 0;
  #sawData = false;
  #sawDone = false;
  #kept: Uint8Array[] = [];
  #keptLength = 0;

  constructor(listener: BodyListener) {
    this.#listener = listener;
  }

  /** Whether at least one `data:` line came. */
  get sawData(): boolean {
    return this.#sawData;
  }

  /** Whether the stream was closed in due form. */
  get sawDone(): boolean {
    return this.#sawDone;
  }

  /** The whole body, as long as no `data:` line came; comments included. */
  get text(): string {
    const whole = new Uint8Array(this.#keptLength);
    let at = 0;
    for (const piece of this.#kept) {
      whole.set(piece, at);
      at += piece.length;
    }
    return new TextDecoder().decode(whole);
  }

  /** The same bytes, seen by the listener on their way. To read the next is cheaper than to send them through a stream more. */
  async *watch(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.#look(value);
        yield value;
      }
    } finally {
      // Of a body that broke off it says what is known by then.
      void reader.cancel().catch(() => undefined);
    }
  }

  /** As `watch`, to the end. */
  async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const pieces = this.watch(body);
    while ((await pieces.next()).done !== true);
  }

  #look(bytes: Uint8Array): void {
    this.#listener.bytes();
    for (const byte of bytes) this.#step(byte);
    if (this.#sawData || this.#keptLength > keptMaximum) return;
    this.#kept.push(bytes);
    this.#keptLength += bytes.length;
  }

  #step(byte: number): void {
    if (byte === lineFeed || byte === carriageReturn) {
      this.#column = 0;
      this.#matched = 0;
      this.#doneMatched = 0;
      return;
    }
    if (this.#column === 0 && byte === colon) {
      this.#listener.comment();
    }
    if (this.#matched === dataField.length) this.#matchDone(byte);
    else if (this.#matched === this.#column && byte === dataField[this.#column]) this.#matchData();
    this.#column++;
  }

  #matchData(): void {
    this.#matched++;
    if (this.#matched < dataField.length) return;
    this.#sawData = true;
    this.#kept = [];
    this.#keptLength = 0;
    this.#listener.data();
  }

  #matchDone(byte: number): void {
    if (this.#doneMatched === 0 && byte === space) return;
    // Anything else before or inside the mark: this line is not it, until the next one begins.
    this.#doneMatched = byte === doneMark[this.#doneMatched] ? this.#doneMatched + 1 : Number.NaN;
    if (this.#doneMatched === doneMark.length) this.#sawDone = true;
  }
}
