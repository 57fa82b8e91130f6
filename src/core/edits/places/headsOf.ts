import { indentationOf } from './indentation';
import type { PlacesDocument } from './placesDocument';

/** The lines above that are indented less and less, the innermost first: the heads of what the line is in. */
export function headsOf({ lines }: PlacesDocument, line: number): readonly string[] {
  return headsAbove(lines, line);
}

export function headsAbove(lines: readonly string[], line: number): readonly string[] {
  const heads: string[] = [];
  let width = indentationOf(lines[line] ?? '').length;
  for (let above = line - 1; above >= 0 && width > 0; above--) {
    const text = lines[above] ?? '';
    const own = indentationOf(text).length;
    // A brace on a line of its own belongs to the head above it.
    if (text.trim() === '' || own >= width || /^\s*([)\]}]|\{\s*$)/.test(text)) continue;
    heads.push(text);
    width = own;
  }
  return heads;
}
