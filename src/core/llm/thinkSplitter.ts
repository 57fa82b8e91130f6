import {
  findTags,
  hasTag,
  mayBecome,
  mayOpen,
  openTagOf,
  solutionTag,
  tailThatMayBegin,
  thinkTags,
  type FoundTag,
  type ThinkTag,
} from './thinkTags';

/**
 * A piece of an answer: what the model thinks, or what it says. `thought`: all that came as text until now was thinking,
 * too; it has no text.
 */
export interface AnswerPiece {
  readonly type: 'reasoning' | 'text' | 'thought';
  readonly text: string;
}

const closeTags = thinkTags.map(({ close }) => close);
/** So much of a line tells whether it begins or ends a block of code. */
const fenceLength = 7;

/**
 * Some models put their reasoning into the answer: between tags at its start, or on lines of their own, or with the tag at
 * its end alone. Takes the answer in pieces, cut anywhere, and tells the two apart. A tag in the middle of a line, or in a
 * block of code, is text.
 */
export class ThinkSplitter {
  #state: 'start' | 'thinking' | 'afterThinking' | 'text' = 'start';
  #held = '';
  #tag: ThinkTag | undefined;
  /** No tag has ended any thinking yet: all of it may turn out to be that. */
  #isFirst = true;
  #hasSolution = false;
  /** The beginning of the line that is being said, and its last sign. */
  #line = '';
  #last = '';
  #isBlank = true;
  /** The signs of the block of code that is open. */
  #fence = '';

  push(piece: string): readonly AnswerPiece[] {
    this.#held += piece;
    return this.#advance(false);
  }

  /** What is still held back because it could have been the beginning of a tag. */
  flush(): readonly AnswerPiece[] {
    return this.#advance(true);
  }

