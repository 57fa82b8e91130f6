import type { LineEdit } from './documentLines';
import { indentationOf } from './indentation';
import { closer, NestedLines, isBalanced, isProse, opens } from './nestedLines';
import type { PlacesDocument } from './placesDocument';
import { onlyPlace } from './onlyPlace';
import { reindentBlock, withFirstIndentation } from './reindentBlock';
import { declaresTwice, hasBody, repeatsBehind } from './repeatedCode';
import { SegmentEnd, type Known } from './segmentEnd';
import { areSimilar } from './spelling';
import { declaredName, isNewImport, isVersionOf } from './versionOf';

/** A piece of the answer's code between two elisions, without blank lines at either end. */
export interface Segment {
  readonly lines: readonly string[];
  readonly beginsCode: boolean;
  readonly endsCode: boolean;
  /** How far the elision behind it is indented. */
  readonly elided?: number;
}

type Around = Exclude<ReturnType<NestedLines['around']>, 'new' | undefined>;

/** Where a segment begins: a line of it, and the document's line that it is. */
interface Head {
  readonly at: number;
  readonly line: number;
  /** Lines of the segment before it, which are new. */
  readonly isInsertion?: boolean;
}

/** Finds the pieces of code with parts left out, one after the other, in a range of the document. */
export class SegmentFinder {
  private cursor: number;
  private readonly nested: NestedLines;

  constructor(
    private readonly document: PlacesDocument,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.cursor = from;
    this.nested = new NestedLines(document, to);
  }

  /** The lines that the segment takes the place of, or undefined where that is not certain; `nothing` closes what was left out. */
  find(segment: Segment): LineEdit | 'nothing' | undefined {
    const { lines, beginsCode } = segment;
    const begin = beginsCode
      ? 0
      : lines.findIndex((line) => line.trim() !== '' && !closer.test(line));
    const closers = lines.slice(0, begin < 0 ? lines.length : begin);
    for (const line of closers) this.nested.note(line, undefined);
    if (begin < 0) return closers.every((line) => this.hasLine(line)) ? 'nothing' : undefined;
    const own = lines.slice(begin);
    const around = this.nested.around(own[0] ?? '');
    const limit = this.nested.limitFor(own[0] ?? '');
    if (around === 'new' || limit === undefined) return undefined;
    const head = this.headOf(own, segment, limit);
    if (!head) return this.appended(own, segment, around);
    if (!this.followsClosers(closers, head, own)) return undefined;
    const isBelow = head.isInsertion === true && closers.length > 0;
    if (!isBelow) return this.rangeFrom(head, own, segment);
    // With the blank lines on both sides of what is new.
    const blank = closers.slice(closers.findLastIndex((line) => line.trim() !== '') + 1);
    const range = this.rangeFrom(head, own, segment);
    return (
      range && {
        ...range,
        start: this.solidAbove(head.line) + 1,
        lines: [...blank, ...range.lines],
      }
    );
  }

