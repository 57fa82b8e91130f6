import type { Block } from './block';
import { isCommentLine } from './commentLine';
import type { PlacesDocument } from './placesDocument';

/** Where the lines of a block are in the document. */
export interface Alignment {
  /** For each line of the block its line in the document, or -1; they only ever increase. */
  readonly partners: readonly number[];
  /** The document's range of lines from the first partner to the last, its end exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * @param solidPartners for each solid line of the block its line, or -1; the first and the last have one. Blank lines
 * are paired with the blank lines at the same place.
 */
export function alignBlock(
  document: PlacesDocument,
  block: Block,
  solidPartners: readonly number[],
): Alignment {
  const partners = block.lines.map(() => -1);
  block.solid.forEach((line, at) => (partners[line] = solidPartners[at] ?? -1));
  const isBlank = (line: number): boolean => document.lines[line]?.trim() === '';
  const first = partners.findIndex((partner) => partner >= 0);
  for (let line = first - 1; line >= 0; line--) {
    let below = (partners[line + 1] ?? 0) - 1;
    // The answer may have left out the comment between.
    while (isCommentLine(document.lines[below] ?? '', document.languageId)) below--;
    if (block.lines[line] !== '' || !isBlank(below)) break;
    partners[line] = below;
  }
  let last = partners[first] ?? -1;
  for (let line = first + 1; line < partners.length; line++) {
    const partner = partners[line] ?? -1;
    if (partner >= 0) last = partner;
    else if (block.lines[line] === '' && isBlank(last + 1)) partners[line] = ++last;
  }
  const paired = partners.filter((partner) => partner >= 0);
  return { partners, start: paired[0] ?? 0, end: (paired.at(-1) ?? -1) + 1 };
}
