import { readPromptFile, type PromptFile } from './promptFile';

/** Characters of a prompt with all that it includes. */
const mostText = 100_000;
/** Files that are read for it. */
const mostFiles = 200;

/** What a prompt includes cannot be had: a sentence's worth of why. */
export class PromptFileError extends Error {
  override readonly name = 'PromptFileError';

  constructor(
    readonly why: 'circular' | 'missing' | 'tooLong',
    /** The files, from the prompt to the one that it is about. */
    readonly files: readonly string[],
  ) {
    super(`${why}: ${files.join(' > ')}`);
  }
}

/** Finds a file that a prompt names. @param from the path of the file that names it */
export type ReadIncluded = (path: string, from: string) => Promise<PromptFile | undefined>;

/**
 * The body of a prompt with the text of each `#file:path` in its place.
 * @throws PromptFileError where files include each other in a circle, one is missing, or all is too long
 */
export async function includeFiles(file: PromptFile, read: ReadIncluded): Promise<string> {
  // Files that include others twice each would grow without an end.
  let [length, files] = [0, 0];
  const include = async (one: PromptFile, above: readonly string[]): Promise<string> => {
    const chain = [...above, one.path];
    if (above.includes(one.path)) throw new PromptFileError('circular', chain);
    const { body } = readPromptFile(one);
    length += body.length;
    if (length > mostText || ++files > mostFiles) throw new PromptFileError('tooLong', [file.path]);
    const parts: string[] = [];
    let from = 0;
    for (const found of body.matchAll(/#file:([^\s,;)]+)/g)) {
      const path = (found[1] ?? '').replace(/\.$/, '');
      const included = await read(path, one.path);
      if (!included) throw new PromptFileError('missing', [...chain, path]);
      parts.push(body.slice(from, found.index), await include(included, chain));
      from = found.index + '#file:'.length + path.length;
    }
    return [...parts, body.slice(from)].join('');
  };
  return include(file, []);
}
