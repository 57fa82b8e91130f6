import { closesFence, longestMark, opensFence } from '../answer/fence';
import { pathInLine } from '../answer/fileName';
import { languageIdOf } from '../answer/languageId';
import type { AnswerFault, Change, Edit, SourceLines } from '../edit';
import { isNoFile, nameTwoFiles, pathOfDiff, readDiffPath, type DiffPath } from './diffPath';
import { textOf, type Finding, type Format, type Place, type RegionReader } from './format';
import { editsOf, markOf } from './hunk';
import { readHunkHeader, type HunkHeader } from './hunkHeader';
import { say } from '../../say';

const pathLine = /^(---|\+\+\+) (.*\S)/;
const gitLine =
  /^(?:diff --git |index [0-9a-f]+\.\.|Index: |={20,}$|(?:new|deleted) file mode|(?:old|new) mode|(?:dis)?similarity index |(?:rename|copy) (?:from|to) )/;

/** Unified diffs: of git, of diff, or as models remember them. */
export const unifiedDiff: Format = {
  name: 'unifiedDiff',
  begin(line, place) {
    if (line.trim() === '') return undefined;
    if (place.fence && isDiff(place.fence.info)) return new DiffReader(place, true);
    return /^(?:diff --git |@@ -\d|--- \S)/.test(line) ? new DiffReader(place, false) : undefined;
  },
};

function isDiff(info: string): boolean {
  return info.split(/\W+/, 2).some((word) => languageIdOf(word) === 'diff');
}

interface OpenHunk {
  readonly header: HunkHeader | undefined;
  readonly start: number;
  readonly body: string[];
  /** Lines that its header announced and that did not come yet. */
  old: number;
  now: number;
}

class DiffReader implements RegionReader {
  #old: DiffPath | undefined;
  #now: DiffPath | undefined;
  /** The line with the old path. */
  #oldLine: string | undefined;
  /** The header of the file is over. */
  #hasBoth = false;
  /** What the file's header already said of it. */
  #file: 'changed' | 'created' | 'removed' | 'renamed' = 'changed';
  #hunk: OpenHunk | undefined;
  /** Outside of a fence a blank line may be the end of a hunk; after one, more of it is in doubt. */
  #ending: 'open' | 'blank' | 'doubtful' = 'open';
  #edits: Edit[] = [];
  #faults: AnswerFault[] = [];

  constructor(
    private readonly place: Place,
    /** Something said that this is a diff, and not a line of dashes. */
    private isDiff: boolean,
  ) {}

  take(line: string, number: number): Finding | undefined {
    const { fence } = this.place;
    if (fence ? closesFence(fence, line, 0) : opensFence(line)) return this.#finish(number);
    const taken =
      (line.length <= longestMark && this.#takeHeader(line, number)) ||
      this.#takeBody(line, number);
    return taken ? this.#found() : this.#finish(number);
  }

  end(number: number, finished: boolean): Finding {
    const hunk = this.#hunk;
    if (hunk && !(finished && (isFull(hunk) || !this.place.fence))) {
      this.#hunk = undefined;
      this.#fault([hunk.start, number], say('The last hunk of the answer is not complete.'));
    }
    return this.#finish(number);
  }

  /** What was found since the last time. */
  #found(): Finding | undefined {
    if (this.#edits.length === 0 && this.#faults.length === 0) return undefined;
    const found = { edits: this.#edits, faults: this.#faults };
    [this.#edits, this.#faults] = [[], []];
    return found;
  }

  #finish(next: number): Finding {
    if (!this.isDiff) return { next: this.place.number };
    this.#closeHunk(next);
    return { ...this.#found(), next };
  }

  #fault(source: SourceLines, reason: string): void {
    this.#faults.push({ source, reason });
  }

  #takeHeader(line: string, number: number): boolean {
    const header = readHunkHeader(line);
    if (header) {
      this.#takePathsBack(number);
      this.#closeHunk(number);
      this.#open(header, number);
      return true;
    }
    if (!gitLine.test(line)) return this.#takePath(line, number);
    this.#closeHunk(number);
    this.isDiff = true;
    if (/^(?:diff --git|Index:)/.test(line)) {
      const [, old, now] = /^diff --git (\S+) (\S+)$/.exec(line) ?? [];
      this.#name(old, now);
    } else if (line.startsWith('deleted file mode')) this.#remove(number);
    else if (line.startsWith('rename to ')) this.#rename(line.slice(10).trim(), number);
    return true;
  }

  #open(header: HunkHeader | undefined, start: number): void {
    const { old, new: now } = header?.counts ?? { old: Number.NaN, new: Number.NaN };
    this.#hunk = { header, start, body: [], old, now };
    this.isDiff = true;
  }

