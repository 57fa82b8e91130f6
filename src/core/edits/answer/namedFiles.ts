import { fileNamedIn, type NamedFile } from './fileName';
import { languageIdOfPath } from './languageId';

/**
 * What the words above a block can say of it: that this is the code as it was, that it is not for the file at all (`aside`:
 * how the code is used, what to run), or that it may be either (`example`: what comes of it, or the code itself).
 */
export type Role = 'before' | 'aside' | 'example';

const it = String.raw`(?:it|this|that|them|the (?:new |updated )?\w+|\w+\(\)|\`[^\`]+\`)`;
const thus = String.raw`(?:like (?:this|so|that)|as follows|(?:in )?this way|with)`;
const using = '(?:use|call|run|invoke|import|execute)';

const roles: Readonly<Record<Role, RegExp>> = {
  before: announcing(
    '(?:before|old|original|current|existing|previous|previously)(?: (?:code|version|implementation|file|state|function|method|class|the change|your change))?',
  ),
  aside: announcing(
    '(?:example |sample |basic |quick )?usages?(?: examples?)?|examples? of (?:use|usage|its use|how to use it)',
    `how (?:to|you(?: can| could| would| might)?) ${using} ${it}`,
    `(?:(?:and |then |now )*you (?:can|could|would|may)(?: then| now)? |(?:then|now|and),? )?${using} ${it} ${thus}`,
    `to ${using} ${it}|(?:then |now )?run(?: it)?(?: with)?`,
    '(?:in|on|at|from) (?:the|a|your) (?:browser )?(?:console|terminal|shell|command line|repl)',
  ),
  example: announcing(
    '(?:expected |sample |example )?outputs?|(?:expected )?results?|(?:for |as an? )?examples?|(?:it )?prints|e\\.g\\.',
    `(?:how to |to |you can |then )?test ${it}(?: ${thus})?`,
  ),
};

function announcing(...phrases: readonly string[]): RegExp {
  const start = "(?:the |your |an? |here(?: is|'s|’s) )?";
  return new RegExp(`^${start}(?:${phrases.join('|')})$`, 'i');
}

/** What is said where the code to take over comes after all. */
const takesOver = /\b(?:replace|update|change|paste|add|put|insert|modify|rewrite)\b/i;

interface CurrentFile {
  readonly path: string;
  /** Of the heading that names it, 1 to 6; 7 where a line of its own does. */
  readonly level: number;
  /** A whole block of code takes it only once. */
  readonly isTaken: boolean;
}

/** Which file the prose of an answer speaks of, line by line. */
export class NamedFiles {
  /** Named right above, with nothing but blank lines between. */
  #above: NamedFile | undefined;
  /** Named for all that follows. */
  #current: CurrentFile | undefined;
  #role: Role | undefined;
  /** The heading of a part of the answer in which no code is for the file. */
  #asideLevel: number | undefined;

  constructor(path?: string) {
    this.use(path);
  }

  /** Of the next block, as the line above says, or the heading. */
  get role(): Role | undefined {
    return this.#role ?? (this.#asideLevel === undefined ? undefined : 'aside');
  }

  /** Reads a line of prose. */
  read(line: string): void {
    if (line.trim() === '') return;
    const named = fileNamedIn(line);
    this.#role = named ? undefined : roleIn(line);
    // Names on lines of their own, one below the other, are a list.
    const isList =
      named !== undefined && this.#above !== undefined && this.#above.path !== named.path;
    this.#above = isList ? undefined : named;
    const level = /^\s*(#{1,6})\s/.exec(line)?.[1]?.length ?? 7;
    if (level < 7 && this.#role === 'aside') this.#asideLevel = level;
    else if (named || level <= (this.#asideLevel ?? 0) || takesOver.test(line))
      this.#asideLevel = undefined;
    if (isList || (!named && level <= Math.min(this.#current?.level ?? 7, 6)))
      this.#current = undefined;
    else if (named && named.how !== 'sentence')
      this.#current = { path: named.path, level, isTaken: false };
  }

  /** The file that an edit here would be of. */
  forEdit(): string | undefined {
    return this.#above?.path ?? this.#current?.path;
  }

  /** The file whose text a block of code in this language would be. */
  forBlock(languageId: string | undefined): string | undefined {
    const above = this.#above;
    if (above && (above.how !== 'sentence' || isOf(above.path, languageId)))
      // Below a name on a line of its own, a wrong language is a slip, but commands are commands.
      return languageId !== 'shellscript' || isOf(above.path, languageId) ? above.path : undefined;
    if (this.role || !this.#current || this.#current.isTaken) return undefined;
    return isOf(this.#current.path, languageId) ? this.#current.path : undefined;
  }

  /** Something was read that is of this file, or of one that nothing names. */
  use(path: string | undefined): void {
    [this.#above, this.#role] = [undefined, undefined];
    if (path !== undefined)
      this.#current = { path, level: this.#current?.level ?? 7, isTaken: true };
  }
}

function roleIn(line: string): Role | undefined {
  if (line.length > 100) return undefined;
  const said = line.replace(/^[\s*_#>\d.)❌-]+|[\s*_:：.]+$/g, '');
  const names = ['before', 'aside', 'example'] as const;
  return names.find((name) => roles[name].test(said));
}

/** Whether a file may be in a language. */
function isOf(path: string, languageId: string | undefined): boolean {
  return languageId === undefined || familyOf(languageIdOfPath(path)) === familyOf(languageId);
}

/** Languages that models take for one another. */
function familyOf(languageId: string | undefined): string | undefined {
  if (languageId !== undefined && /^(?:java|type)script/.test(languageId)) return 'javascript';
  if (languageId === 'jsonc') return 'json';
  return languageId === 'c' ? 'cpp' : languageId;
}
