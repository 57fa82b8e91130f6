import type { PlaceChoice } from '../../shared/chat';
import type { Files } from '../ports';
import { numbered, type TellOf } from './changeNumber';
import type { Edit, EditFormat, SourceLines } from './edit';
import { fileOfEdit, type AskedEdit } from './fileOfEdit';
import { headlines } from './headlines';
import type { KnownFile } from './namedFile';
import type { ChosenPlace } from './placeChoices';
import type { Proposal } from './proposal';
import type { MadeFile } from './madeFile';
import { proposeFile, type FileEdits, type ProposalDeps } from './proposeFile';
import { readEdits } from './readEdits';
import type { EditTarget } from './target';
import { say } from '../say';

/** An answer, as far as it came. */
export interface ReceivedAnswer {
  readonly text: string;
  /** It came to its own end. */
  readonly finished: boolean;
  /** It is still coming in: what is complete of it is proposed for now. */
  readonly isComing?: boolean;
  /** Only the edits that are written in these lines of it. */
  readonly within?: SourceLines;
  /** What the user said of changes that fit several places. */
  readonly chosen?: readonly ChosenPlace[];
}

/** What became of an answer's edits. */
export interface MadeProposal {
  /** Absent where nothing can be proposed. */
  readonly proposal?: Proposal;
  /** Why nothing, or not all, of the answer is proposed: sentences for the user. */
  readonly refusals: readonly string[];
  /** All that the answer would change is proposed. */
  readonly isWhole: boolean;
  /** The answer has code, and it is what the files have already. */
  readonly isUnchanged: boolean;
  /** What the answer was read as; absent where it has no edit that can be read. */
  readonly format?: EditFormat;
  /** What fits several places: the user may choose. */
  readonly choices?: readonly PlaceChoice[];
}

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
    return nothing([say('The code in the answer is not complete, so nothing is proposed.')]);
  const read = readEdits(answer.text, { finished: answer.finished });
  const isMeant = ({ source: [start, end] }: { readonly source: SourceLines }): boolean =>
    !answer.within || (start < answer.within[1] && answer.within[0] < end);
  const [edits, faults] = [read.edits.filter(isMeant), read.faults.filter(isMeant)];
  const refusals = faults.map(({ reason }) => reason);
  // Where one part cannot be read, another is not all that was to replace the code.
  if (asked.target && refusals.length > 0) return nothing(refusals);
  if (asked.target && !answer.within && hasTextAround(answer.text, edits, asked.target))
    return nothing([say('The answer has more of the selected text than its code block.')]);
  if (edits.length === 0 && refusals.length === 0)
    refusals.push(say('The answer holds no code, so there is nothing to review.'));
  if (!answer.finished && edits.length > 0)
    refusals.push(say('The answer broke off: more was to come.'));
  const tell = numbered(edits);
  const sorted = await onlyAccessible(await sortByFile(edits, asked, tell, deps.files), deps.files);
  const names = headlines(answer.text, edits);
  const made: MadeFile[] = [];
  for (const fileEdits of sorted.files)
    made.push(await proposeFile({ ...fileEdits, names }, tell, deps, answer.chosen));
  const proposals = made.flatMap(({ proposal }) => proposal ?? []);
  refusals.push(...made.flatMap((file) => file.refusals), ...sorted.refusals);
  const choices = made.flatMap((file) => file.choices ?? []);
  const [first] = edits;
  return {
    ...(choices.length > 0 && { choices }),
    ...(first && { format: first.format }),
    ...(proposals.length > 0 && { proposal: { files: proposals } }),
    refusals: [...new Set(refusals)],
    isWhole: refusals.length === 0 && !made.some((file) => file.isPartial),
    isUnchanged:
      made.length > 0 && made.every((file) => file.isUnchanged) && sorted.refusals.length === 0,
  };
}

function nothing(refusals: readonly string[]): MadeProposal {
  return { refusals, isWhole: false, isUnchanged: false };
}

/** In Markdown, fences may be those of the text: then there are no more of them, or lines of it stand outside. */
function hasTextAround(answer: string, edits: readonly Edit[], target: EditTarget): boolean {
  if (target.languageId !== 'markdown') return false;
  const [given, selected] = [answer, target.text].map(
    (text) => text.match(/^[ \t]*(?:`{3,}|~{3,})/gm)?.length ?? 0,
  );
  if (selected !== undefined && selected > 0 && (given ?? 0) <= selected) return true;
  const own = new Set(target.text.split(/\r?\n/).map((line) => line.trim()));
  return answer
    .split(/\r?\n/)
    .some(
      (line, at) =>
        /\w{3}/.test(line) &&
        own.has(line.trim()) &&
        !edits.some(({ source: [start, end] }) => at >= start && at < end),
    );
}

interface SortedEdits {
  readonly files: readonly FileEdits[];
  readonly refusals: readonly string[];
}

/** Each edit to the file that it is for, where that is certain. */
async function sortByFile(
  edits: readonly Edit[],
  asked: AskedEdit,
  tell: TellOf,
  files: Files,
): Promise<SortedEdits> {
  const byUri = new Map<string, { file: KnownFile; edits: Edit[]; notes: string[] }>();
  const refusals: string[] = [];
  for (const edit of edits) {
    const found = await fileOfEdit(edit, asked, files);
    if (typeof found === 'string') {
      refusals.push(tell(edit, found));
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
      refusals.push(
        say('“{0}” is another name of “{1}”: one is enough.', one.file.path, other.file.path),
      );
    else
      accessible.set(access.id, {
        ...one,
        notes: access.note === undefined ? one.notes : [access.note, ...one.notes],
      });
  }
  return { files: [...accessible.values()], refusals };
}
