import type { Role } from './answer/namedFiles';
import type { Block, Place } from './formats/format';
import { isElision } from './answer/elision';
import { closesFence, openFence, withoutIndentation, type Fence } from './answer/fence';
import { commentIn, pathInInfo, pathInLine } from './answer/fileName';
import { languageIdOfInfo, languageIdOfPath } from './answer/languageId';

/** A fenced block of an answer while its lines come. */
export class OpenBlock {
  readonly #lines: string[] = [];
  /** Its lines lose the indentation, so for them the fence has none. */
  readonly #fence: Fence;
  #content: 'unknown' | 'code' | 'edits' = 'unknown';
  #path: string | undefined;
  /** Blocks opened inside and not closed. */
  #depth = 0;
  #doubt: 'none' | 'fences' | 'stray' = 'none';

  constructor(
    private readonly indented: Fence,
    readonly start: number,
    /** What the prose around names: for an edit inside, and for the block as a whole. */
    private readonly named: {
      readonly edit: string | undefined;
      readonly block: string | undefined;
      readonly role: Role | undefined;
    },
  ) {
    this.#fence = { ...indented, indentation: 0 };
    this.#path = pathInInfo(indented.info);
  }

  get content(): 'unknown' | 'code' | 'edits' {
    return this.#content;
  }

  /** Why the block cannot be trusted, though it closed. */
  get doubt(): 'none' | 'fences' | 'stray' {
    return this.#doubt;
  }

  get isMarkdown(): boolean {
    const word = languageIdOfInfo(this.#fence.info);
    const path = this.#path ?? this.named.block;
    return word === 'markdown' || (path !== undefined && languageIdOfPath(path) === 'markdown');
  }

  /** What the answer says of it. */
  get role(): Role | undefined {
    return this.named.role;
  }

  get mark(): string {
    return this.#fence.mark;
  }

  /** A line as it stands in the block. */
  inside(line: string): string {
    return withoutIndentation(this.indented, line);
  }

  place(number: number): Place {
    const path = this.#path ?? this.named.edit;
    return { number, fence: this.#fence, ...(path === undefined ? {} : { path }) };
  }

  closes(line: string): boolean {
    return this.#depth === 0 && closesFence(this.#fence, line);
  }

  /** Takes a line of which no edit began. */
  take(line: string): void {
    this.#noteFence(line);
    this.#lines.push(line);
    if (this.#content === 'code' || line.trim() === '') return;
    const path = pathInLine(line);
    if (path !== undefined) this.#path = path;
    else if (commentIn(line) !== undefined || isElision(line)) return;
    else if (this.#content === 'unknown') this.#content = 'code';
    else this.#doubt = 'stray';
  }

  #noteFence(line: string): void {
    const fence = openFence(line);
    if (!fence?.mark.startsWith(this.#fence.mark) || fence.indentation > 3) return;
    if (fence.info === '') this.#depth--;
    else {
      this.#depth++;
      // In other languages it is as likely that a closing fence was forgotten.
      if (!this.isMarkdown) this.#doubt = 'fences';
    }
  }

  /** An edit in the block was read. */
  holdsEdits(path: string | undefined): void {
    this.#content = 'edits';
    this.#path = path ?? this.#path;
  }

  /** The block, closed with line `end - 1`. */
  close(end: number): Block {
    const path = pathInInfo(this.#fence.info) ?? this.named.block;
    return {
      fence: this.#fence,
      lines: this.#lines,
      source: [this.start, end],
      ...(path === undefined ? {} : { path }),
    };
  }
}
