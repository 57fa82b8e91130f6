import type { Candidate } from './hunk';

/** New lines for a range of lines; the end is exclusive, and equal to the start where lines are only added. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** A document as lines without their ends and without a byte order mark, and the way back to offsets. */
export class DocumentLines {
  readonly lines: readonly string[];
  /** For each line, and for the end of the text, its offset. */
  private readonly starts: Int32Array;
  private readonly lineEnding: '\n' | '\r\n';
  private readonly isTerminated: boolean;

  constructor(readonly text: string) {
    const begin = text.startsWith('\uFEFF') ? 1 : 0;
    const lines = (begin ? text.slice(1) : text).split('\n');
    this.isTerminated = lines.at(-1) === '';
    if (this.isTerminated) lines.pop();
    const starts = new Int32Array(lines.length + 1);
    let [offset, windows] = [begin, 0];
    for (let line = 0; line < lines.length; line++) {
      const own = lines[line] ?? '';
      starts[line] = offset;
      offset += own.length + 1;
      if (!own.endsWith('\r')) continue;
      windows++;
      lines[line] = own.slice(0, -1);
    }
    starts[lines.length] = text.length;
    this.lines = lines;
    this.starts = starts;
    const breaks = lines.length - (this.isTerminated ? 0 : 1);
    this.lineEnding = windows * 2 > breaks ? '\r\n' : '\n';
  }

  offsetOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** The line that holds the offset, 0-based. */
  lineAt(offset: number): number {
    let [low, high] = [0, this.lines.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsetOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Whole lines as a stretch of the text. */
  stretch(start: number, end: number): Candidate {
    return { offset: this.offsetOf(start), length: this.offsetOf(end) - this.offsetOf(start) };
  }

  /** Text with `\n` line ends in the document's own. */
  withLineEndings(text: string): string {
    return this.lineEnding === '\n' ? text : text.replaceAll('\n', '\r\n');
  }

  /** The edit of lines as an edit of the text; a final line break that was there stays, and none is added. */
  toTextEdit({ start, end, lines }: LineEdit): Candidate & { readonly replacement: string } {
    const { lineEnding } = this;
    const { length: count } = this.lines;
    if (this.isTerminated || end < count || count === 0) {
      const replacement = lines.map((line) => line + lineEnding).join('');
      return { ...this.stretch(start, end), replacement };
    }
    // The last line has no end: the line break between it and what comes before belongs to the edit.
    const before = start > 0 && (start === end || lines.length === 0) ? lineEnding : '';
    const offset = before === '' ? this.offsetOf(start) : this.endOf(start - 1);
    const added = lines.length > 0 ? before + lines.join(lineEnding) : '';
    return { offset, length: this.text.length - offset, replacement: added };
  }

  private endOf(line: number): number {
    return this.offsetOf(line) + (this.lines[line] ?? '').length;
  }
}
