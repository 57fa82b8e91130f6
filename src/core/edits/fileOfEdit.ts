import type { Files } from '../ports';
import { cleanPath } from './answer/fileName';
import type { Change, Edit } from './edit';
import { cellsOf, filesAbove, filesBelow, safePath, type KnownFile } from './namedFile';
import { beginsWithName } from './nameLine';
import type { EditTarget } from './target';
import { say } from '../say';

/** What an answer was asked for. */
export interface AskedEdit {
  /** The code that the answer is to replace. */
  readonly target?: EditTarget;
  /** The files that the question was about: those that it wants changed, else those that went along with it. */
  readonly known: readonly KnownFile[];
}

/** The file that an edit is for. */
export interface FoundFile {
  readonly file: KnownFile;
  /** What had to be assumed to find it, a sentence for the user. */
  readonly note?: string;
}

/**
 * The file that an edit is for, or why that is not certain. A path means the file that has exactly this path; only where
 * there is none, one deeper in the workspace; and only for code that is searched, one further up. A file is never made, nor
 * replaced as a whole, at another place than the answer says.
 */
export async function fileOfEdit(
  { path, change }: Edit,
  { target, known }: AskedEdit,
  files: Files,
): Promise<FoundFile | string> {
  if (path === undefined || (target && beginsWithName(target.text, change)))
    return (
      theOne(target ? [target] : known) ??
      say('The answer does not say which file its code is for.')
    );
  const all = target ? [target, ...known] : known;
  const given = all.find((file) => cleanPath(file.path) === cleanPath(path));
  if (given) return { file: given };
  const name = safePath(path);
  if (name === undefined) return say('“{0}” is not a path inside the workspace.', path);
  const cells = cellsOf(name, all);
  if (cells.length > 0) return theOne(cells) ?? severalSentence(name);
  const exact = await files.exact(name);
  if (exact.length > 0) return exactly(exact, all, change, name);
  if (makesFile(change)) return newFile(name, filesBelow(name, all.filter(isNew)), files);
  const below = filesBelow(name, all);
  const deeper = below.length > 0 ? below : await files.below(name);
  if (deeper.length > 0) return theOne(deeper) ?? severalSentence(name);
  const above = change.kind === 'replace' ? filesAbove(name, all) : [];
  if (above.length > 0) return assumed(theOne(above), name);
  const begun = await beginningWith(change, all, files);
  if (begun) return { file: begun };
  const isWhole = change.kind === 'code' && change.elisions.length === 0;
  return isWhole ? newFile(name, [], files) : say('There is no file “{0}” in the workspace.', name);
}

const isNew = (file: KnownFile): boolean => file.isNew === true;

/** The file that itself begins with what seems to name another one, as what a bundler writes does. */
async function beginningWith(
  change: Change,
  known: readonly KnownFile[],
  files: Files,
): Promise<KnownFile | undefined> {
  if (change.kind !== 'code' || change.nameLine === undefined) return undefined;
  const texts = await Promise.all(known.map(({ uri }) => files.read(uri)));
  const begun = known.filter((_, at) => {
    const file = texts[at];
    return typeof file === 'object' && beginsWithName(file.text, change);
  });
  return theOne(begun)?.file;
}

/** Of several workspace folders that have the path, the one with the file that the question was about. */
function exactly(
  exact: readonly KnownFile[],
  known: readonly KnownFile[],
  change: Change,
  name: string,
): FoundFile | string {
  const asked = known.filter(({ uri }) => exact.some((file) => file.uri === uri));
  const found = theOne(asked.length > 0 ? asked : exact);
  if (!found) return severalSentence(name);
  const isReplaced = asked.length === 0 && makesFile(change);
  return isReplaced
    ? { ...found, note: say('“{0}” is there already; the answer replaces all of it.', name) }
    : found;
}

/** Whether all of a file is in the change: what stands there now would prove no place. */
function makesFile(change: Change): boolean {
  return (
    change.kind === 'create' ||
    (change.kind === 'code' && change.extent === 'file') ||
    (change.kind === 'replace' && change.search === '')
  );
}

/** @param asked new files that the question was about, and that the path can mean */
async function newFile(
  path: string,
  asked: readonly KnownFile[],
  files: Files,
): Promise<FoundFile | string> {
  if (asked.length > 0) return theOne(asked) ?? severalSentence(path);
  const uri = await files.newFile(path);
  return uri === undefined
    ? say('There is no file “{0}”, and it is not certain where in the workspace it would be.', path)
    : { file: { uri, path, isNew: true } };
}

function theOne(found: readonly KnownFile[]): FoundFile | undefined {
  const [file, ...others] = new Map(found.map((one) => [one.uri, one])).values();
  return file && others.length === 0 ? { file } : undefined;
}

function assumed(found: FoundFile | undefined, name: string): FoundFile | string {
  if (!found) return severalSentence(name);
  return {
    ...found,
    note: say('The answer names “{0}”; “{1}” is taken for it.', name, found.file.path),
  };
}

function severalSentence(name: string): string {
  return say('Several files of the workspace can be meant by “{0}”.', name);
}
