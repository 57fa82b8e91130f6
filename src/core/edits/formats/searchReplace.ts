import { languageIdOfInfo, languageIdOfPath } from '../answer/languageId';
import { closesFence, longestMark, openFence } from '../answer/fence';
import { cleanPath, isPath } from '../answer/fileName';
import type { Edit } from '../edit';
import { textOf, type Finding, type Format, type Place, type RegionReader } from './format';
import { withoutLineNumbers, type Halves } from './lineNumbers';
import { splitElided } from './splitElided';
import { say } from '../../say';

const opener = /^[ \t]*(?:(<{4,10})|-{5,10})[ \t]*(SEARCH|ORIGINAL)\b[>:\s]*(.*)$/i;
const divider = /^[ \t]*(={4,10})[ \t]*$/;
const closer =
  /^[ \t]*(?:(?:>{4,10}|\+{5,10}|<{4,10}|={4,10})[ \t]*(?:REPLACE|REPLACEMENT|UPDATED?)\b.*|>{4,10}[ \t]*)$/i;
/** A conflict that git left in the code itself. */
const conflictStart = /^<{7}( (?!search\b|original\b|replace\b|updated?\b).*)?$/i;
const conflictEnd = /^>{7}( (?!replace|updated?\b).*)?$/i;
const strayMark = /^[ \t]*(<{5,10}|>{5,10})([ \t]|$)/;
const hint = /^[ \t]*:(start|end)_line:[ \t]*(\d+)[ \t]*$/;
const escaped = /^\\([<=>-]{5,10}.*)$/;

