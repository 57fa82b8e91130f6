import { indentationOf } from './indentation';
import type { PlacesDocument } from './placesDocument';
import type { Known } from './segmentEnd';
import { declaredName } from './versionOf';

/** Lines that are compared behind a place. */
const nearLines = 12;

/** New lines that stand right behind the range would be there twice: it may well reach to them. */
export function repeatsBehind(
  { lines: all, trimmedLines }: PlacesDocument,
  lines: readonly string[],
  known: readonly Known[],
  end: number,
): boolean {
  const placed = new Set(known.map(({ at }) => at));
  const behind = all.slice(end).filter((line) => line.trim() !== '');
  const near = new Set(behind.slice(0, nearLines).map((line) => line.trim()));
  return lines.some((line, at) => {
    const isOnce = trimmedLines.countOf(trimmedLines.kindsOf([line])[0] ?? -1) === 1;
    return !placed.has(at) && isOnce && /[\w$]{2}/.test(line) && near.has(line.trim());
  });
}

/** Whether new lines in place of those from `start` to `end` declare what the range declares around them. */
export function declaresTwice(
  document: PlacesDocument,
  lines: readonly string[],
  [from, to]: readonly [from: number, to: number],
  [start, end]: readonly [start: number, end: number],
): boolean {
  const known = new Set(document.lines.slice(start, end).map((line) => line.trim()));
  const others = [...document.lines.slice(from, start), ...document.lines.slice(end, to)];
  const keyOf = (line: string): string | undefined => {
    const name = declaredName(line);
    return name && `${indentationOf(line)}${name}`;
  };
  const declared = new Set(others.map(keyOf));
  return lines.some((line) => {
    const key = known.has(line.trim()) ? undefined : keyOf(line);
    return key !== undefined && declared.has(key);
  });
}

/** New code whose lines below the head are all in the document may be a new head for those. */
export function hasBody({ lines }: PlacesDocument, [, ...body]: readonly string[]): boolean {
  const solid = (all: readonly string[]): string =>
    ['', ...all.map((line) => line.trim()).filter(Boolean), ''].join('\n');
  return /[\w$]{2}/.test(body.join('')) && solid(lines).includes(solid(body));
}
