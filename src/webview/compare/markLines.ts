/** All marks of the page; the style sheet says how they look. */
const name = 'only-here';
const rangesOf = new Map<string, readonly Range[]>();

/**
 * Marks lines of the code inside an element without changing it, and again whenever it is drawn anew. The function
 * returned ends it.
 * @param lines trimmed
 */
export function markLines(root: Element, id: string, lines: ReadonlySet<string>): () => void {
  const mark = (): void => show(id, [...root.querySelectorAll('pre code')].flatMap(rangesIn));
  const rangesIn = (code: Element): readonly Range[] => findLines(code, lines);
  const observer = new MutationObserver(mark);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  mark();
  return () => {
    observer.disconnect();
    show(id, []);
  };
}

function show(id: string, ranges: readonly Range[]): void {
  rangesOf.set(id, ranges);
  CSS.highlights.set(name, new Highlight(...[...rangesOf.values()].flat()));
}

interface Place {
  readonly node: Text;
  readonly at: number;
}

function findLines(code: Element, wanted: ReadonlySet<string>): readonly Range[] {
  const ranges: Range[] = [];
  let [line, start, end]: [string, Place | undefined, Place | undefined] = [
    '',
    undefined,
    undefined,
  ];
  const finish = (): void => {
    if (start && end && wanted.has(line.trim())) {
      const range = document.createRange();
      range.setStart(start.node, start.at);
      range.setEnd(end.node, end.at);
      ranges.push(range);
    }
    [line, start, end] = ['', undefined, undefined];
  };
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let piece: Element | null | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    // Each piece of lines is a block of its own: what follows it begins a line.
    const own = node.parentElement?.closest('.lines');
    if (piece !== undefined && own !== piece) finish();
    piece = own;
    let from = 0;
    for (const part of node.data.split(/(?<=\n)/)) {
      const solid = part.replace(/\n$/, '');
      if (solid.trim() !== '') {
        start ??= { node, at: from + solid.length - solid.trimStart().length };
        end = { node, at: from + solid.trimEnd().length };
      }
      line += solid;
      from += part.length;
      if (part.endsWith('\n')) finish();
    }
  }
  finish();
  return ranges;
}
