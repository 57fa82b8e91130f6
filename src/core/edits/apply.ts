import { locate } from './locate';
import type { Proposal } from './target';

/** One replacement in a document: offsets and lengths in UTF-16 units. */
export interface Replacement {
  readonly offset: number;
  readonly length: number;
  readonly replacement: string;
  /** The whole document with the replacement made. */
  readonly text: string;
}

/** The proposal on the document as it is now, or why it cannot be placed. The document's other text is never touched. */
export function applyProposal(
  documentText: string,
  proposal: Proposal,
): Replacement | { readonly refusal: string } {
  const { target, replacement } = proposal;
  const place = locate(documentText, target);
  if ('refusal' in place) return place;
  const end = place.offset + target.text.length;
  return {
    offset: place.offset,
    length: target.text.length,
    replacement,
    text: documentText.slice(0, place.offset) + replacement + documentText.slice(end),
  };
}
