import { secretMark } from '../privacy/secretMark';

const opening = '__SECRET_';
const wholeMark = new RegExp(`^(?:${secretMark.source})`);
/** Longer than any mark. */
const longest = 100;

/** Puts secrets back into a text that comes in pieces: the end of a piece waits as long as it may be half of a mark. */
export class MarkRestorer {
  private held = '';

  constructor(private readonly restore: (text: string) => string) {}

  /** What can be told now. */
  push(piece: string): string {
    const text = this.held + piece;
    const at = startOfMark(text);
    this.held = text.slice(at);
    return this.restore(text.slice(0, at));
  }

  /** Nothing more comes. */
  end(): string {
    const rest = this.restore(this.held);
    this.held = '';
    return rest;
  }
}

/** Where the end of the text begins that may grow into a mark; the text's length where there is none. */
function startOfMark(text: string): number {
  let at = text.indexOf('_', Math.max(0, text.length - longest));
  while (at >= 0) {
    const rest = text.slice(at);
    const [whole] = wholeMark.exec(rest) ?? [];
    const mayGrow = opening.startsWith(rest) || (rest.startsWith(opening) && /^\w+$/.test(rest));
    if (whole === undefined && mayGrow) return at;
    at = text.indexOf('_', at + (whole?.length ?? 1));
  }
  return text.length;
}