/** Blocks of `<<<<<<< SEARCH`, `=======`, `>>>>>>> REPLACE`, in the dialects of those who ask for them. */
export const searchReplace: Format = {
  name: 'searchReplace',
  begin(line, place) {
    if (line.length > longestMark) return undefined;
    const [, , word, named = ''] = opener.exec(line) ?? [];
    if (word === undefined) return undefined;
    const inline = named.replace(/^[`"'*]+|[`"'*:]+$/g, '').trim();
    const path = isPath(inline) ? cleanPath(inline) : place.path;
    return new SearchReplaceReader(place, path);
  },
};

/** Whether a line begins such a block. */
export function opensSearchReplace(line: string): boolean {
  return line.length <= longestMark && opener.test(line);
}

class SearchReplaceReader implements RegionReader {
  readonly #lines: string[] = [];
  /** Lines, by index, that may be the divider, with the length of their marks. */
  readonly #dividers: { readonly index: number; readonly length: number }[] = [];
  /** First line behind the opening one that closes the fence around, by index. */
  #fenceEnd: number | undefined;
  #innerFences = 0;
  #inConflict = false;

  constructor(
    private readonly place: Place,
    private readonly path: string | undefined,
  ) {}

  take(line: string, number: number): Finding | undefined {
    if (number === this.place.number) return undefined;
    if (line.length <= longestMark) {
      if (opener.test(line)) return this.#unclosed(number, true);
      if (!this.#inConflict && closer.test(line)) return this.#closed(number + 1);
      this.#note(line);
    }
    this.#lines.push(line);
    return undefined;
  }

  end(number: number, finished: boolean): Finding {
    return this.#unclosed(number, finished);
  }

  /** Remembers what a line could be. */
  #note(line: string): void {
    const index = this.#lines.length;
    if (conflictStart.test(line)) this.#inConflict = true;
    else if (this.#inConflict) this.#inConflict = !conflictEnd.test(line);
    else {
      const marks = divider.exec(line)?.[1];
      if (marks !== undefined) this.#dividers.push({ index, length: marks.length });
    }
    this.#noteFence(line, index);
  }

  #noteFence(line: string, index: number): void {
    const { fence } = this.place;
    if (!fence || this.#fenceEnd !== undefined) return;
    if (closesFence(fence, line)) {
      if (this.#innerFences === 0) this.#fenceEnd = index;
      else this.#innerFences--;
    } else if (openFence(line)?.mark.startsWith(fence.mark)) this.#innerFences++;
  }

  /** The closing marks came before line `next`. */
  #closed(next: number): Finding {
    return { ...this.#read(this.#lines, next), next };
  }

  /** There were none: then only the end of the fence around it can tell where the block ends. */
  #unclosed(number: number, finished: boolean): Finding {
    const end = this.#fenceEnd;
    if (end === undefined || this.#isMarkdown() || !finished) {
      const next = end === undefined ? number : this.place.number + 1 + end;
      return this.#fault(
        next,
        say('has no closing >>>>>>> REPLACE, so it is not certain where it ends'),
      );
    }
    const next = this.place.number + 1 + end;
    return { ...this.#read(this.#lines.slice(0, end), next), next };
  }

  #read(lines: readonly string[], next: number): Finding {
    const middle = this.#divider(lines.length);
    if (middle === 'none') return this.#fault(next, say('has no ======= between old and new code'));
    if (middle === 'many')
      return this.#fault(
        next,
        say('has more than one =======, so it is not certain what is searched'),
      );
    const { start, line: hinted } = this.#hints(lines.slice(0, middle));
    const before = lines.slice(start, middle);
    const after = lines.slice(middle + 1);
    if ([before, after].some(hasStrayMark))
      return this.#fault(
        next,
        say('holds marks of another block, so it is not certain what it changes'),
      );
    const { search, replacement, line = hinted } = this.#halves(before, after);
    if (!this.#isMarkdown() && [search, replacement].some((half) => this.#hasHalfFence(half)))
      return this.#fault(
        next,
        say('goes on behind its code fence, so it is not certain where it ends'),
      );
    const parts = splitElided(search, replacement, this.#languageId());
    if ('reason' in parts) return this.#fault(next, parts.reason);
    const source = [this.place.number, next] as const;
    const edits = parts.map((part): Edit => ({
      ...(this.path === undefined ? {} : { path: this.path }),
      format: 'searchReplace',
      change: {
        kind: 'replace',
        search: textOf(part.search),
        replacement: textOf(part.replacement),
        ...(line !== undefined && part.isFirst ? { line } : {}),
        ...(part.beside.length > 0 && { beside: part.beside }),
        ...(part.anchors.length > 0 && { anchors: part.anchors }),
      },
      source,
    }));
    return { edits };
  }

  /** The one line that divides the block: of seven marks, else of about as many. */
  #divider(end: number): number | 'none' | 'many' {
    const all = this.#dividers.filter(({ index }) => index < end);
    const usual = all.filter(({ length }) => length === 7);
    const [first, ...others] = usual.length > 0 ? usual : all;
    if (!first) return 'none';
    return others.length > 0 ? 'many' : first.index;
  }

  #hints(lines: readonly string[]): { readonly start: number; readonly line?: number } {
    let start = 0;
    let line: number | undefined;
    for (;;) {
      const [, which, digits] = hint.exec(lines[start] ?? '') ?? [];
      if (which === undefined) break;
      if (which === 'start' && Number(digits) > 0) line = Number(digits);
      start++;
    }
    if (start > 0 && /^[ \t]*-{5,10}[ \t]*$/.test(lines[start] ?? '')) start++;
    return { start, ...(line === undefined ? {} : { line }) };
  }

  /** What is searched and what takes its place, without what belongs to the answer. */
  #halves(before: readonly string[], after: readonly string[]): Halves {
    const plain = (line: string): string => line.replace(escaped, '$1');
    const isEmpty = before.every((line) => line.trim() === '');
    const [search, replacement] = [isEmpty ? [] : before.map(plain), after.map(plain)];
    return this.#isMarkdown()
      ? { search, replacement }
      : withoutLineNumbers(...withoutFences(search, replacement));
  }

  /** An odd number of fences like the one around: one of them belongs to the answer and not to the code. */
  #hasHalfFence(lines: readonly string[]): boolean {
    const { fence } = this.place;
    if (!fence) return false;
    return lines.filter((line) => openFence(line)?.mark.startsWith(fence.mark)).length % 2 === 1;
  }

  #languageId(): string | undefined {
    const ofPath = this.path === undefined ? undefined : languageIdOfPath(this.path);
    return ofPath ?? languageIdOfInfo(this.place.fence?.info ?? '');
  }

  #isMarkdown(): boolean {
    return this.#languageId() === 'markdown';
  }

  #fault(next: number, what: string): Finding {
    const source = [this.place.number, next] as const;
    return {
      faults: [{ source, reason: say('A SEARCH/REPLACE block of the answer {0}.', what) }],
      next,
    };
  }
}

/** Marks that belong to no conflict of git's. */
function hasStrayMark(lines: readonly string[]): boolean {
  let inConflict = false;
  for (const line of lines) {
    if (line.length > longestMark) continue;
    if (!inConflict && conflictStart.test(line)) inConflict = true;
    else if (inConflict && conflictEnd.test(line)) inConflict = false;
    else if (!inConflict && strayMark.test(line)) return true;
  }
  return inConflict;
}

/** Some models put each half into a fence of its own. The same around both changes nothing, so it can go. */
function withoutFences(
  search: readonly string[],
  replacement: readonly string[],
): readonly [search: readonly string[], replacement: readonly string[]] {
  const [around, other] = [search, replacement].map((lines) => {
    const fence = openFence(lines[0] ?? '');
    return fence && lines.length > 1 && closesFence(fence, lines.at(-1) ?? '') ? fence : undefined;
  });
  if (search.length === 0) return [search, other ? replacement.slice(1, -1) : replacement];
  if (!around || around.info !== other?.info) return [search, replacement];
  return [search.slice(1, -1), replacement.slice(1, -1)];
}
