import type { CodeSymbol } from '../../syntax/codeSymbol';
import type { PlacesDocument } from './placesDocument';
import { membersOf, readPiece, type ReadOutline } from './readPiece';

/** What would be lost if the answer took the place of the selection. */
export interface Lost {
  readonly name: string;
  /** The answer has members of it only. */
  readonly isAround: boolean;
}

/** The definition of the selection that the answer leaves out, as models do with what they do not change. */
export function lostInSelection(
  document: PlacesDocument,
  lines: readonly string[],
  [start, end]: readonly [start: number, end: number],
  readOutline: ReadOutline,
): Lost | undefined {
  const piece = readPiece(lines, readOutline);
  if (!piece) return undefined;
  const outline = readOutline(document.text);
  const inside = outline.symbols.filter(
    (symbol) => symbol.kind !== 'value' && symbol.start >= start && symbol.end <= end,
  );
  const own = inside.filter(
    ({ path }) => !inside.some((other) => path.startsWith(`${other.path}.`)),
  );
  const answered = new Set(piece.outline.symbols.map(({ name }) => name));
  const isNew = piece.outer.some(({ name }) => !inside.some((symbol) => symbol.name === name));
  if (isNew) return undefined;
  const lost = own.filter(({ name }) => !answered.has(name));
  const around = lost.find((symbol) => {
    const members = membersOf(outline, symbol);
    return piece.outer.every(({ name }) => members.includes(name));
  });
  if (around) return { name: around.name, isAround: true };
  const emptied = own.flatMap((symbol) => emptiedBy(symbol, membersOf(outline, symbol), answered));
  const [first] = [
    ...(lost.length * 2 >= own.length ? lost : []).map(({ name }) => name),
    ...emptied,
  ];
  return first === undefined ? undefined : { name: first, isAround: false };
}

/** The first member that is gone, where at least half of them are. */
function emptiedBy(
  { name }: CodeSymbol,
  members: readonly string[],
  answered: ReadonlySet<string>,
): readonly string[] {
  const gone = members.filter((member) => !answered.has(member.replace(/^.*\./, '')));
  return answered.has(name) && gone.length > 1 && gone.length * 2 >= members.length
    ? gone.slice(0, 1)
    : [];
}
