import type { OpenSyntax } from '../../../src/core/syntax/openSyntax';
import { toText, type SourceFile } from './sourceFile';

/** Lines of a file, 0-based and the end exclusive. */
export type Range = readonly [first: number, end: number];

/** The definitions that have a name which no other of their kind has, and their lines for themselves. */
export async function definitionsIn(
  { languageId, lines }: SourceFile,
  openSyntax: OpenSyntax,
): Promise<readonly Range[]> {
  const text = toText(lines);
  const outline = (await openSyntax(languageId))?.outline(text);
  if (!outline || outline.faults.length > 0) return [];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  return outline.symbols.flatMap(({ kind, name, start, end }): readonly Range[] => {
    const isOnly =
      outline.symbols.filter((other) => other.name === name && other.kind === kind).length === 1;
    const [first, last] = [lineOf(start), lineOf(end - 1)];
    const isAlone = /^[\w\s@]*$/.test(text.slice(text.lastIndexOf('\n', start) + 1, start));
    return isOnly && isAlone && kind !== 'value' && last > first + 1 ? [[first, last + 1]] : [];
  });
}
