import type { Syntax } from './syntax';

/** What reads a language; undefined where nothing here can. */
export type OpenSyntax = (languageId: string) => Promise<Syntax | undefined>;

/** Characters. What is longer is not read: it would hold up everything else. */
const longest = 1_000_000;

/** What reads a text of this language; undefined where nothing can, or it would take too long. */
export async function syntaxOf(
  text: string,
  languageId: string,
  open: OpenSyntax,
): Promise<Syntax | undefined> {
  return text.length > longest ? undefined : open(languageId);
}
