import type { Edit, ReplaceChange } from '../edit';
import type { Hints } from './chooseCandidate';
import type { PlacesDocument } from './placesDocument';
import type { Placed } from './placed';
import { say } from '../../say';

/**
 * The searched text inside a line, or from inside one line to inside another: it must be there exactly once, begin and end
 * between words, and leave nothing behind it that could belong to it. Undefined where whole lines say the same. Whole lines
 * are searched so only in a document that is one line.
 */
export function placePartOfLine(
  document: PlacesDocument,
  edit: Edit,
  change: ReplaceChange,
  { chosen }: Hints = {},
): Placed | undefined {
  const isLines = change.search.endsWith('\n');
  if (isLines && document.trimmedLines.length > 1) return placePiece(document, edit, change);
  if (change.search.trim().length < 3) return undefined;
  const kinds = document.trimmedLines.kindsOf(change.search.split('\n'));
  if (document.trimmedLines.placesOf(kinds).length > 0) return undefined;
  const { text } = document;
  const search = document.withLineEndings(change.search.replace(/\n$/, ''));
  const offsets = offsetsOf(text, search);
  const offset = offsets.find((at) => at === chosen) ?? offsets[0];
  if (offset === undefined) return undefined;
  const end = offset + search.length;
  if (!isBetweenWords(text, offset) || !isBetweenWords(text, end)) return undefined;
  if (offsets.length > 1 && offset !== chosen) {
    const candidates = offsets.map((at) => ({ offset: at, length: search.length }));
    const reason = say('The text that it would change is in the file more than once.');
    return { refusal: { edit, cause: 'several', reason, candidates } };
  }
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + 2000))?.[0] ?? '';
  if (!/^\s*($|[)\]};:,.]|\/\/|#|--|\/\*)/.test(rest)) return undefined;
  const replacement = document.withLineEndings(change.replacement.replace(/\n$/, ''));
  return { hunks: [{ offset, length: search.length, replacement, edit, assumptions: [] }] };
}

/** More places than these are too many to choose from. */
const mostPlaces = 20;

function offsetsOf(text: string, search: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) {
    offsets.push(at);
    if (offsets.length === mostPlaces) break;
  }
  return offsets;
}

function isBetweenWords(text: string, offset: number): boolean {
  const isWord = (at: number): boolean => /[\w$\u0080-\uFFFF]/.test(text.charAt(at));
  return !(isWord(offset - 1) && isWord(offset));
}

/** A line that is no line of the document, but one of the items that a line there consists of. */
function placePiece(
  document: PlacesDocument,
  edit: Edit,
  { search, replacement }: ReplaceChange,
): Placed | undefined {
  const [piece, made] = [search.trim(), replacement.trim()];
  if (piece.length < 12 || piece.includes('\n') || made.includes('\n') || made === '')
    return undefined;
  const [kind = -1] = document.trimmedLines.kindsOf([piece]);
  const offset = document.text.indexOf(piece);
  if (kind >= 0 || offset < 0 || document.text.includes(piece, offset + 1)) return undefined;
  const [before, after] = [
    document.text.charAt(offset - 1),
    document.text.charAt(offset + piece.length),
  ];
  if (!/[({[,]/.test(before) || !/[)}\],]/.test(after)) return undefined;
  return { hunks: [{ offset, length: piece.length, replacement: made, edit, assumptions: [] }] };
}
