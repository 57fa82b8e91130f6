import type { LineEdit } from './documentLines';
import { indentationOf } from './indentation';
import { isVersionOf } from './isVersionOf';
import { areAtEnd, endOfNewAbove, endOfVersions } from './endBeforeGap';
import { closer, LineRange } from './lineRange';
import type { PlacesDocument } from './placesDocument';
import { reindentBlock } from './reindentBlock';

/** A piece of the answer's code between two elisions, without blank lines at either end. */
export interface Segment {
  readonly lines: readonly string[];
  readonly beginsCode: boolean;
  readonly endsCode: boolean;
}

const importing =
  /^\s*(import|from|using|use|require|include|package|#\s*include|(const|let|var) .*= require)\b/;
const declaring =
  /\b(?:function\*?|class|interface|enum|struct|trait|fn|func|def|type|const|let|var)\s+([\w$]+)/;

/** Further in than the other line (1), further out (-1), or as far (0). */
function depthOf(line = '', other = ''): number {
  return Math.sign(indentationOf(line).length - indentationOf(other).length);
}

/** Finds the pieces of code with parts left out, one after the other, in a range of the document. */
export class SegmentFinder {
  private cursor: number;
  private readonly range: LineRange;

  constructor(
    private readonly document: PlacesDocument,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.cursor = from;
    this.range = new LineRange(document, from, to);
  }

  /** The lines that the segment takes the place of, or undefined where that is not certain; `nothing` closes what was left out. */
  find(segment: Segment): LineEdit | 'nothing' | undefined {
    const begin = segment.beginsCode ? 0 : segment.lines.findIndex((line) => !closer.test(line));
    if (begin < 0) return 'nothing';
    const lines = segment.lines.slice(
      segment.lines.findIndex((line, at) => at >= begin && line.trim() !== ''),
    );
    const head = this.headOf(lines, segment);
    if (head) return this.rangeFrom(head.line, head.at, lines, segment);
    const above = this.headAbove(segment);
    if (above !== undefined) return this.rangeFrom(above, 0, segment.lines, segment);
    const isNew = segment.endsCode && !segment.beginsCode && this.isUnknown(lines);
    return isNew && this.to === this.document.lines.length ? this.append(lines) : undefined;
  }

  /** The first line of the segment that is in the document, at one place from here on. */
  private headOf(
    lines: readonly string[],
    segment: Segment,
  ): { readonly at: number; readonly line: number } | undefined {
    const line = this.range.onlyPlace(lines, 0, this.cursor);
    if (line !== undefined) return { at: 0, line };
    if (!segment.beginsCode) return undefined;
    // New imports may come before everything that the file has.
    const at = this.firstKnown(lines);
    const known = this.range.onlyPlace(lines, at, this.cursor);
    const isFileHead = known !== undefined && this.isBlank(this.from, known);
    const areImports = lines.slice(0, at).every((own) => own.trim() === '' || importing.test(own));
    return known !== undefined && isFileHead && areImports ? { at, line: known } : undefined;
  }

  private firstKnown(lines: readonly string[]): number {
    return lines.findIndex((_, at) => this.range.onlyPlace(lines, at, this.cursor) !== undefined);
  }

  /**
   * Where new code begins that stands right above a line of the document: with what closes the part left out, or in the place
   * of older versions of its lines.
   */
  private headAbove({ lines }: Segment): number | undefined {
    const { document } = this;
    const at = this.firstKnown(lines);
    let place = this.range.onlyPlace(lines, at, this.cursor);
    const above = lines.slice(0, Math.max(at, 0)).filter((line) => line.trim() !== '');
    const open = above.findIndex((line) => !closer.test(line));
    const closing = above.slice(0, Math.max(open, 0));
    for (const line of (closing.length > 0 ? closing : above).toReversed()) {
      place = place === undefined ? undefined : this.range.solidFrom(place - 1, -1);
      if (place === undefined || place < this.cursor) return undefined;
      const own = document.lines[place] ?? '';
      const isIt = closing.length > 0 ? own.trimEnd() === line.trimEnd() : isVersionOf(line, own);
      if (!isIt) return undefined;
    }
    return place;
  }

  private rangeFrom(
    line: number,
    at: number,
    lines: readonly string[],
    segment: Segment,
  ): LineEdit | undefined {
    const { document } = this;
    // The last line of the segment with one place from there on, and what comes behind it.
    let known = at;
    let place = line;
    let isRun = true;
    for (let next = at + 1; next < lines.length; next++) {
      const own = lines[next] ?? '';
      if (own.trim() === '') continue;
      const below: number | undefined =
        isRun && !closer.test(own) ? this.range.sameBelow(own, place) : undefined;
      const other: number | undefined = below ?? this.range.onlyPlace(lines, next, place + 1);
      const isAsDeep: boolean =
        other !== undefined &&
        depthOf(own, lines[known]) === depthOf(document.lines[other], document.lines[place]);
      const found: number | undefined = isAsDeep ? other : undefined;
      isRun = found !== undefined;
      known = found === undefined ? known : next;
      place = found ?? place;
    }
    const base = { answered: lines[at] ?? '', inDocument: document.lines[line] ?? '' };
    const reindent = reindentBlock(document, lines, document.lines.slice(line, place + 1), base);
    const indented = lines.map((own) => reindent?.(own) ?? own);
    const end = this.endOf(indented, known, place, segment);
    if (end === undefined) return undefined;
    const solid = (all: readonly string[]): number => all.filter((own) => own.trim() !== '').length;
    const replaced = document.lines.slice(line, end);
    if (solid(replaced) > 3 + 2 * solid(lines)) return undefined;
    if (this.declaresTwice(indented, line, end)) return undefined;
    this.cursor = end;
    return { start: line, end, lines: indented };
  }

  /** The end of the range, exclusive. */
  private endOf(
    lines: readonly string[],
    known: number,
    place: number,
    segment: Segment,
  ): number | undefined {
    const rest = lines.slice(known + 1).filter((line) => line.trim() !== '');
    const last = rest.at(-1);
    if (last === undefined) return place + 1;
    const joined = endOfNewAbove(this.range, rest, place) ?? endOfVersions(this.range, rest, place);
    if (joined !== undefined) return joined;
    const added = lines.slice(known + 1);
    if (!segment.endsCode && areAtEnd(this.range, added, place)) return place + 1;
    if (closer.test(last)) {
      const end = this.closesOnce(rest, last, place) ? this.endOfBlock(last, place) : undefined;
      return end !== undefined && this.isNewOrWithin(rest, place + 1, end) ? end : undefined;
    }
    const areImports =
      rest.every((line) => importing.test(line)) && importing.test(lines[known] ?? '');
    return areImports && !segment.endsCode ? place + 1 : undefined;
  }

  /** A line that the document has further down only would be there twice: the segment may well reach to it. */
  private isNewOrWithin(lines: readonly string[], start: number, end: number): boolean {
    const trimmed = (from: number, to: number): ReadonlySet<string> =>
      new Set(this.document.lines.slice(from, to).map((line) => line.trim()));
    const [within, below] = [trimmed(start, end), trimmed(end, this.to)];
    return lines.every((line) => {
      const text = line.trim();
      return closer.test(line) || within.has(text) || !below.has(text);
    });
  }

  /** Behind the next line that closes the block as this line does. */
  private endOfBlock(last: string, place: number): number | undefined {
    const width = indentationOf(last).length;
    for (let line = place + 1; line < this.to; line++) {
      const own = this.document.lines[line] ?? '';
      if (own.trim() === '') continue;
      const ownWidth = indentationOf(own).length;
      if (ownWidth === width && own.trim() === last.trim()) return line + 1;
      if (ownWidth < width) return undefined;
    }
    return undefined;
  }

  /** New lines that declare what the document declares elsewhere would make it twice. */
  private declaresTwice(lines: readonly string[], start: number, end: number): boolean {
    const { document } = this;
    const known = new Set(document.lines.slice(start, end).map((line) => line.trim()));
    const others = [
      ...document.lines.slice(this.from, start),
      ...document.lines.slice(end, this.to),
    ];
    const keyOf = (line: string): string | undefined => {
      const name = declaring.exec(line)?.[1];
      return name && `${indentationOf(line)}${name}`;
    };
    const declared = new Set(others.map(keyOf));
    return lines.some((line) => {
      const key = known.has(line.trim()) ? undefined : keyOf(line);
      return key !== undefined && declared.has(key);
    });
  }

  private isUnknown(lines: readonly string[]): boolean {
    const solid = lines.filter((line) => line.trim() !== '' && !closer.test(line));
    const [first = ''] = solid;
    return (
      indentationOf(first) === '' &&
      declaring.test(first) &&
      !this.declaresTwice(lines, this.to, this.to)
    );
  }

  private append(lines: readonly string[]): LineEdit {
    let end = this.to;
    while (end > this.cursor && this.document.lines[end - 1]?.trim() === '') end--;
    this.cursor = this.to;
    return { start: end, end, lines: ['', ...lines] };
  }

  private isBlank(start: number, end: number): boolean {
    return this.document.lines.slice(start, end).every((line) => line.trim() === '');
  }

  /**
   * Whether the lines close one block more at the last one's depth than they open, and open none that the document has
   * there: what they close is the block that was open before.
   */
  private closesOnce(lines: readonly string[], last: string, place: number): boolean {
    const width = indentationOf(last).length;
    if (lines.some((line) => indentationOf(line).length < width)) return false;
    const level = lines.filter((line) => indentationOf(line).length === width);
    const opened = level.filter((line) => !closer.test(line) && /[{([]$/.test(line.trimEnd()));
    const closed = level.filter((line) => closer.test(line)).length;
    const below = new Set(this.document.lines.slice(place + 1, this.to).map((line) => line.trim()));
    return closed === opened.length + 1 && !opened.some((line) => below.has(line.trim()));
  }
}
