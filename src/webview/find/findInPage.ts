import { findInParts } from './findInParts';

/** What was found: one for each place, in the order of the conversation. */
export interface Match {
  /** The message that has it. */
  readonly message: Element;
  readonly range: Range;
}

/** Where the words stand in the messages that are children of `content`. */
export function findInPage(content: Element, words: string): readonly Match[] {
  return [...content.querySelectorAll('.turn')].flatMap((message) => {
    const walker = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode() !== null)
      if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
    const places = findInParts(
      nodes.map(({ data }) => data),
      words,
    );
    return places.flatMap(({ start, end }) => {
      const [first, last] = [nodes[start.part], nodes[end.part]];
      if (first === undefined || last === undefined) return [];
      const range = new Range();
      range.setStart(first, start.offset);
      range.setEnd(last, end.offset);
      return [{ message, range }];
    });
  });
}

const all = 'found';
const one = 'found-now';

/** Marks what was found, and the one that is looked at; without matches nothing. */
export function mark(matches: readonly Match[], current: Match | undefined): void {
  CSS.highlights.set(all, new Highlight(...matches.map(({ range }) => range)));
  if (current === undefined) CSS.highlights.delete(one);
  else CSS.highlights.set(one, new Highlight(current.range));
}
