import { applyHunks } from '../../src/core/edits/places/applyHunks';
import { placeEdits, type PlacesContext } from '../../src/core/edits/places/placeEdits';
import type { Change, CodeChange, Edit, ReplaceChange } from '../../src/core/edits/edit';

export function editOf(change: Change): Edit {
  return { format: 'searchReplace', change, source: [0, 1] };
}

/** A SEARCH/REPLACE block. */
export function replacing(
  search: string,
  replacement: string,
  hints: Pick<ReplaceChange, 'line' | 'anchors'> = {},
): Edit {
  return editOf({ kind: 'replace', search, replacement, ...hints });
}

/** A bare block; lines that say `...` behind a comment sign stand for code left out. */
export function code(text: string, more: Partial<CodeChange> = {}): Edit {
  const elisions = text
    .split('\n')
    .flatMap((line, at) => (/^\s*(\/\/|#) \.\.\./.test(line) ? [at] : []));
  return editOf({ kind: 'code', text, elisions, ...more });
}

/** The document with the edits made, or why they were not. */
export function edited(
  text: string,
  edits: Edit | readonly Edit[],
  context: PlacesContext & { readonly languageId?: string } = {},
): string {
  const { languageId = 'typescript', ...rest } = context;
  const all = 'change' in edits ? [edits] : edits;
  const { hunks, refusals } = placeEdits({ text, languageId }, all, rest);
  const [refusal] = refusals;
  return refusal ? `REFUSED (${refusal.cause}): ${refusal.reason}` : applyHunks(text, hunks);
}
