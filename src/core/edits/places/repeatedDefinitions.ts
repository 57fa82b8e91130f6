import type { CodeSymbol } from '../../syntax/codeSymbol';
import { areInOneBlock, headAt, isDefinedOnce } from './definitionHead';
import { commentStart } from './placeDefinitions';
import type { PlacesDocument } from './placesDocument';
import { readPiece, type ReadOutline } from './readPiece';

/** What the answer has of the definitions beside the selection, in the same block. */
export interface RepeatedDefinitions {
  /** The answer's lines without those definitions that are as the document has them. */
  readonly lines: readonly string[];
  /** Their names. */
  readonly same: readonly string[];
  /** The names of those that are otherwise. */
  readonly changed: readonly string[];
  /** Whether all that was selected is defined in the answer. */
  readonly hasSelected: boolean;
}

interface Definition {
  readonly symbol: CodeSymbol;
  /** 0-based, without what is above it. */
  readonly line: number;
  /** Name and head: others with both would be the same definition. */
  readonly key: string;
  readonly isOnce: boolean;
  /** Its lines with the comments above it, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Undefined where the answer repeats none. */
export function repeatedDefinitions(
  document: PlacesDocument,
  lines: readonly string[],
  [start, end]: readonly [start: number, end: number],
  readOutline: ReadOutline,
): RepeatedDefinitions | undefined {
  const piece = readPiece(lines, readOutline);
  if (!piece) return undefined;
  const { languageId } = document;
  const lineAt = (offset: number): number => document.lineAt(offset);
  const all = readOutline(document.text).symbols.map((symbol) =>
    definitionOf(document.lines, symbol, lineAt, languageId),
  );
  const selected = all.filter(({ symbol }) => symbol.start >= start && symbol.end <= end);
  const [first] = selected;
  if (!first) return undefined;
  const isBeside = (one: Definition): boolean =>
    (one.symbol.end <= start || one.symbol.start >= end) &&
    parentOf(one.symbol) === parentOf(first.symbol) &&
    areInOneBlock(
      document.lines,
      Math.min(one.line, first.line),
      Math.max(one.line, first.line),
      languageId,
    );
  const beside = all.filter(isBeside);
  const answered = piece.outer.map((symbol) =>
    definitionOf(lines, symbol, piece.lineOf, languageId),
  );
  const own = new Set(selected.map(({ key }) => key));
  const repeated = answered.flatMap((one) => {
    const others = own.has(one.key) ? [] : beside.filter(({ key }) => key === one.key);
    if (others.length === 0) return [];
    const text = textOf(lines, one);
    const isSame = others.some((other) => textOf(document.lines, other).endsWith(text));
    return isSame || one.isOnce ? [{ one, isSame }] : [];
  });
  if (repeated.length === 0) return undefined;
  const same = repeated.flatMap(({ one, isSame }) => (isSame ? [one] : []));
  const changed = repeated.flatMap(({ one, isSame }) => (isSame ? [] : [one.symbol.name]));
  const outer = selected.filter(({ symbol }) => parentOf(symbol) === parentOf(first.symbol));
  return {
    lines: withoutLines(lines, same),
    same: same.map(({ symbol }) => symbol.name),
    changed,
    hasSelected: outer.every(({ symbol }) => piece.outer.some(({ name }) => name === symbol.name)),
  };
}

function parentOf({ path, name }: CodeSymbol): string {
  return path.slice(0, -name.length);
}

function definitionOf(
  lines: readonly string[],
  symbol: CodeSymbol,
  lineAt: (offset: number) => number,
  languageId: string,
): Definition {
  const line = lineAt(symbol.start);
  const head = headAt(lines, line, languageId);
  return {
    symbol,
    line,
    key: `${symbol.kind} ${symbol.name} ${head}`,
    isOnce: isDefinedOnce(symbol, head, languageId),
    start: commentStart(lines, line, languageId),
    end: lineAt(symbol.end - 1) + 1,
  };
}

/** But for white space. */
function textOf(lines: readonly string[], { start, end }: Definition): string {
  return lines.slice(start, end).join('').replace(/\s+/g, '');
}

/** With the blank lines above what is left out. */
function withoutLines(
  lines: readonly string[],
  definitions: readonly Definition[],
): readonly string[] {
  const gone = new Set<number>();
  for (const { start, end } of definitions) {
    for (let line = start; line < end; line++) gone.add(line);
    for (let line = start - 1; lines[line]?.trim() === ''; line--) gone.add(line);
  }
  return lines.filter((_, line) => !gone.has(line));
}
