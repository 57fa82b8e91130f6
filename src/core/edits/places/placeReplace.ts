import type { Edit, ReplaceChange } from '../edit';
import { linesOf, readBlock, type Block } from './block';
import type { Hints } from './chooseCandidate';
import type { Refusal } from './hunk';
import { locateBlock } from './locateBlock';
import { mergeBlock } from './mergeBlock';
import type { Placed } from './placed';
import { placePartOfLine } from './placePartOfLine';
import type { PlacesDocument } from './placesDocument';
import { say } from '../../say';

/** Where the searched code is, and what changes there. */
export function placeReplace(
  document: PlacesDocument,
  edit: Edit,
  change: ReplaceChange,
  hints: Hints,
): Placed {
  const refuse = (refusal: Omit<Refusal, 'edit'>): Placed => ({ refusal: { edit, ...refusal } });
  const [search, replacement] = [readBlock(change.search), readBlock(change.replacement)];
  if (search.solid.length === 0) return placeInsertion(document, edit, change);
  if (change.search === change.replacement)
    return refuse({ cause: 'unchanged', reason: say('The answer leaves this code as it is.') });
  if (isMade(document, search, replacement))
    return refuse({ cause: 'unchanged', reason: say('The file has this change already.') });
  if (change.beside?.some((text) => !isThere(document, text))) {
    const reason = say('Other code that the answer quotes with it is not in the file.');
    return refuse({ cause: 'missing', reason });
  }
  const part = placePartOfLine(document, edit, change, hints);
  if (part) return part;
  const located = locateBlock(document, search, hints);
  if ('refusal' in located) return refuse(located.refusal);
  const { alignment, assumptions } = located;
  const marksLines = edit.format === 'unifiedDiff' || edit.format === 'patch';
  const merged = mergeBlock(document, search, replacement, alignment, marksLines);
  if ('reason' in merged) {
    const candidates = [document.stretch(alignment.start, alignment.end)];
    return refuse({ cause: 'missing', reason: merged.reason, candidates });
  }
  if (merged.edits.length === 0)
    return refuse({ cause: 'unchanged', reason: say('The file has this change already.') });
  const hunks = merged.edits.map((lines) => ({ ...document.toTextEdit(lines), edit, assumptions }));
  return { hunks, line: alignment.start + 1 };
}

function isThere({ spelledLines }: PlacesDocument, text: string): boolean {
  return spelledLines.placesOf(spelledLines.kindsOf(text.split('\n'))).length > 0;
}

/** Nothing is searched: the text of an empty file. Where else it would go cannot be proven. */
function placeInsertion(document: PlacesDocument, edit: Edit, change: ReplaceChange): Placed {
  if (document.lines.every((line) => line.trim() === '')) {
    const lines = linesOf(change.replacement);
    const whole = document.toTextEdit({ start: 0, end: document.lines.length, lines });
    return { hunks: [{ ...whole, edit, assumptions: [] }] };
  }
  const reason = say('The answer does not say where in the file this code belongs.');
  return { refusal: { edit, cause: 'unclear', reason } };
}

/** Whether the new code is there, and the code that it replaces is nowhere but inside it. */
function isMade(document: PlacesDocument, search: Block, replacement: Block): boolean {
  const index = document.trimmedLines;
  const [before, after] = [index.kindsOf(search.lines), index.kindsOf(replacement.lines)];
  // Without a new line, the replacement is found wherever the searched code is.
  if (after.every((kind) => before.includes(kind))) return false;
  const made = after.includes(-1) || after.length === 0 ? [] : index.placesOf(after);
  if (made.length === 0) return false;
  const open = before.includes(-1) ? [] : index.placesOf(before);
  return open.every((start) =>
    made.some((place) => place <= start && start + before.length <= place + after.length),
  );
}
