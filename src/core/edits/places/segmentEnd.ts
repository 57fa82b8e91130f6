import { indentationOf } from './indentation';
import { closer } from './nestedLines';
import type { PlacesDocument } from './placesDocument';
import { declaredName, importing, isNewImport, isVersionOf } from './versionOf';

/** A line of the segment, by its number in it, and the document's line that it is. */
export interface Known {
  readonly at: number;
  readonly line: number;
}

interface Ending {
  /** No elision is behind the segment. */
  readonly endsCode: boolean;
  /** How far the elision behind it is indented. */
  readonly elided?: number;
}

/** Where the lines end that a segment takes the place of. */
export class SegmentEnd {
  constructor(
    private readonly document: PlacesDocument,
    /** The document's lines that it may be in, the end exclusive. */
    private readonly limit: number,
  ) {}

  /**
   * The end of the range, exclusive; undefined where it is not certain.
   * @param known the lines of the segment that the document has, in order; the last is where the search goes on
   */
  find(lines: readonly string[], known: readonly Known[], ending: Ending): number | undefined {
    const { at, line: place } = known.at(-1) ?? { at: -1, line: -1 };
    const rest = lines.slice(at + 1).filter((line) => line.trim() !== '');
    const last = rest.at(-1);
    const next = this.solidBelow(place);
    if (last === undefined) return place + 1;
    if (!closer.test(last) && this.textAt(next) === last.trim())
      return this.isOnce(last, next) ? next + 1 : undefined;
    if (closer.test(last) && this.closesOnce(rest, last, place)) {
      const end = this.endOfBlock(last, place);
      return end !== undefined && this.isNewOrWithin(rest, place + 1, end) ? end : undefined;
    }
    const block = this.wholeBlock(lines, known, ending);
    if (block !== undefined) return block;
    if (ending.endsCode) return next >= this.document.lines.length ? place + 1 : undefined;
    return (
      this.versions(rest, place) ??
      this.insertion(lines.slice(at + 1), lines[at] ?? '', place, next)
    );
  }

  private solidBelow(line: number): number {
    let below = line + 1;
    while (below < this.document.lines.length && this.textAt(below) === '') below++;
    return below;
  }

  private isOnce(line: string, from: number): boolean {
    const own = this.document.lines.slice(from, this.limit);
    return own.filter((other) => other.trim() === line.trim()).length === 1;
  }

  private textAt(line: number): string {
    return line < this.limit ? (this.document.lines[line] ?? '').trim() : '';
  }

  /** Where indentation makes the blocks, the last one is whole unless the elision is in it. */
  private wholeBlock(
    lines: readonly string[],
    known: readonly Known[],
    { elided }: Ending,
  ): number | undefined {
    if (this.document.languageId !== 'python') return undefined;
    const widths = lines.map((line) =>
      line.trim() === '' ? undefined : indentationOf(line).length,
    );
    const head = known.findLast(({ at }) =>
      widths.every((width, own) => own <= at || width === undefined || width > (widths[at] ?? 0)),
    );
    const own = head && lines[head.at];
    if (!own?.trimEnd().endsWith(':') || (elided ?? 0) > indentationOf(own).length)
      return undefined;
    const width = indentationOf(this.document.lines[head?.line ?? -1] ?? '').length;
    let [end, line] = [(head?.line ?? 0) + 1, (head?.line ?? 0) + 1];
    for (; line < this.limit; line++) {
      const text = this.document.lines[line] ?? '';
      if (text.trim() === '') continue;
      if (indentationOf(text).length <= width) break;
      end = line + 1;
    }
    const [before, after] = [namesIn(this.document.lines.slice(head?.line, end)), namesIn(lines)];
    const gone = [...before].filter((name) => !after.has(name)).length;
    const made = [...after].filter((name) => !before.has(name)).length;
    // What has another name now is not all that would go: the rest may have been left out.
    return made > 0 && gone > made ? undefined : end;
  }

  /** Each line that is left is the next line of the document in a new version. */
  private versions(rest: readonly string[], place: number): number | undefined {
    let at = place;
    // One more like the line above may well be added.
    if (isVersionOf(rest[0] ?? '', this.document.lines[place] ?? '')) return undefined;
    for (const line of rest) {
      at = this.solidBelow(at);
      const own = this.document.lines[at] ?? '';
      if (at >= this.limit || closer.test(own) || !isVersionOf(line, own)) return undefined;
    }
    // One more like it below may be the one that is meant.
    const below = this.document.lines[this.solidBelow(at)] ?? '';
    return isVersionOf(rest.at(-1) ?? '', below) ? undefined : at + 1;
  }

  /** New lines that have their place behind a line and nothing to take the place of. */
  private insertion(
    added: readonly string[],
    known: string,
    place: number,
    next: number,
  ): number | undefined {
    const rest = added.filter((line) => line.trim() !== '');
    const own = indentationOf(this.document.lines[place] ?? '').length;
    const isLast =
      indentationOf(this.document.lines[next] ?? '').length < own ||
      next >= this.document.lines.length;
    const staysIn = rest.every((line) => indentationOf(line).length >= indentationOf(known).length);
    if (isLast && staysIn) return place + 1;
    const areImports =
      importing.test(known) && rest.every((line) => isNewImport(line, this.document.lines));
    return areImports || (next > place + 1 && added.every((line) => beginAlike(line, known)))
      ? place + 1
      : undefined;
  }

  /** A line that the document has further down only would be there twice: the segment may well reach to it. */
  private isNewOrWithin(lines: readonly string[], start: number, end: number): boolean {
    const trimmed = (from: number, to: number): ReadonlySet<string> =>
      new Set(this.document.lines.slice(from, to).map((line) => line.trim()));
    const [within, below] = [trimmed(start, end), trimmed(end, this.limit)];
    return lines.every((line) => {
      const text = line.trim();
      return closer.test(line) || within.has(text) || !below.has(text);
    });
  }

  /** Behind the next line that closes the block as this line does. */
  private endOfBlock(last: string, place: number): number | undefined {
    const width = indentationOf(last).length;
    for (let line = place + 1; line < this.limit; line++) {
      const own = this.document.lines[line] ?? '';
      if (own.trim() === '') continue;
      const ownWidth = indentationOf(own).length;
      if (ownWidth === width && own.trim() === last.trim()) return line + 1;
      if (ownWidth < width) return undefined;
    }
    return undefined;
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
    const below = new Set(
      this.document.lines.slice(place + 1, this.limit).map((line) => line.trim()),
    );
    return closed === opened.length + 1 && !opened.some((line) => below.has(line.trim()));
  }
}

function namesIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => declaredName(line) ?? []));
}

/** Whether two lines are of one kind, as the items of a list are. */
function beginAlike(line: string, other: string): boolean {
  const word = /^\s*[\w@#.$-]+/.exec(line)?.[0];
  return word !== undefined && word === /^\s*[\w@#.$-]+/.exec(other)?.[0];
}