  private headOf(lines: readonly string[], segment: Segment, limit: number): Head | undefined {
    const { document, cursor } = this;
    const [first = '', second] = lines;
    const line = onlyPlace(this.document, first, second, cursor, limit);
    if (line !== undefined) return { at: 0, line };
    const under =
      second === undefined || this.hasLine(first)
        ? undefined
        : onlyPlace(this.document, second, lines[2], cursor + 1, limit);
    if (under !== undefined && isVersionOf(first, document.lines[under - 1] ?? ''))
      return { at: 0, line: under - 1 };
    const isHead = !isProse(document) && (/[{(:]\s*$/.test(first) || second?.trim() === '{');
    const named = isHead ? this.onlyVersion(first, limit) : undefined;
    if (named !== undefined) return { at: 0, line: named };
    const below = this.headBelow(lines);
    if (!below || !segment.beginsCode) return below;
    // New imports may come before everything that the file has.
    const areImports = lines
      .slice(0, below.at)
      .every((own) => own.trim() === '' || this.isNewImport(own));
    return areImports && this.solidAbove(below.line) < this.from ? below : undefined;
  }

  /** New lines before one that the document has. */
  private headBelow(lines: readonly string[]): Head | undefined {
    for (const [at, own] of lines.entries()) {
      const limit = this.nested.limitFor(own);
      const line =
        limit === undefined
          ? undefined
          : onlyPlace(this.document, own, undefined, this.cursor, limit);
      if (line !== undefined) return { at, line, isInsertion: true };
      this.nested.note(own, undefined);
    }
    return undefined;
  }

  /** What closes the code that was left out is right above the place; new lines need it to be told where they belong. */
  private followsClosers(
    closers: readonly string[],
    head: Head,
    lines: readonly string[],
  ): boolean {
    const solid = closers.filter((line) => line.trim() !== '');
    const last = solid.at(-1);
    if (last === undefined)
      return (
        head.isInsertion !== true ||
        lines.slice(0, head.at).every((line) => line.trim() === '' || this.isNewImport(line))
      );
    const above = this.solidAbove(head.line);
    const own = this.document.lines[above] ?? '';
    const depth = (line: string): number => indentationOf(line).length;
    const isLevel =
      depth(last) - depth(lines[head.at] ?? '') ===
      depth(own) - depth(this.document.lines[head.line] ?? '');
    if (!isLevel || !this.areAbove(solid, head.line)) return false;
    return (
      head.isInsertion !== true ||
      (!this.isLikeBlock(lines[0] ?? '', above) &&
        !this.holdsHidden(lines.slice(0, head.at), above))
    );
  }

  /** New code with a head that the document has once in what was left out is what becomes of that. */
  private holdsHidden(lines: readonly string[], end: number): boolean {
    const { trimmedLines } = this.document;
    const hidden = new Set(this.document.lines.slice(this.cursor, end).map((line) => line.trim()));
    return lines.some(
      (line) =>
        opens(line) &&
        hidden.has(line.trim()) &&
        trimmedLines.countOf(trimmedLines.kindsOf([line])[0] ?? -1) === 1,
    );
  }

  /** Whether the lines are those above a line of the document: else something is gone between them. */
  private areAbove(closers: readonly string[], line: number): boolean {
    let at = line;
    return closers.toReversed().every((closing) => {
      at = this.solidAbove(at);
      return this.document.lines[at]?.trim() === closing.trim();
    });
  }

  private solidAbove(line: number): number {
    let above = line - 1;
    while (above >= this.from && this.document.lines[above]?.trim() === '') above--;
    return above;
  }

  private isNewImport(line: string): boolean {
    return isNewImport(line, this.document.lines);
  }

  /** New code that resembles the block that ends with a line may be what becomes of that, unless the answer has its head. */
  private isLikeBlock(line: string, end: number): boolean {
    const { lines } = this.document;
    const width = indentationOf(lines[end] ?? '').length;
    const head = lines
      .slice(this.cursor, end)
      .findLast(
        (own) => own.trim() !== '' && indentationOf(own).length <= width && !closer.test(own),
      );
    return head !== undefined && areSimilar(line, head);
  }

  private rangeFrom(head: Head, lines: readonly string[], segment: Segment): LineEdit | undefined {
    const { document } = this;
    const known = this.follow(head, lines);
    const place = known.at(-1)?.line ?? head.line;
    const inDocument = document.lines[head.line] ?? '';
    const given = withFirstIndentation(
      lines,
      document.lines.slice(head.line, place + 1),
      indentationOf(inDocument),
      document.indentationUnit,
    );
    const base = { answered: given[head.at] ?? '', inDocument };
    const reindent = reindentBlock(
      document,
      given,
      document.lines.slice(head.line, place + 1),
      base,
    );
    const indented = given.flatMap((own) => reindent?.(own) ?? []);
    if (indented.length < given.length) return undefined;
    const last = known.at(-1);
    const isLast =
      last?.at === lines.length - 1 && document.lines[last.line]?.trim() === lines.at(-1)?.trim();
    // What the segment ends with is where it was, or the head has another place.
    if (
      isLast &&
      indentationOf(indented.at(-1) ?? '') !== indentationOf(document.lines[last.line] ?? '')
    )
      return undefined;
    const end = new SegmentEnd(document, this.limitOf(lines)).find(indented, known, segment);
    if (end === undefined) return undefined;
    const solid = (all: readonly string[]): number => all.filter((own) => own.trim() !== '').length;
    if (solid(document.lines.slice(head.line, end)) > 3 + 2 * solid(lines)) return undefined;
    if (declaresTwice(document, indented, this.range, [head.line, end])) return undefined;
    if (repeatsBehind(document, lines, known, end)) return undefined;
    this.cursor = end;
    return { start: head.line, end, lines: indented };
  }

  /** The lines of the segment that the document has from the head on: right below each other, or at one place only. */
  private follow(head: Head, lines: readonly string[]): readonly Known[] {
    const { nested } = this;
    const known: Known[] = [head];
    nested.note(lines[head.at] ?? '', head.line);
    let [place, isBeside] = [head.line, true];
    for (let at = head.at + 1; at < lines.length; at++) {
      const line = lines[at] ?? '';
      if (line.trim() === '') continue;
      const limit = nested.limitFor(line) ?? 0;
      const below = this.solidBelow(place);
      const isNext = isBeside && below < limit && this.isNext(lines, at, below);
      const found: number | undefined = isNext
        ? below
        : onlyPlace(this.document, line, lines[at + 1], place + 1, limit);
      nested.note(line, found);
      isBeside = found !== undefined;
      if (found === undefined) continue;
      known.push({ at, line: found });
      place = found;
    }
    return known;
  }

  /** Whether a line of the document is the line, or alone can be what it was before. */
  private isNext(answered: readonly string[], at: number, below: number): boolean {
    const { lines } = this.document;
    const [line = '', ...rest] = answered.slice(at);
    const own = lines[below] ?? '';
    if (own.trim() === line.trim()) return true;
    // What comes further down in the answer was not replaced.
    if (rest.some((later) => later.trim() === own.trim())) return false;
    if (closer.test(own) || this.hasLine(line) || !isVersionOf(line, own)) return false;
    return [this.solidAbove(below), this.solidBelow(below)].every(
      (beside) => !isVersionOf(line, lines[beside] ?? ''),
    );
  }

  /** Behind what the last line of a segment is in. */
  private limitOf(lines: readonly string[]): number {
    return this.nested.limitFor(lines.at(-1) ?? '') ?? this.to;
  }

  private get range(): readonly [from: number, to: number] {
    return [this.from, this.to];
  }

  private hasLine(line: string): boolean {
    return this.document.trimmedLines.kindsOf([line]).every((kind) => kind >= 0);
  }

  private solidBelow(line: number): number {
    let below = line + 1;
    while (below < this.to && this.document.lines[below]?.trim() === '') below++;
    return below;
  }

  /** The one line that declares what this line declares. */
  private onlyVersion(line: string, limit: number): number | undefined {
    const name = declaredName(line);
    if (name === undefined) return undefined;
    const places: number[] = [];
    for (let at = this.cursor; at < limit; at++)
      if (declaredName(this.document.lines[at] ?? '') === name) places.push(at);
    return places.length === 1 ? places[0] : undefined;
  }

  /** New code behind all that was left out: at the end of the block around it, or of the file. */
  private appended(
    lines: readonly string[],
    { beginsCode, endsCode }: Segment,
    around: Around | undefined,
  ): LineEdit | undefined {
    const [first = ''] = lines;
    if (beginsCode || !endsCode || declaredName(first) === undefined) return undefined;
    const width = around?.width ?? -1;
    const behind = lines.findIndex(
      (line) => line.trim() !== '' && indentationOf(line).length <= width,
    );
    const own = behind < 0 ? lines : lines.slice(0, behind);
    const closers = behind < 0 ? [] : lines.slice(behind);
    const isCode =
      !isBalanced(own) ||
      declaresTwice(this.document, own, this.range, [this.to, this.to]) ||
      hasBody(this.document, own) ||
      !closers.every((line) => closer.test(line));
    const end = around?.end ?? this.document.lines.length;
    const isFile = around !== undefined || (indentationOf(first) === '' && this.to === end);
    const closes = closers.length === 0 || this.document.lines[end]?.trim() === closers[0]?.trim();
    if (isCode || !isFile || !closes) return undefined;
    let start = end;
    while (start > this.cursor && this.document.lines[start - 1]?.trim() === '') start--;
    this.cursor = end;
    const inDocument = this.document.lines[around ? around.head + 1 : 0] ?? '';
    const base = { answered: first, inDocument: around ? inDocument : first };
    const reindent = reindentBlock(this.document, own, [], base);
    return { start, end: start, lines: ['', ...own.map((line) => reindent?.(line) ?? line)] };
  }
}
