import { isCodeLine } from './answer/codeLine';
import { openFence, type Fence } from './answer/fence';
import { LineSplitter } from './answer/lineSplitter';
import { languageIdOfInfo } from './answer/languageId';
import { NamedFiles } from './answer/namedFiles';
import { OpenBlock } from './openBlock';
import {
  behindReasoning,
  endReasoning,
  openReasoning,
  type ReasoningTag,
} from './answer/reasoning';
import type { AnswerFault, Edit, ReadAnswer, SourceLines } from './edit';
import { formats } from './formats';
import type { Block, Finding, InnerText, Place, RegionReader } from './formats/format';
import { say } from '../say';

/**
 * Reads the edits of an answer while it comes, in pieces cut anywhere. An edit is in `answer` as soon as it is complete,
 * and leaves it only if all before turns out to be reasoning.
 */
export class EditReader {
  readonly #splitter = new LineSplitter();
  readonly #lines: string[] = [];
  /** The line to read next. */
  #position = 0;
  #names: NamedFiles;
  /** The edit being read. */
  #region:
    { readonly reader: RegionReader; readonly format: number; readonly start: number } | undefined;
  /** The formats up to this one found that line to be none of theirs. */
  #declined = { line: -1, format: -1 };
  #block: OpenBlock | undefined;
  /** The last block, which a fence in its own text may have closed: the next fence shows it. */
  #held:
    | {
        readonly block: Block;
        readonly mark: string;
        readonly isExample: boolean;
        mayGoOn: boolean;
      }
    | undefined;
  /** Blocks that the answer calls examples: only where it has no other code they may be the code itself. */
  #examples: Block[] = [];
  /** What fences open and what they close is no longer certain. */
  #doubtsFences = false;
  /** The answer has marks of edits, so it is not bare code. */
  #sawMarks = false;
  #sawReasoning = false;
  #reasoning: { readonly tag: ReasoningTag; readonly start: number } | undefined;
  /** A line of the answer itself came. */
  #hasBegun = false;
  /** First line behind the reasoning. */
  #start = 0;
  #edits: Edit[] = [];
  #faults: AnswerFault[] = [];
  #isComplete = false;
  #answer: ReadAnswer | undefined;

  constructor(private readonly within: 'answer' | { readonly path?: string } = 'answer') {
    this.#names = new NamedFiles(within === 'answer' ? undefined : within.path);
  }

  /** What was read so far. */
  get answer(): ReadAnswer {
    this.#answer ??= {
      edits: [...this.#edits],
      faults: [...this.#faults],
      complete: this.#isComplete,
    };
    return this.#answer;
  }

  push(piece: string): void {
    this.#add(this.#splitter.push(piece));
    this.#read();
  }

  /** The answer is over. If it was cut and is not `finished`, its last line and all that is open are not read. */
  end(finished = true): ReadAnswer {
    if (finished) this.#add(this.#splitter.end());
    this.#read();
    while (this.#region) {
      this.#settle(this.#region.reader.end(this.#lines.length, finished), this.#lines.length);
      this.#read();
    }
    this.#closeReasoning();
    this.#closeBlock(finished);
    this.#release();
    if (finished && this.#edits.length + this.#faults.length === 0)
      for (const block of this.#examples) this.#interpret(block);
    if (finished) this.#readBare();
    this.#isComplete = finished;
    this.#answer = undefined;
    return this.answer;
  }

  #add(lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(line);
  }

  #read(): void {
    while (this.#position < this.#lines.length) {
      const number = this.#position;
      const line = this.#lines[number] ?? '';
      if (this.#region) this.#readRegion(this.#region.reader, line, number);
      else if (this.#reasoning) this.#readReasoning(this.#reasoning.tag, line, number);
      else if (this.#block) this.#readBlock(this.#block, line, number);
      else this.#readProse(line, number);
    }
  }

  #readRegion(reader: RegionReader, line: string, number: number): void {
    const finding = reader.take(this.#block?.inside(line) ?? line, number);
    if (finding) this.#settle(finding, number + 1);
    else this.#position++;
  }

  /** Takes over what a format found; `next` is the line to go on with, if it does not say. */
  #settle(finding: Finding, next: number): void {
    this.#found(finding);
    this.#position = finding.next ?? next;
    const region = this.#region;
    if (!region || finding.next === undefined) return;
    this.#region = undefined;
    if (finding.next === region.start) {
      this.#declined = { line: region.start, format: region.format };
      return;
    }
    this.#sawMarks = true;
    const path = finding.edits?.at(-1)?.path;
    this.#block?.holdsEdits(path);
    this.#names.use(path);
    if (finding.rest === undefined || finding.rest.trim() === '') return;
    this.#position = finding.next - 1;
    this.#lines[this.#position] = finding.rest;
  }

  #found({ edits = [], faults = [], inner = [] }: Finding): void {
    for (const edit of edits) this.#edits.push(edit);
    for (const fault of faults) this.#faults.push(fault);
    for (const text of inner) this.#readInner(text);
    this.#answer = undefined;
  }

  #readInner({ text, path, source }: InnerText): void {
    const reader = new EditReader(path === undefined ? {} : { path });
    reader.push(text.includes('\n```') || text.startsWith('```') ? text : fenced(text));
    const { edits, faults } = reader.end();
    for (const edit of edits) this.#edits.push({ ...edit, source });
    for (const { reason } of faults) this.#fault(source, reason);
    if (edits.length === 0 && faults.length === 0)
      this.#fault(source, say('A part of the answer holds no edit that can be read.'));
  }

  #fault(source: SourceLines, reason: string): void {
    this.#faults.push({ source, reason });
    this.#answer = undefined;
  }

