import type { AnswerFault, Edit, EditFormat } from '../edit';
import type { Fence } from '../answer/fence';

/** One way of writing edits, read line by line while the answer comes. */
export interface Format {
  readonly name: EditFormat;
  /** A reader where an edit may begin with this line. Not asked inside code. */
  readonly begin?: (line: string, place: Place) => RegionReader | undefined;
  /** Reads a closed block of which no other format wanted a line; undefined leaves it to the next format. */
  readonly readBlock?: (block: Block) => Finding | undefined;
}

/** Where in an answer a line stands. */
export interface Place {
  /** Of the line in the answer, 0-based. */
  readonly number: number;
  /** The fenced block around it. */
  readonly fence?: Fence;
  /** The file that the answer names here. */
  readonly path?: string;
}

export interface RegionReader {
  /** Takes the next line, from the first one on. */
  take(line: string, number: number): Finding | undefined;
  /** The answer ends before line `number`: by itself (`finished`), or cut. */
  end(number: number, finished: boolean): Finding;
}

/** What was found in the lines taken. */
export interface Finding {
  readonly edits?: readonly Edit[];
  readonly faults?: readonly AnswerFault[];
  /** Texts to be read as answers of their own. */
  readonly inner?: readonly InnerText[];
  /** The region is over; others read on from this line. Its own first line: it was no such region. */
  readonly next?: number;
  /** What stands behind the region in line `next - 1`, to be read before that line. */
  readonly rest?: string;
}

export interface InnerText {
  readonly text: string;
  readonly path?: string;
  /** Lines of the answer it stands in. */
  readonly source: readonly [start: number, end: number];
}

/** A closed fenced block, or a whole answer without any mark. */
export interface Block {
  readonly fence?: Fence;
  /** Without the indentation of the fence. */
  readonly lines: readonly string[];
  /** Lines of the answer, with those of the fences. */
  readonly source: readonly [start: number, end: number];
  /** The file that the answer names for it. */
  readonly path?: string;
}

/** Whole lines as one text. */
export function textOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : withoutByteOrderMark(`${lines.join('\n')}\n`);
}

export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

export function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line.trim() !== '') + 1);
}
