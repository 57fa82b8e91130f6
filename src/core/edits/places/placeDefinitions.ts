import type { CodeSymbol, Outline } from '../../syntax/codeSymbol';
import type { Edit } from '../edit';
import { isCommentLine } from './commentLine';
import type { LineEdit } from './documentLines';
import { indentationOf } from './indentation';
import type { Placed } from './placed';
import type { PlacesDocument } from './placesDocument';
import { withOwnUnit } from './placeWholeFile';
import { membersOf, readPiece, type ReadOutline } from './readPiece';
import { reindentBlock, withFirstIndentation } from './reindentBlock';
import { replaceLines } from './replaceLines';
import { say } from '../../say';

/** A definition of the answer's code, by lines; the end is exclusive, comments above it come first. */
interface Definition {
  readonly symbol: CodeSymbol;
  /** Names of what is in it. */
  readonly members: readonly string[];
  readonly start: number;
  readonly first: number;
  readonly end: number;
}

/**
 * Code that is nothing but definitions which the document has, each once: they take the place of those. Undefined where it
 * is anything else, or where a class would lose members that the code may have left out.
 */
export function placeDefinitions(
  document: PlacesDocument,
  edit: Edit,
  answered: readonly string[],
  readOutline: ReadOutline,
): Placed | undefined {
  const lines = withOwnUnit(document, answered);
  const outline = readOutline(document.text);
  const definitions = readDefinitions(document, lines, outline, readOutline);
  if (!definitions) return undefined;
  const ranges: LineEdit[] = [];
  for (const definition of definitions) {
    const { name, kind } = definition.symbol;
    const namesakes = outline.symbols.filter((own) => own.name === name && own.kind === kind);
    // Of several definitions, one that is gone may be the namesake.
    const mayChoose = definitions.length === 1 || namesakes.length < 2;
    const own = mayChoose ? onlyOne(document, namesakes, definition, lines) : undefined;
    if (!own) return undefined;
    if (membersOf(outline, own).some((member) => !definition.members.includes(member)))
      return undefined;
    const range = rangeOf(document, own, definition, lines);
    if (!range) return undefined;
    ranges.push(range);
  }
  ranges.sort((a, b) => a.start - b.start);
  const overlap = ranges.some(({ start }, at) => start < (ranges[at - 1]?.end ?? 0));
  if (overlap || isMoved(document, lines, definitions, outline)) return undefined;
  const names = definitions.map(({ symbol }) => symbol.name).join(', ');
  return replaceLines(document, edit, ranges, [
    say('The answer has all of {0}, placed by name.', names),
  ]);
}

/** Of several with the name, the one that has the same words before it: another may be of another type, and look alike. */
function onlyOne(
  document: PlacesDocument,
  namesakes: readonly CodeSymbol[],
  { first, symbol: { name } }: Definition,
  lines: readonly string[],
): CodeSymbol | undefined {
  if (namesakes.length < 2) return namesakes[0];
  const before = (line = ''): string =>
    line.slice(0, Math.max(0, line.lastIndexOf(name))).replace(/\s/g, '');
  const answered = before(lines[first]);
  const [only, another] = namesakes.filter(
    ({ start }) => before(document.lines[document.lineAt(start)]) === answered,
  );
  return another ? undefined : only;
}

/** Whether lines beside the definitions stand in another order than the document has: it would not be made. */
function isMoved(
  document: PlacesDocument,
  lines: readonly string[],
  definitions: readonly Definition[],
  outline: Outline,
): boolean {
  const { trimmedLines } = document;
  const places = lines.flatMap((line, at) => {
    const definition = definitions.find((it) => at >= it.start && at < it.end);
    if (definition && at !== definition.first) return [];
    const own = definition && outline.symbols.find(({ name }) => name === definition.symbol.name);
    if (own) return [{ line: document.lineAt(own.start), isDefined: true }];
    const [kind = -1] = trimmedLines.kindsOf([line]);
    const [ordinal = -1] = trimmedLines.countOf(kind) === 1 ? trimmedLines.ordinalsOf(kind) : [];
    return ordinal < 0 ? [] : [{ line: trimmedLines.lineOf[ordinal] ?? 0, isDefined: false }];
  });
  return places.some((place, at) =>
    places
      .slice(at + 1)
      .some((later) => later.line < place.line && !(place.isDefined && later.isDefined)),
  );
}

function readDefinitions(
  document: PlacesDocument,
  lines: readonly string[],
  outline: Outline,
  readOutline: ReadOutline,
): readonly Definition[] | undefined {
  const piece = readPiece(lines, readOutline);
  if (!piece) return undefined;
  const definitions = piece.outer.map((symbol) => {
    const first = piece.lineOf(symbol.start);
    return {
      symbol,
      members: membersOf(piece.outline, symbol),
      start: commentStart(lines, first, document.languageId),
      first,
      end: piece.lineOf(symbol.end - 1) + 1,
    };
  });
  return coversAll(document, lines, definitions, outline);
}

/** Beside definitions there may be lines that the document has outside of its own as well: imports, for instance. */
function coversAll(
  document: PlacesDocument,
  lines: readonly string[],
  definitions: readonly Definition[],
  { symbols }: Outline,
): readonly Definition[] | undefined {
  const others = lines.filter(
    (line, at) => line.trim() !== '' && !definitions.some((it) => at >= it.start && at < it.end),
  );
  if (others.length === 0) return definitions;
  const defined = symbols.map(
    ({ start, end }) => [document.lineAt(start), document.lineAt(end - 1)] as const,
  );
  const own = new Set(
    document.lines
      .filter((_, at) => !defined.some(([first, last]) => at >= first && at <= last))
      .map((line) => line.trim()),
  );
  return others.every((line) => own.has(line.trim())) ? definitions : undefined;
}

function rangeOf(
  document: PlacesDocument,
  own: CodeSymbol,
  definition: Definition,
  lines: readonly string[],
): LineEdit | undefined {
  const first = document.lineAt(own.start);
  const end = document.lineAt(own.end - 1) + 1;
  const before = document.text.slice(document.offsetOf(first), own.start);
  const after = document.text.slice(own.end, document.offsetOf(end));
  // It must have its lines for itself.
  if (!/^[\w\s@]*$/.test(before) || !/^[\s;,)]*$/.test(after)) return undefined;
  const hasComment = definition.start < definition.first;
  const start = hasComment ? commentStart(document.lines, first, document.languageId) : first;
  const replaced = document.lines.slice(start, end);
  const inDocument = document.lines[first] ?? '';
  const code = withFirstIndentation(
    lines.slice(definition.start, definition.end),
    replaced,
    indentationOf(inDocument),
    document.indentationUnit,
  );
  const answered = code[definition.first - definition.start] ?? '';
  const reindent = reindentBlock(document, code, replaced, { answered, inDocument });
  const indented = code.flatMap((line) => reindent?.(line) ?? []);
  return indented.length === code.length ? { start, end, lines: indented } : undefined;
}

/** The first of the comments and decorators right above a line. */
export function commentStart(lines: readonly string[], line: number, languageId: string): number {
  let start = line;
  while (start > 0) {
    const above = lines[start - 1] ?? '';
    if (!isCommentLine(above, languageId) && !/^\s*(@\w|#\[|\[\w)/.test(above)) break;
    start--;
  }
  return start;
}