  #readReasoning(tag: ReasoningTag, line: string, number: number): void {
    const rest = behindReasoning(tag, line);
    if (rest === undefined) this.#position++;
    else this.#startAnswer(number, rest);
  }

  /** The answer begins, or goes on, behind the reasoning. */
  #startAnswer(number: number, rest: string): void {
    this.#reasoning = undefined;
    this.#lines[number] = rest;
    this.#start = number;
    if (rest.trim() === '') this.#position = number + 1;
  }

  #readBlock(block: OpenBlock, line: string, number: number): void {
    const inside = block.inside(line);
    if (block.closes(inside)) {
      this.#position++;
      this.#block = undefined;
      this.#readClosed(block, number + 1);
    } else if (block.content === 'code' || !this.#begin(inside, block.place(number))) {
      block.take(inside);
      this.#position++;
    }
  }

  #readClosed(open: OpenBlock, end: number): void {
    const source = [open.start, end] as const;
    const block = open.close(end);
    this.#names.use(block.path);
    if (this.#doubtsFences) return;
    if (open.content === 'edits') {
      if (open.doubt !== 'none')
        this.#fault(
          source,
          say('Some lines of a code block stand outside of its edits; they are not used.'),
        );
    } else if (open.doubt !== 'none')
      this.#fault(source, say('It is not certain where a code block of the answer ends.'));
    else if (open.role !== 'before' && open.role !== 'aside')
      this.#held = {
        block,
        mark: open.mark,
        mayGoOn: open.isMarkdown,
        isExample: open.role === 'example',
      };
  }

  /** The first format that knows the block reads it. */
  #interpret(block: Block): void {
    for (const format of formats) {
      const finding = format.readBlock?.(block);
      if (finding) {
        this.#found(finding);
        return;
      }
    }
  }

  #readProse(line: string, number: number): void {
    if (line.trim() === '') {
      this.#position++;
      return;
    }
    const reasoning = openReasoning(line, !this.#hasBegun);
    if (reasoning) {
      this.#reasoning = { tag: reasoning, start: number };
      this.#sawReasoning = true;
      this.#lines[number] = reasoning.rest;
      return;
    }
    const rest = this.#sawReasoning ? undefined : endReasoning(line);
    if (rest !== undefined) {
      this.#forget();
      this.#startAnswer(number, rest);
      return;
    }
    this.#hasBegun = true;
    const fence = openFence(line);
    if (fence) this.#open(fence, number);
    else if (!this.#begin(line, this.#proseAt(number))) {
      if (this.#held && isCodeLine(line)) this.#held.mayGoOn = true;
      this.#names.read(line);
      this.#position++;
    }
  }

  #proseAt(number: number): Place {
    const path = this.#names.forEdit();
    return { number, ...(path === undefined ? {} : { path }) };
  }

  /** Lets the first format begin that knows the line. */
  #begin(line: string, place: Place): boolean {
    const first = this.#declined.line === place.number ? this.#declined.format + 1 : 0;
    for (let format = first; format < formats.length; format++) {
      const { name, begin } = formats[format] ?? {};
      // A call within a call would be code that speaks of calls.
      const reader =
        this.within !== 'answer' && name === 'toolCall' ? undefined : begin?.(line, place);
      if (!reader) continue;
      this.#release();
      this.#region = { reader, format, start: place.number };
      return true;
    }
    return false;
  }

  #open(fence: Fence, number: number): void {
    const { mayGoOn, mark = '' } = this.#held ?? {};
    if (mayGoOn && fence.info === '' && fence.mark.startsWith(mark)) this.#doubtsFences = true;
    else if (fence.info !== '') this.#doubtsFences = false;
    this.#release();
    const language = languageIdOfInfo(fence.info);
    this.#block = new OpenBlock(fence, number, {
      edit: this.#names.forEdit(),
      block: this.#names.forBlock(language),
      role: this.#names.role,
    });
    this.#sawMarks = true;
    this.#position++;
  }

  /** The held block is over, unless its fences are in doubt. */
  #release(): void {
    const { block, isExample } = this.#held ?? {};
    this.#held = undefined;
    if (!block) return;
    if (this.#doubtsFences)
      this.#fault(block.source, say('It is not certain where a code block of the answer ends.'));
    else if (isExample) this.#examples.push(block);
    else this.#interpret(block);
  }

  #closeReasoning(): void {
    const start = this.#reasoning?.start;
    if (start === undefined) return;
    const holdsCode = this.#lines.some(
      (line, index) => index >= start && (openFence(line) ?? /^[<*-]{3,}/.test(line)),
    );
    if (holdsCode)
      this.#fault(
        [start, this.#lines.length],
        say('The answer does not say where its reasoning ends, so no code of it is used.'),
      );
  }

  #closeBlock(finished: boolean): void {
    const block = this.#block;
    if (!block || (finished && block.content === 'edits' && block.doubt === 'none')) return;
    this.#fault(
      [block.start, this.#lines.length],
      say('A code block of the answer is not complete.'),
    );
  }

  #readBare(): void {
    if (this.#sawMarks || this.#edits.length + this.#faults.length > 0 || this.#reasoning) return;
    this.#interpret({
      lines: this.#lines.slice(this.#start),
      source: [this.#start, this.#lines.length],
    });
  }

  /** All before was reasoning. */
  #forget(): void {
    [this.#edits, this.#faults, this.#examples, this.#held] = [[], [], [], undefined];
    [this.#sawMarks, this.#sawReasoning, this.#doubtsFences] = [false, true, false];
    this.#names = new NamedFiles(this.within === 'answer' ? undefined : this.within.path);
    this.#answer = undefined;
  }
}

/** As a diff, in a fence that no line of it closes. */
function fenced(text: string): string {
  const mark = '~'.repeat(40);
  return `${mark}diff\n${text}\n${mark}`;
}
