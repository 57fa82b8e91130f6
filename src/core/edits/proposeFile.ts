import type { Files } from '../ports';
import type { Outline } from '../syntax/codeSymbol';
import { syntaxOf, type OpenSyntax } from '../syntax/openSyntax';
import type { Syntax } from '../syntax/syntax';
import type { TellOf } from './changeNumber';
import { checkProposal } from './checks/checkProposal';
import { createFile, goneSentence } from './createFile';
import type { Edit } from './edit';
import { hunksOf } from './hunksOf';
import { locate } from './locate';
import type { KnownFile } from './namedFile';
import { applyHunks } from './places/applyHunks';
import type { Hunk } from './places/hunk';
import type { ReadOutline } from './places/readPiece';
import type { MadeFile } from './madeFile';
import type { EditTarget } from './target';
import { choicesOf, placeChosen, type ChosenPlace } from './placeChoices';
import { withAssumptions } from './withAssumptions';
import { say } from '../say';

/** One file's edits and what is known of their places. */
export interface FileEdits {
  readonly file: KnownFile;
  readonly edits: readonly Edit[];
  /** Names that the answer mentions above each edit. */
  readonly names?: ReadonlyMap<Edit, readonly string[]>;
  /** What takes the place of the selection; absent for other files. */
  readonly target?: EditTarget;
  /** What had to be assumed to find the file. */
  readonly notes: readonly string[];
}

/** What proposals are made with. */
export interface ProposalDeps {
  readonly files: Files;
  readonly openSyntax: OpenSyntax;
}

/** What the edits make of a file, each place proven in its text as it is now. */
export async function proposeFile(
  { file, edits, target, notes: found, names }: FileEdits,
  tell: TellOf,
  { files, openSyntax }: ProposalDeps,
  chosen: readonly ChosenPlace[] = [],
): Promise<MadeFile> {
  const document = await files.read(file.uri);
  if (typeof document === 'string') return { refusals: [document] };
  if (!document)
    return target ? { refusals: [goneSentence(file)] } : createFile(file, edits, found, openSyntax);
  const selection = target && locate(document.text, target);
  if (selection && 'refusal' in selection) return { refusals: [selection.refusal] };
  const pieces = edits.filter(({ change }) => change.kind === 'code');
  if (target && pieces.length > 1)
    return {
      refusals: [
        say(
          'The answer holds {0} pieces of code, and it is not certain which one is meant.',
          pieces.length,
        ),
      ],
    };
  const { text, languageId } = document;
  const syntax = await syntaxOf(text, languageId, openSyntax);
  const readOutline = syntax && readOnce(syntax);
  const selected =
    selection && ([selection.offset, selection.offset + target.text.length] as const);
  const context = {
    ...(selected && { selection: selected }),
    ...(readOutline && { readOutline }),
    ...(names && { names }),
  };
  const { hunks, refusals } = placeChosen(document, edits, context, chosen);
  const reasons = refusals.map(({ edit, reason }) => tell(edit, reason));
  const choices = choicesOf(file.path, text, refusals, tell, readOutline);
  if (hunks.length === 0) {
    const isUnchanged = refusals.every(({ cause }) => cause === 'unchanged');
    return { refusals: reasons, isUnchanged, choices };
  }
  const after = applyHunks(text, hunks);
  const checks = checkProposal(text, after, {
    languageId,
    ...(syntax && { syntax }),
    ...(selected && {
      selection: { before: target.text, after: stretchAfter(after, hunks, selected) },
    }),
  });
  syntax?.forget();
  const assumptions = hunks.flatMap((hunk) => hunk.assumptions);
  const notes = [...new Set([...found, ...assumptions, ...reasons])];
  const { uri, path } = file;
  const proposed = withAssumptions(hunksOf(text, after), hunks);
  const changed = { uri, path, languageId, before: text, hunks: proposed };
  const isPartial = refusals.some(({ cause }) => cause !== 'unchanged');
  return { proposal: { ...changed, notes, checks }, refusals: [], isPartial, choices };
}

/** Each step of placing asks about the same texts. */
function readOnce(syntax: Syntax): ReadOutline {
  const known = new Map<string, Outline>();
  return (code) => {
    const outline = known.get(code) ?? syntax.outline(code);
    known.set(code, outline);
    return outline;
  };
}

/** What a stretch of the old text has become. */
function stretchAfter(
  after: string,
  hunks: readonly Hunk[],
  [start, end]: readonly [start: number, end: number],
): string {
  const grown = (before: (hunk: Hunk) => boolean): number =>
    hunks
      .filter(before)
      .reduce((sum, { length, replacement }) => sum + replacement.length - length, 0);
  const first = start + grown(({ offset, length }) => offset < start && offset + length <= start);
  return after.slice(first, end + grown(({ offset }) => offset <= end));
}
