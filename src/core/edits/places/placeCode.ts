import { elisionsIn } from '../answer/elision';
import type { CodeChange, Edit } from '../edit';
import { isCommentLine } from './commentLine';
import { DocumentLines } from './documentLines';
import { fitsLanguage } from './fitsLanguage';
import { placeDefinitions } from './placeDefinitions';
import { placeElided } from './placeElided';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { placeForSelection } from './placeForSelection';
import { placeInsertion } from './placeInsertion';
import { isNewVersion, placeWholeFile } from './placeWholeFile';
import { beginsWithName } from '../nameLine';
import type { ReadOutline } from './readPiece';
import { wordsOf } from './spelling';
import { importedNames, importing } from './versionOf';
import { say } from '../../say';

export interface CodeContext {
  /** Offsets of the code that was asked about, the end exclusive. */
  readonly selection?: readonly [start: number, end: number];
  /** Of the document's language, where it has a grammar. */
  readonly readOutline?: ReadOutline;
}

/** Code without a word of where it belongs: the selection's new text, the file's, or a part of it that says where it is. */
export function placeCode(
  document: PlacesDocument,
  edit: Edit,
  change: CodeChange,
  { selection, readOutline }: CodeContext,
): Placed {
  const { text, elisions } = withNameLine(document, change, selection);
  const lines = text.replace(/\n$/, '').split('\n');
  // The file knows better than a tag of the answer whether # begins a heading or a comment.
  const inProse = document.languageId === 'markdown' ? elisionsIn(lines, 'markdown') : elisions;
  const leftOut = inProse.filter(
    (line) => elisions.includes(line) && !hasLine(document, lines[line] ?? ''),
  );
  if (lines.every((line) => line.trim() === ''))
    return { refusal: { edit, cause: 'unclear', reason: say('The answer holds no code.') } };
  if (!fitsLanguage(document, change, selection)) {
    const reason = say('The code is not in the language of the file.');
    return { refusal: { edit, cause: 'unclear', reason } };
  }
  if (isMarked(document, lines)) {
    const reason = say('The code has the marks of a diff, and it is not certain how to read them.');
    return { refusal: { edit, cause: 'unclear', reason } };
  }
  if (leftOut.length > 0) return placeElided(document, edit, lines, leftOut, selection);
  if (selection && selection[0] === selection[1])
    return placeInsertion(document, edit, lines, selection[0]);
  if (selection) {
    const code = withoutOpenTag(document, lines, selection);
    return placeForSelection(document, edit, code, selection, readOutline);
  }
  if (change.extent === 'file' || isNewVersion(document, text, edit, readOutline))
    return placeWholeFile(document, edit, text);
  const isMostOfFile =
    spansFile(document, lines) ||
    (readOutline && leavesStatementsOut(document, lines, readOutline));
  const defined =
    readOutline && !isMostOfFile && placeDefinitions(document, edit, lines, readOutline);
  if (defined) return defined;
  const reason = say('It is not certain which part of the file this code replaces.');
  return { refusal: { edit, cause: 'unclear', reason } };
}

/** Whether it begins as the file does, and ends so or has most of it: what it does not have between may be gone. */
function spansFile(document: PlacesDocument, answered: readonly string[]): boolean {
  const solid = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => line.trim() || []);
  const [given, own] = [solid(answered), solid(document.lines)];
  if (given[0] !== own[0]) return false;
  const has = new Set(given);
  const isMost = own.filter((line) => has.has(line)).length * 20 >= own.length * 17;
  return isMost || (given.at(-1) === own.at(-1) && /[\w$]/.test(own.at(-1) ?? ''));
}

/**
 * Whether the code is most of the file, but for lines that are in no definition: whether they were taken out or just left
 * out is not certain.
 */
function leavesStatementsOut(
  document: PlacesDocument,
  answered: readonly string[],
  readOutline: ReadOutline,
): boolean {
  const solid = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => line.trim() || []);
  const outside = (code: DocumentLines): readonly string[] => {
    const defined = readOutline(code.text).symbols.map(
      ({ start, end }) => [code.lineAt(start), code.lineAt(end - 1)] as const,
    );
    return code.lines.filter(
      (_, at) => !defined.some(([first, last]) => at >= first && at <= last),
    );
  };
  const has = new Set(solid(outside(new DocumentLines(answered.join('\n')))));
  const others = outside(document).filter((line) => !isCommentLine(line, document.languageId));
  const isMost = solid(answered).length * 3 >= solid(document.lines).length * 2;
  const words = new Set(wordsOf(answered.join('\n')));
  // What the code still uses was not taken out.
  const isUsed = (line: string): boolean =>
    importing.test(line) && importedNames(line).some((name) => words.has(name));
  return isMost && solid(others).some((line) => !has.has(line) && !isUsed(line));
}

/** Whether every line has one of a diff's marks before it, and without them those that stay or go are the document's own. */
function isMarked(document: PlacesDocument, lines: readonly string[]): boolean {
  const solid = lines.filter((line) => line.trim() !== '');
  const old = solid.filter((line) => !line.startsWith('+'));
  return (
    solid.every((line) => /^[-+ ]/.test(line)) &&
    solid.some((line) => /^[-+]/.test(line)) &&
    old.length > 0 &&
    old.every(
      (line) =>
        line.trim() === '-' || (document.hasExactly(line.slice(1)) && !document.hasExactly(line)),
    )
  );
}

function hasLine(document: PlacesDocument, line: string): boolean {
  return document.trimmedLines.kindsOf([line]).some((kind) => kind >= 0);
}

/** First lines that name the file are part of the code where the file or the selection begins with them. */
function withNameLine(
  document: PlacesDocument,
  change: CodeChange,
  [start, end]: readonly [start: number, end: number] = [0, document.text.length],
): Pick<CodeChange, 'text' | 'elisions'> {
  const { text, elisions, nameLine = '' } = change;
  if (!beginsWithName(document.text.slice(start, end), change)) return { text, elisions };
  const more = nameLine.split('\n').length - 1;
  return { text: nameLine + text, elisions: elisions.map((line) => line + more) };
}

/** Models put an open tag before PHP code, also where it goes into PHP code. */
function withoutOpenTag(
  { text, languageId }: PlacesDocument,
  lines: readonly string[],
  [start]: readonly [start: number, end: number],
): readonly string[] {
  const before = text.slice(0, start);
  const isInCode = before.lastIndexOf('<?') > before.lastIndexOf('?>');
  const [first] = lines;
  const others = lines.slice(1);
  const isTag = languageId === 'php' && first?.trim() === '<?php' && isInCode;
  return isTag && !others.some((line) => /<\?|\?>/.test(line)) ? others : lines;
}
