/** A piece of an answer: what the model thinks, or what it says. */
export interface AnswerPiece {
  readonly type: 'reasoning' | 'text';
  readonly text: string;
}

const tags = ['think', 'thinking', 'thought', 'reasoning'];
const openTags = tags.map((tag) => `<${tag}>`);

/**
 * Some models put their reasoning into the answer, between `<think>` and `</think>` at its start. Takes the answer in
 * pieces, cut anywhere, and tells the two apart. A tag anywhere else is text.
 */
export class ThinkSplitter {
  #state: 'start' | 'thinking' | 'afterThinking' | 'text' = 'start';
  #held = '';
  #closeTag = '';

  push(piece: string): readonly AnswerPiece[] {
    if (this.#state === 'text') return pieces('text', piece);
    this.#held += piece;
    return this.#advance();
  }

  /** What is still held back because it could have been the beginning of a tag. */
  flush(): readonly AnswerPiece[] {
    const rest = this.#held;
    this.#held = '';
    return pieces(this.#state === 'thinking' ? 'reasoning' : 'text', rest);
  }

  #advance(): readonly AnswerPiece[] {
    if (this.#state === 'start') return this.#start();
    if (this.#state === 'thinking') return this.#think();
    return this.#skipBlanks();
  }

  #start(): readonly AnswerPiece[] {
    const said = this.#held.trimStart().toLowerCase();
    const open = openTags.find((tag) => said.startsWith(tag));
    if (open !== undefined) {
      this.#state = 'thinking';
      this.#closeTag = open.replace('<', '</');
      this.#held = this.#held.trimStart().slice(open.length);
      return this.#think();
    }
    if (openTags.some((tag) => tag.startsWith(said))) return [];
    this.#state = 'text';
    return this.flush();
  }

  #think(): readonly AnswerPiece[] {
    const close = this.#held.search(new RegExp(this.#closeTag, 'i'));
    if (close >= 0) {
      const thought = this.#held.slice(0, close);
      this.#held = this.#held.slice(close + this.#closeTag.length);
      this.#state = 'afterThinking';
      return [...pieces('reasoning', thought), ...this.#skipBlanks()];
    }
    const sure = this.#held.length - tailThatMayBegin(this.#closeTag, this.#held);
    const thought = this.#held.slice(0, sure);
    this.#held = this.#held.slice(sure);
    return pieces('reasoning', thought);
  }

  /** The blank lines between the reasoning and the answer belong to neither. */
  #skipBlanks(): readonly AnswerPiece[] {
    this.#held = this.#held.trimStart();
    if (this.#held === '') return [];
    this.#state = 'text';
    return this.flush();
  }
}

function pieces(type: AnswerPiece['type'], text: string): readonly AnswerPiece[] {
  return text === '' ? [] : [{ type, text }];
}

/** Length of the longest end of `text` with which `tag` begins. */
function tailThatMayBegin(tag: string, text: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (text.slice(-length).toLowerCase() === tag.slice(0, length)) return length;
  }
  return 0;
}