  /** Without the +++ of a header, a --- that names no file was a line removed. */
  #openWithoutHeader(number: number): void {
    const removed = this.#hasBoth || this.#old?.isCertain ? undefined : this.#oldLine;
    this.#open(undefined, removed === undefined ? number : number - 1);
    if (removed === undefined) return;
    this.#old = undefined;
    this.#hunk?.body.push(removed);
  }

  /** A new file begins. */
  #name(old: string | undefined, now: string | undefined): void {
    this.#old = old === undefined ? undefined : readDiffPath(old);
    this.#now = now === undefined ? undefined : readDiffPath(now);
    [this.#oldLine, this.#hasBoth, this.#file] = [undefined, false, 'changed'];
  }

  /** `--- a/x` and `+++ b/x`, which could also be a line removed and a line added. */
  #takePath(line: string, number: number): boolean {
    const [, marks, named] = pathLine.exec(line) ?? [];
    if (marks === undefined || named === undefined) return false;
    const hunk = this.#hunk;
    if (!hunk) {
      if (marks === '+++') this.#takeNewPath(named, number);
      else if (!this.isDiff && number > this.place.number) return false;
      else if (this.#file === 'changed' || this.#hasBoth) this.#takeOldPath(named, line);
      return true;
    }
    const above = pathLine.exec(hunk.body.at(-1) ?? '');
    if (marks === '---' || above?.[1] !== '---' || isFull(hunk)) return false;
    if (!readDiffPath(above[2] ?? '').isCertain || !readDiffPath(named).isCertain) return false;
    hunk.body.pop();
    this.#closeHunk(number - 1);
    this.#name(above[2], undefined);
    this.#takeNewPath(named, number);
    return true;
  }

  #takeOldPath(named: string, line: string): void {
    const git = this.#old;
    this.#name(named, undefined);
    this.#oldLine = line;
    if (isNoFile(this.#old)) this.#file = 'created';
    else if (this.#old && !this.#old.isCertain && git) this.#old = git;
  }

  #takeNewPath(named: string, number: number): void {
    [this.isDiff, this.#hasBoth] = [true, true];
    this.#now = readDiffPath(named);
    if (isNoFile(this.#old)) this.#file = 'created';
    else if (isNoFile(this.#now)) this.#remove(number);
  }

  /** The hunk's last two lines were the next file's header, as the @@ after them shows. */
  #takePathsBack(number: number): void {
    const hunk = this.#hunk;
    const [old, now] = (hunk?.body.slice(-2) ?? []).map((line) => pathLine.exec(line));
    if (!hunk || old?.[1] !== '---' || now?.[1] !== '+++' || isFull(hunk)) return;
    hunk.body.splice(-2);
    this.#closeHunk(number - 2);
    this.#name(old[2], now[2]);
  }

  #takeBody(line: string, number: number): boolean {
    if (!this.isDiff) return false;
    if (!this.#hunk) {
      if (line.trim() === '') return true;
      if (!this.place.fence && markOf(line) === 'none') return false;
      const path = /^[-+ ]/.test(line) ? undefined : pathInLine(line);
      if (path !== undefined) this.#name(path, path);
      else this.#openWithoutHeader(number);
    }
    const hunk = this.#hunk;
    if (!hunk) return true;
    if (!this.place.fence && !this.#goesOn(hunk, line)) return false;
    hunk.body.push(line);
    const mark = markOf(line);
    if (mark !== 'added' && mark !== 'noNewline') hunk.old--;
    if (mark !== 'removed' && mark !== 'noNewline') hunk.now--;
    return true;
  }

  /** Outside of a fence only marks and counts tell where a hunk ends and prose goes on. */
  #goesOn(hunk: OpenHunk, line: string): boolean {
    const mark = markOf(line);
    if (line === '') {
      if (isFull(hunk)) return false;
      if (this.#ending === 'open') this.#ending = 'blank';
      return true;
    }
    if (mark !== 'none' ? this.#ending === 'blank' : this.#ending === 'open')
      this.#ending = 'doubtful';
    return mark !== 'none';
  }

  #closeHunk(next: number): void {
    const hunk = this.#hunk;
    if (!hunk) return;
    const source = [hunk.start, next] as const;
    const isDoubtful = this.#ending === 'doubtful' && !isFull(hunk);
    [this.#hunk, this.#ending] = [undefined, 'open'];
    if (this.#file === 'removed') return;
    if (isDoubtful) this.#fault(source, say('It is not certain where a hunk of the answer ends.'));
    else if (this.#file === 'created') this.#create(hunk.body, source);
    else if (this.#file !== 'renamed' && nameTwoFiles(this.#old, this.#now))
      this.#fault(source, say('A hunk of the answer names two files.'));
    else this.#replace(hunk, source);
  }

  #replace(hunk: OpenHunk, source: SourceLines): void {
    const path = pathOfDiff(this.#old, this.#now) ?? this.place.path;
    const { line, anchor } = hunk.header ?? {};
    const { edits, faults } = editsOf({
      format: 'unifiedDiff',
      ...(path === undefined ? {} : { path }),
      ...(line === undefined ? {} : { line }),
      anchors: anchor === undefined ? [] : [anchor],
      isCounted: isFull(hunk),
      body: hunk.body,
      source,
    });
    this.#edits.push(...edits);
    this.#faults.push(...faults);
  }

  #create(body: readonly string[], source: SourceLines): void {
    const added = body.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
    const isOther = body.some((line) => line.trim() !== '' && !/^[+\\]/.test(line));
    const path = pathOfDiff(undefined, this.#now) ?? this.place.path;
    if (path === undefined || isOther)
      this.#fault(
        source,
        say('The answer adds a file, but it is not certain which or with what text.'),
      );
    else this.#write(path, { kind: 'create', text: textOf(added) }, source);
  }

  #remove(number: number): void {
    const path = pathOfDiff(this.#old, undefined);
    if (path !== undefined && this.#file !== 'removed')
      this.#write(path, { kind: 'remove' }, [number, number + 1]);
    this.#file = 'removed';
  }

  #rename(to: string, number: number): void {
    const path = pathOfDiff(this.#old, undefined);
    if (path !== undefined) this.#write(path, { kind: 'move', to }, [number, number + 1]);
    this.#file = 'renamed';
  }

  #write(path: string, change: Change, source: SourceLines): void {
    this.#edits.push({ path, format: 'unifiedDiff', change, source });
  }
}

/** All lines that the header announced have come. */
function isFull(hunk: OpenHunk): boolean {
  return hunk.old === 0 && hunk.now === 0;
}
