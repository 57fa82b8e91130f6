import type { Files } from '../ports';
import type { SyntaxReader } from '../syntax/syntaxReader';
import { checkProposal } from './checks/checkProposal';
import type { Edit, EditFormat, SourceLines } from './edit';
import { fileOfEdit, type AskedEdit } from './fileOfEdit';
import { hunksOf } from './hunksOf';
import { locate } from './locate';
import type { KnownFile } from './namedFile';
import { applyHunks } from './places/applyHunks';
import { placeEdits } from './places/placeEdits';
import type { FileProposal, Proposal } from './proposal';
import { readEdits } from './readEdits';
import type { EditTarget } from './target';

/** An answer, as far as it came. */
export interface ReceivedAnswer {
  readonly text: string;
  /** It came to its own end. */
  readonly finished: boolean;
  /** It is still coming in: what is complete of it is proposed for now. */
  readonly isComing?: boolean;
  /** Only the edits that are written in these lines of it. */
  readonly within?: SourceLines;
}

/** What became of an answer's edits. */
export interface MadeProposal {
  /** Absent where nothing can be proposed. */
  readonly proposal?: Proposal;
  /** Why nothing, or not all, of the answer is proposed: sentences for the user. */
  readonly refusals: readonly string[];
  /** The answer has code, and it is what the files have already. */
  readonly isUnchanged: boolean;
  /** What the answer was read as; absent where it has no edit that can be read. */
  readonly format?: EditFormat;
}

/** One file's edits and what is known of their places. */
interface FileEdits {
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

/**
 * Reads the edits of an answer, proves their places in the files as they are now, and checks the files as they would be.
 * Nothing is written, and nobody is asked.
 */
export async function makeProposal(
  answer: ReceivedAnswer,
  asked: AskedEdit,
  deps: ProposalDeps,
): Promise<MadeProposal> {
  if (asked.target && !answer.finished && !answer.isComing)
    return {
      refusals: ['The code in the answer is not complete, so nothing is proposed.'],
      isUnchanged: false,
    };
  const read = readEdits(answer.text, { finished: answer.finished });
  const isMeant = ({ source: [start, end] }: { readonly source: SourceLines }): boolean =>
    !answer.within || (start < answer.within[1] && answer.within[0] < end);
  const [edits, faults] = [read.edits.filter(isMeant), read.faults.filter(isMeant)];
  const refusals = faults.map(({ reason }) => reason);
  if (edits.length === 0 && refusals.length === 0)
    refusals.push('The answer holds no code, so there is nothing to review.');
  if (!answer.finished && edits.length > 0)
    refusals.push('The answer broke off: more was to come.');
  const sorted = await onlyAccessible(await sortByFile(edits, asked, deps.files), deps.files);
  const made: MadeFile[] = [];
  for (const fileEdits of sorted.files) made.push(await proposeFile(fileEdits, deps));
  const proposals = made.flatMap(({ proposal }) => proposal ?? []);
  refusals.push(...made.flatMap((file) => file.refusals), ...sorted.refusals);
  const [first] = edits;
  return {
    ...(first && { format: first.format }),
    ...(proposals.length > 0 && { proposal: { files: proposals } }),
    refusals: [...new Set(refusals)],
    isUnchanged:
      made.length > 0 && made.every((file) => file.isUnchanged) && sorted.refusals.length === 0,
  };
}

interface SortedEdits {
  readonly files: readonly FileEdits[];
  readonly refusals: readonly string[];
}

/** Each edit to the file that it is for, where that is certain. */
async function sortByFile(
  edits: readonly Edit[],
  asked: AskedEdit,
  files: Files,
): Promise<SortedEdits> {
  const byUri = new Map<string, { file: KnownFile; edits: Edit[]; notes: string[] }>();
  const refusals: string[] = [];
  for (const edit of edits) {
    const found = await fileOfEdit(edit, asked, files);
    if (typeof found === 'string') {
      refusals.push(found);
      continue;
    }
    const { file, note } = found;
    const entry = byUri.get(file.uri) ?? { file, edits: [], notes: [] };
    byUri.set(file.uri, entry);
    entry.edits.push(edit);
    if (note !== undefined) entry.notes.push(note);
  }
  const { target } = asked;
  return {
    files: [...byUri.values()].map((entry) => ({
      ...entry,
      ...(target?.uri === entry.file.uri && { target }),
    })),
    refusals,
  };
}

/** Without the files that may not be changed, and those that are one and the same: one's edits would undo the other's. */
async function onlyAccessible(sorted: SortedEdits, files: Files): Promise<SortedEdits> {
  const refusals = [...sorted.refusals];
  const accessible = new Map<string, FileEdits>();
  for (const one of sorted.files) {
    const access = await files.access(one.file.uri);
    const other = 'id' in access ? accessible.get(access.id) : undefined;
    if ('refusal' in access) refusals.push(access.refusal);
    else if (other)
      refusals.push(`“${one.file.path}” is another name of “${other.file.path}”: one is enough.`);
    else
      accessible.set(access.id, {
        ...one,
        notes: access.note === undefined ? one.notes : [access.note, ...one.notes],
      });
  }
  return { files: [...accessible.values()], refusals };
}

interface MadeFile {
  readonly proposal?: FileProposal;
  readonly refusals: readonly string[];
  readonly isUnchanged?: boolean;
}

async function proposeFile(
  { file, edits, target, notes: found }: FileEdits,
  { files, openSyntax }: ProposalDeps,
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
  const context = {
    ...(selection && {
      selection: [selection.offset, selection.offset + target.text.length] as const,
    }),
    ...(syntax && { readOutline: (code: string) => syntax.outline(code) }),
  };
  const { hunks, refusals } = placeEdits(document, edits, context);
  const reasons = refusals.map(({ reason }) => reason);
  if (hunks.length === 0)
    return { refusals: reasons, isUnchanged: refusals.every(({ cause }) => cause === 'unchanged') };
  const after = applyHunks(text, hunks);
  const checks = checkProposal(text, after, { languageId, ...(syntax && { syntax }) });
  syntax?.forget();
  const assumptions = hunks.flatMap((hunk) => hunk.assumptions);
  const notes = [...new Set([...found, ...assumptions, ...reasons])];
  const { uri, path } = file;
  const changed = { uri, path, languageId, before: text, hunks: hunksOf(text, after) };
  return { proposal: { ...changed, notes, checks }, refusals: [] };
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
