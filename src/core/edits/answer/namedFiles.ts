import { fileNamedIn } from './fileName';
import { languageIdOfPath } from './languageId';

/** Which file the prose of an answer speaks of, line by line. */
export class NamedFiles {
  /** Named right above, with nothing but blank lines between. */
  #above: string | undefined;
  /** Named for all that follows; a whole block of code takes it only once. */
  #current: { readonly path: string; readonly isTaken: boolean } | undefined;

  constructor(path?: string) {
    this.use(path);
  }

  /** Reads a line of prose. */
  read(line: string): void {
    if (line.trim() === '') return;
    const named = fileNamedIn(line);
    // Names on lines of their own, one below the other, are a list.
    const isList = named !== undefined && this.#above !== undefined && this.#above !== named.path;
    this.#above = isList ? undefined : named?.path;
    const isHeading = /^\s*#{1,6}\s/.test(line);
    if (isList || (isHeading && !named)) this.#current = undefined;
    else if (named && named.how !== 'sentence')
      this.#current = { path: named.path, isTaken: false };
  }

  /** The file that an edit here would be of. */
  forEdit(): string | undefined {
    return this.#above ?? this.#current?.path;
  }

  /** The file whose text a block of code in this language would be. */
  forBlock(languageId: string | undefined): string | undefined {
    if (this.#above !== undefined) return this.#above;
    if (!this.#current || this.#current.isTaken) return undefined;
    const own = languageIdOfPath(this.#current.path);
    return languageId === undefined || familyOf(own) === familyOf(languageId)
      ? this.#current.path
      : undefined;
  }

  /** Something was read that is of this file, or of one that nothing names. */
  use(path: string | undefined): void {
    this.#above = undefined;
    if (path !== undefined) this.#current = { path, isTaken: true };
  }
}

/** Languages that models take for one another. */
function familyOf(languageId: string | undefined): string | undefined {
  if (languageId !== undefined && /^(?:java|type)script/.test(languageId)) return 'javascript';
  if (languageId === 'jsonc') return 'json';
  return languageId === 'c' ? 'cpp' : languageId;
}
