import type { PlaceChoice } from '../../shared/chat';
import type { Files } from '../ports';
import type { SyntaxReader } from '../syntax/syntaxReader';
import type { SayOf } from './changeNumber';
import { checkProposal } from './checks/checkProposal';
import type { Edit } from './edit';
import { hunksOf } from './hunksOf';
import { locate } from './locate';
import type { KnownFile } from './namedFile';
import { applyHunks } from './places/applyHunks';
import type { FileProposal } from './proposal';
import type { EditTarget } from './target';
import { choicesOf, placeChosen, type ChosenPlace } from './placeChoices';
import { withAssumptions } from './withAssumptions';

/** One file's edits and what is known of their places. */
export interface FileEdits {
  readonly file: KnownFile;
  readonly edits: readonly Edit[];
  /** What takes the place of the selection; absent for other files. */
  readonly target?: EditTarget;
  /** What had to be assumed to find the file. */
  readonly notes: readonly string[];
}

/** The reader of a language; undefined where it has no grammar. */
export type OpenSyntax = (languageId: string) => Promise<SyntaxReader | undefined>;

/** What proposals are made with. */
export interface ProposalDeps {
  readonly files: Files;
  readonly openSyntax: OpenSyntax;
}

/** Characters. Beyond it no syntax tree is made: it would hold up everything else. */
const largestTree = 1_000_000;

/** What became of the edits of one file; refusals are sentences for the user. */
export interface MadeFile {
  readonly proposal?: FileProposal;
  readonly refusals: readonly string[];
  readonly isUnchanged?: boolean;
  /** Of the refusals, those that the user can settle. */
  readonly choices?: readonly PlaceChoice[];
}

/** What the edits make of a file, each place proven in its text as it is now. */
export async function proposeFile(
  { file, edits, target, notes: found }: FileEdits,
  say: SayOf,
  { files, openSyntax }: ProposalDeps,
  chosen: readonly ChosenPlace[] = [],
): Promise<MadeFile> {
  const document = await files.read(file.uri);
  if (typeof document === 'string') return { refusals: [document] };
  if (!document)
    return target ? { refusals: [goneSentence(file)] } : createFile(file, edits, found, files);
  const selection = target && locate(document.text, target);
  if (selection && 'refusal' in selection) return { refusals: [selection.refusal] };
  const pieces = edits.filter(({ change }) => change.kind === 'code');
  if (target && pieces.length > 1)
    return {
      refusals: [
        `The answer holds ${pieces.length} pieces of code, and it is not certain which one is meant.`,
      ],
    };
  const { text, languageId } = document;
  const syntax = text.length > largestTree ? undefined : await openSyntax(languageId);
  const readOutline = syntax && ((code: string) => syntax.outline(code));
  const context = {
    ...(selection && {
      selection: [selection.offset, selection.offset + target.text.length] as const,
    }),
    ...(readOutline && { readOutline }),
  };
  const { hunks, refusals } = placeChosen(document, edits, context, chosen);
  const reasons = refusals.map(({ edit, reason }) => say(edit, reason));
  const choices = choicesOf(file.path, text, refusals, say, readOutline);
  if (hunks.length === 0) {
    const isUnchanged = refusals.every(({ cause }) => cause === 'unchanged');
    return { refusals: reasons, isUnchanged, choices };
  }
  const after = applyHunks(text, hunks);
  const checks = checkProposal(text, after, { languageId, ...(syntax && { syntax }) });
  syntax?.forget();
  const assumptions = hunks.flatMap((hunk) => hunk.assumptions);
  const notes = [...new Set([...found, ...assumptions, ...reasons])];
  const { uri, path } = file;
  const proposed = withAssumptions(hunksOf(text, after), hunks);
  const changed = { uri, path, languageId, before: text, hunks: proposed };
  return { proposal: { ...changed, notes, checks }, refusals: [], choices };
}

/** A file that is not there yet: all that the answer has for it is its text. */
function createFile(
  file: KnownFile,
  edits: readonly Edit[],
  notes: readonly string[],
  files: Files,
): MadeFile {
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
    return { refusals: [`The answer holds ${texts.length} versions of ${file.path}.`] };
  const { uri, path } = file;
  const languageId = files.languageOf(path);
  const hunks = hunksOf('', text);
  return {
    proposal: { uri, path, languageId, hunks, notes, checks: [] },
    refusals: [],
  };
}

function goneSentence({ path }: KnownFile): string {
  return `There is no file “${path}” any more.`;
}
