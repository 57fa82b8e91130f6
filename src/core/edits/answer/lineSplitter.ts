/** Cuts a growing text into lines, each piece of it read once. */
export class LineSplitter {
  #open: string[] = [];
  #isFirst = true;

  /** The lines that the piece completes, without their ends. */
  push(piece: string): readonly string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      this.#open.push(piece.slice(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    if (start < piece.length) this.#open.push(piece.slice(start));
    return lines;
  }

  /** The last line, where it has text. */
  end(): readonly string[] {
    return this.#open.length === 0 ? [] : [this.#take()];
  }

  #take(): string {
    const whole = this.#open.join('');
    this.#open = [];
    let end = whole.length;
    while (whole[end - 1] === '\r') end--;
    const line = whole.slice(0, end);
    const withoutMark = this.#isFirst && line.startsWith('\uFEFF') ? line.slice(1) : line;
    this.#isFirst = false;
    return withoutMark;
  }
}
