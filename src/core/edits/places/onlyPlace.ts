import { closer } from './nestedLines';
import type { PlacesDocument } from './placesDocument';

/** Where the line is from one line on to another, if that is one place; the line after it may tell which. */
export function onlyPlace(
  document: PlacesDocument,
  line: string,
  next: string | undefined,
  from: number,
  limit: number,
): number | undefined {
  if (/^\s*(?:\*\/\s*)?$/.test(line) || closer.test(line)) return undefined;
  const { trimmedLines } = document;
  const [kind = -1] = trimmedLines.kindsOf([line]);
  let found: number[] = [];
  for (const ordinal of trimmedLines.ordinalsOf(kind)) {
    const place = trimmedLines.lineOf[ordinal] ?? -1;
    if (place >= from && place < limit) found.push(place);
  }
  if (found.length > 1 && next !== undefined && next.trim() !== '')
    found = found.filter((place) => document.lines[place + 1]?.trim() === next.trim());
  return found.length === 1 ? found[0] : undefined;
}
