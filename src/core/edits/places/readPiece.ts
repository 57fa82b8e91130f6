import type { CodeSymbol, Outline } from '../../syntax/codeSymbol';

/** Reads the definitions of a text in the document's language. */
export type ReadOutline = (text: string) => Outline;

/** A piece of code, read by itself. */
export interface Piece {
  readonly outline: Outline;
  /** The definitions that are in no other. */
  readonly outer: readonly CodeSymbol[];
  /** The line of the piece that an offset of the outline is in. */
  readonly lineOf: (offset: number) => number;
}

/** Around methods that stand alone, so that they can be read. */
const wrappers = ['', 'class Wrapper {', '<?php', '<?php class Wrapper {'] as const;

/** Undefined where the piece has no definition, or cannot be read by itself. */
export function readPiece(lines: readonly string[], readOutline: ReadOutline): Piece | undefined {
  for (const wrapper of wrappers) {
    const text = [wrapper, ...lines, wrapper.endsWith('{') ? '}' : ''].join('\n');
    const outline = readOutline(text);
    if (outline.faults.length > 0) continue;
    const prefix = wrapper.endsWith('{') ? 'Wrapper.' : '';
    const outer = outline.symbols.filter(
      ({ path }) => path.startsWith(prefix) && !path.slice(prefix.length).includes('.'),
    );
    const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 2;
    if (outer.length > 0) return { outline, outer, lineOf };
  }
  return undefined;
}

/** Names of what is defined in a class. */
export function membersOf(
  { symbols }: Outline,
  { path, kind, start, end }: CodeSymbol,
): readonly string[] {
  if (kind !== 'class') return [];
  return symbols
    .filter(
      (other) => other.path.startsWith(`${path}.`) && other.start >= start && other.end <= end,
    )
    .map((other) => other.path.slice(path.length + 1));
}
