import { indentationOf } from './indentation';
import type { PlacesDocument } from './placesDocument';
import { declaredName } from './versionOf';

/** A line that only closes blocks. */
export const closer =
  /^[\s)\]}>;,]*$|^\s*(?:end|fi|done|esac)\b[;.]?\s*$|^\s*<\/[\w.-]*>\s*$|^\s*(?:`{3,}|~{3,})\s*$/;

/** The lines of an answer, one after the other: which of them the next one is in, and where the document has those. */
export class NestedLines {
  private readonly open: { readonly width: number; readonly place: number | undefined }[] = [];

  constructor(
    private readonly document: PlacesDocument,
    private readonly to: number,
  ) {}

  /** @param place the document's line that it is; undefined where it is new */
  note(line: string, place: number | undefined): void {
    if (line.trim() === '') return;
    const width = indentationOf(line).length;
    while ((this.open.at(-1)?.width ?? -1) >= width) this.open.pop();
    const isHead = place === undefined ? opens(line) : this.hasInside(place) && !closer.test(line);
    if (isHead) this.open.push({ width, place });
  }

  /** Behind the document's lines that the line can be; undefined within what is new. */
  limitFor(line: string): number | undefined {
    const around = this.around(line);
    if (around === 'new') return undefined;
    if (!around) return this.to;
    // A block ends with the line that closes it.
    const isClosed = closer.test(this.document.lines[around.end] ?? ' x');
    return isClosed ? Math.min(around.end + 1, this.to) : around.end;
  }

  /** The width of what the line is in, and the document's lines of that; undefined where it is in nothing. */
  around(
    line: string,
  ): { readonly width: number; readonly head: number; readonly end: number } | 'new' | undefined {
    const width = indentationOf(line).length;
    const found = this.open.findLast((other) => other.width < width);
    if (!found) return undefined;
    const { place } = found;
    return place === undefined
      ? 'new'
      : { width: found.width, head: place, end: this.endOf(place) };
  }

  private hasInside(head: number): boolean {
    const { lines } = this.document;
    const next = lines.find((line, at) => at > head && line.trim() !== '') ?? '';
    return indentationOf(next).length > indentationOf(lines[head] ?? '').length;
  }

  /** The line behind a block: the first that is not further in than its head. */
  private endOf(head: number): number {
    const { lines } = this.document;
    const width = indentationOf(lines[head] ?? '').length;
    for (let line = head + 1; line < this.to; line++) {
      const own = lines[line] ?? '';
      if (own.trim() !== '' && indentationOf(own).length <= width) return line;
    }
    return this.to;
  }
}

/** Whether a line begins something that others are in. */
export function opens(line: string): boolean {
  return /[{([:>]\s*$/.test(line) || declaredName(line) !== undefined;
}

/** Whether lines close as many brackets as they open. */
export function isBalanced(lines: readonly string[]): boolean {
  const count = (sign: RegExp): number => lines.join('\n').match(sign)?.length ?? 0;
  return count(/[([{]/g) === count(/[)\]}]/g);
}

/** In text, words are no declarations. */
export function isProse({ languageId }: PlacesDocument): boolean {
  return languageId === 'markdown' || languageId === 'plaintext';
}
