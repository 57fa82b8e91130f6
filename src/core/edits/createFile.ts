import { syntaxOf, type OpenSyntax } from '../syntax/openSyntax';
import { languageIdOfPath } from './answer/languageId';
import { checkProposal } from './checks/checkProposal';
import type { Edit } from './edit';
import { hunksOf } from './hunksOf';
import type { MadeFile } from './madeFile';
import type { KnownFile } from './namedFile';
import { say } from '../say';

/** A file that is not there yet: all that the answer has for it is its text. @param notes what had to be assumed to name it */
export async function createFile(
  file: KnownFile,
  edits: readonly Edit[],
  notes: readonly string[],
  openSyntax: OpenSyntax,
): Promise<MadeFile> {
  const texts = edits.flatMap(({ change }) =>
    change.kind === 'create' || (change.kind === 'code' && change.elisions.length === 0)
      ? [change.text]
      : change.kind === 'replace' && change.search === ''
        ? [change.replacement]
        : [],
  );
  const [text] = texts;
  if (text === undefined || texts.length < edits.length) return { refusals: [goneSentence(file)] };
  if (texts.length > 1)
    return { refusals: [say('The answer holds {0} versions of {1}.', texts.length, file.path)] };
  const { uri, path } = file;
  const languageId = languageIdOfPath(path) ?? 'plaintext';
  const syntax = await syntaxOf(text, languageId, openSyntax);
  const checks = checkProposal('', text, { languageId, ...(syntax && { syntax }) });
  syntax?.forget();
  return {
    proposal: { uri, path, languageId, hunks: hunksOf('', text), notes, checks },
    refusals: [],
  };
}

/** For the user. */
export function goneSentence({ path }: KnownFile): string {
  return say('There is no file “{0}” any more.', path);
}