  /** @param isEnd nothing more comes */
  #advance(isEnd: boolean): readonly AnswerPiece[] {
    switch (this.#state) {
      case 'start':
        return this.#start(isEnd);
      case 'thinking':
        return this.#think(isEnd);
      case 'afterThinking':
        return this.#skipBlanks(isEnd);
      case 'text':
        return this.#speak(isEnd);
    }
  }

  #start(isEnd: boolean): readonly AnswerPiece[] {
    const said = this.#held.trimStart();
    const tag = openTagOf(said);
    if (tag) return this.#open(tag, said.slice(tag.open.length), isEnd);
    if (!isEnd && (said === '' || mayOpen(said))) return [];
    this.#state = 'text';
    return this.#speak(isEnd);
  }

  #open(tag: ThinkTag, rest: string, isEnd: boolean): readonly AnswerPiece[] {
    this.#state = 'thinking';
    this.#isFirst = false;
    this.#tag = tag;
    this.#held = rest;
    return this.#think(isEnd);
  }

  #think(isEnd: boolean): readonly AnswerPiece[] {
    const close = this.#tag?.close ?? '';
    const [end] = findTags(this.#held, [close]);
    if (end) {
      const thought = this.#take(end.at);
      return [...pieces('reasoning', thought), ...this.#close(close, isEnd)];
    }
    const unsure = isEnd ? 0 : tailThatMayBegin(this.#held, [close]);
    return pieces('reasoning', this.#take(this.#held.length - unsure));
  }

  #close(tag: string, isEnd: boolean): readonly AnswerPiece[] {
    this.#state = 'afterThinking';
    this.#isFirst = false;
    this.#held = this.#held.slice(tag.length);
    return this.#skipBlanks(isEnd);
  }

  /** The blank lines between the reasoning and the answer belong to neither. */
  #skipBlanks(isEnd: boolean): readonly AnswerPiece[] {
    this.#held = this.#held.trimStart();
    if (this.#held === '') return [];
    const { open } = solutionTag;
    if (!this.#hasSolution && hasTag(this.#held, open)) {
      this.#hasSolution = true;
      this.#held = this.#held.slice(open.length);
      return this.#skipBlanks(isEnd);
    }
    if (!isEnd && !this.#hasSolution && mayBecome(this.#held, open)) return [];
    this.#state = 'text';
    this.#beginLine();
    return this.#speak(isEnd);
  }

  /** Line by line, as far as no tag can be in it. */
  #speak(isEnd: boolean): readonly AnswerPiece[] {
    const told: AnswerPiece[] = [];
    for (;;) {
      if (this.#hasSolution) this.#leaveOut(solutionTag.close);
      const end = this.#held.indexOf('\n');
      const line = end < 0 ? this.#held : this.#held.slice(0, end);
      const isWhole = end >= 0 || isEnd;
      const turn = this.#fence === '' ? this.#turn(line, isWhole) : undefined;
      if (turn) {
        told.push(...pieces('text', this.#take(turn.at)));
        if (turn.tag)
          return [...told, ...this.#open(turn.tag, this.#held.slice(line.length - turn.at), isEnd)];
        return [...told, { type: 'thought', text: '' }, ...this.#close(turn.close, isEnd)];
      }
      if (end < 0) return [...told, ...this.#saySure(isWhole)];
      told.push(...pieces('text', this.#say(end + 1)));
    }
  }

  /** A tag in the line that begins reasoning or ends it, and where. */
  #turn(
    line: string,
    isWhole: boolean,
  ):
    | { readonly at: number; readonly tag: ThinkTag; readonly close?: undefined }
    | { readonly at: number; readonly tag?: undefined; readonly close: string }
    | undefined {
    const said = line.trim();
    const tag = this.#isBlank && isWhole ? openTagOf(said) : undefined;
    if (tag?.open.length === said.length) return { at: 0, tag };
    const ends = this.#isFirst ? findTags(line, closeTags) : [];
    const [first] = ends;
    const last = ends.at(-1);
    if (!first || !last) return undefined;
    if (this.#isBlank && line.slice(0, first.at).trim() === '')
      return { at: first.at, close: first.tag };
    // Who puts it between backticks speaks of it.
    const isQuoted = (this.#last + line.slice(0, last.at)).endsWith('`');
    return isWhole && isLastIn(line, last) && !isQuoted
      ? { at: last.at, close: last.tag }
      : undefined;
  }

  /** What is there of a line, but for an end that may become a tag. */
  #saySure(isEnd: boolean): readonly AnswerPiece[] {
    const unsure = isEnd || this.#fence !== '' ? 0 : this.#unsure(this.#held);
    return pieces('text', this.#say(this.#held.length - unsure));
  }

  #unsure(line: string): number {
    if (this.#isBlank && mayOpen(line.trim())) return line.length;
    const { close } = solutionTag;
    const tags = [...(this.#isFirst ? closeTags : []), ...(this.#hasSolution ? [close] : [])];
    if (tags.length === 0) return 0;
    // A tag at the end of what is there may be at the end of the line.
    const last = findTags(line, tags).at(-1);
    return last && isLastIn(line, last) ? line.length - last.at : tailThatMayBegin(line, tags);
  }

  #leaveOut(tag: string): void {
    const [found] = findTags(this.#held, [tag]);
    if (found) this.#held = this.#held.slice(0, found.at) + this.#held.slice(found.at + tag.length);
  }

  #say(length: number): string {
    const said = this.#take(length);
    for (const [index, part] of said.split('\n').entries()) {
      if (index > 0) this.#endLine();
      if (this.#line.length < fenceLength) this.#line += part.slice(0, fenceLength);
      this.#isBlank &&= part.trim() === '';
      if (part !== '') this.#last = part.slice(-1);
    }
    return said;
  }

  #endLine(): void {
    const [, signs = ''] = /^ {0,3}(`{3}|~{3})/.exec(this.#line) ?? [];
    if (this.#fence === '') this.#fence = signs;
    else if (signs === this.#fence) this.#fence = '';
    this.#beginLine();
  }

  #beginLine(): void {
    this.#line = '';
    this.#last = '';
    this.#isBlank = true;
  }

  #take(length: number): string {
    const taken = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return taken;
  }
}

function pieces(type: AnswerPiece['type'], text: string): readonly AnswerPiece[] {
  return text === '' ? [] : [{ type, text }];
}

function isLastIn(line: string, { at, tag }: FoundTag): boolean {
  return line.slice(at + tag.length).trim() === '';
}
