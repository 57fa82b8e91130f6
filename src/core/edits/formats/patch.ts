import { closesFence, longestMark, opensFence } from '../answer/fence';
import { cleanPath } from '../answer/fileName';
import type { AnswerFault, Change, Edit, SourceLines } from '../edit';
import { textOf, type Finding, type Format, type Place, type RegionReader } from './format';
import { editsOf } from './hunk';
import { readHunkHeader } from './hunkHeader';
import { say } from '../../say';

const directive =
  /^\*\*\* ?(Begin Patch|End Patch|End of File|(?:Update|Add|Create|Delete|Remove) File:|(?:Move|Rename)(?: File)? to:)[ \t]*(.*?)[ \t]*(?:\*\*\*)?$/i;

/** Patches between `*** Begin Patch` and `*** End Patch`, also without those two lines. */
export const patch: Format = {
  name: 'patch',
  begin(line, place) {
    const [, heredoc] = /^\s*apply_patch\b.{0,20}<<-?\s*["']?(\w+)/.exec(line.slice(0, 200)) ?? [];
    if (heredoc !== undefined) return new PatchReader(place, heredoc);
    const word = directiveOf(line)?.word;
    return word === undefined || word.startsWith('end') ? undefined : new PatchReader(place);
  },
};

function directiveOf(line: string): { readonly word: string; readonly path: string } | undefined {
  if (line.length > longestMark) return undefined;
  const [, words, path = ''] = directive.exec(line) ?? [];
  const word = words?.toLowerCase();
  return word === undefined
    ? undefined
    : { word, path: cleanPath(path.replace(/^[`"](.*)[`"]$/, '$1')) };
}

interface OpenFile {
  readonly action: 'update' | 'add' | 'delete';
  readonly path: string;
  moveTo?: string;
}

class PatchReader implements RegionReader {
  #file: OpenFile | undefined;
  #anchors: string[] = [];
  #line: number | undefined;
  #body: string[] = [];
  /** Line of the answer at which the open hunk or the added file begins. */
  #start: number;
  #edits: Edit[] = [];
  #faults: AnswerFault[] = [];

  constructor(
    private readonly place: Place,
    /** The line that ends the shell command around it. */
    private readonly heredoc?: string,
  ) {
    this.#start = place.number;
  }

  take(line: string, number: number): Finding | undefined {
    const { fence } = this.place;
    if (fence && closesFence(fence, line, 0)) return this.#finish(number);
    if (line.trim() === this.heredoc) return this.#finish(number + 1);
    if (this.heredoc !== undefined && number === this.place.number) return undefined;
    const said = directiveOf(line);
    if (said?.word === 'end patch' && this.heredoc === undefined) return this.#finish(number + 1);
    if (!fence && opensFence(line)) return this.end(number);
    if (said) this.#take(said.word, said.path, number);
    else this.#takeLine(line, number);
    return this.#found();
  }

  /** Only the marks or the fence show that the last hunk is whole. */
  end(number: number): Finding {
    if (this.#body.length > 0) {
      this.#fault(number, say('The last hunk of the answer is not complete.'));
      this.#body = [];
      if (this.#file?.action === 'add') this.#file = undefined;
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
    this.#closeFile(next);
    return { ...this.#found(), next };
  }

  #fault(next: number, reason: string): void {
    this.#faults.push({ source: [this.#start, next], reason });
  }

  #take(word: string, path: string, number: number): void {
    if (word === 'end of file' || word.endsWith(' patch')) return;
    if (/^(?:move|rename)/.test(word)) {
      if (this.#file) this.#file.moveTo = path;
      return;
    }
    this.#closeFile(number);
    const [verb] = word.split(' ');
    const action =
      verb === 'update' ? 'update' : verb === 'add' || verb === 'create' ? 'add' : 'delete';
    this.#file = { action, path };
    this.#start = number;
    if (action === 'delete') this.#write({ kind: 'remove' }, [number, number + 1]);
  }

  #takeLine(line: string, number: number): void {
    const header = this.#file?.action === 'add' ? undefined : readHunkHeader(line);
    if (!header) {
      if (this.#body.length === 0 && this.#anchors.length === 0 && this.#line === undefined)
        this.#start = this.#file?.action === 'add' ? this.#start : number;
      if (this.#body.length > 0 || line.trim() !== '') this.#body.push(line);
      return;
    }
    if (this.#body.length > 0) this.#closeHunk(number);
    if (this.#anchors.length === 0) this.#start = number;
    if (header.anchor !== undefined) this.#anchors.push(header.anchor);
    this.#line = header.line;
  }

  #closeHunk(next: number): void {
    const path = this.#file?.path ?? this.place.path;
    const { edits, faults } = editsOf({
      format: 'patch',
      ...(path === undefined ? {} : { path }),
      ...(this.#line === undefined ? {} : { line: this.#line }),
      anchors: this.#anchors,
      body: this.#body,
      source: [this.#start, next],
    });
    this.#edits.push(...edits);
    this.#faults.push(...faults);
    [this.#body, this.#anchors, this.#line] = [[], [], undefined];
  }

  #closeFile(next: number): void {
    const file = this.#file;
    if (file?.action === 'add') this.#add(next);
    else if (file?.action !== 'delete' && this.#body.length > 0) this.#closeHunk(next);
    if (file?.moveTo !== undefined)
      this.#write({ kind: 'move', to: file.moveTo }, [this.#start, next]);
    [this.#file, this.#body, this.#anchors, this.#line] = [undefined, [], [], undefined];
  }

  #add(next: number): void {
    let end = this.#body.length;
    while (end > 0 && this.#body[end - 1] === '') end--;
    const lines = this.#body.slice(0, end);
    const marked = lines.filter((line) => line.startsWith('+')).length;
    if (marked > 0 && lines.some((line) => line !== '' && !line.startsWith('+'))) {
      this.#fault(next, say('The answer adds a file, but only some of its lines have a +.'));
      return;
    }
    const text = textOf(marked > 0 ? lines.map((line) => line.slice(1)) : lines);
    this.#write({ kind: 'create', text }, [this.#start, next]);
  }

  #write(change: Change, source: SourceLines): void {
    if (this.#file) this.#edits.push({ path: this.#file.path, format: 'patch', change, source });
  }
}
