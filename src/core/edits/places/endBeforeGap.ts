import { isCommentLine } from './commentLine';
import { indentationOf } from './indentation';
import { isVersionOf } from './isVersionOf';
import { closer, opener, type LineRange } from './lineRange';
import { areSimilar } from './spelling';

/** Behind the lines that follow in the document too, right below those that are new. */
export function endOfNewAbove(
  range: LineRange,
  rest: readonly string[],
  place: number,
): number | undefined {
  const below = range.solidFrom(place + 1, 1);
  if (below === undefined) return undefined;
  const text = range.document.lines[below] ?? '';
  const at = rest.findIndex((line) => line.trim() === text.trim());
  if (at < 1 || closer.test(text) || opener.test(text)) return undefined;
  let end = below;
  for (const line of rest.slice(at + 1)) {
    const next = range.sameBelow(line, end);
    if (next === undefined) return undefined;
    end = next;
  }
  return end + 1;
}

/** Behind the next lines of the document, if the answer has a newer version of each. */
export function endOfVersions(
  range: LineRange,
  rest: readonly string[],
  place: number,
): number | undefined {
  let end = place;
  for (const line of rest) {
    const next = range.solidFrom(end + 1, 1);
    const own = next === undefined ? undefined : range.document.lines[next];
    if (next === undefined || own === undefined) return undefined;
    if (own.trim() !== line.trim() && !isVersionOf(line, own)) return undefined;
    end = next;
  }
  return end + 1;
}

/** Whether the lines go on with a paragraph that ends in the document, and it has none of them in another version. */
export function areAtEnd(range: LineRange, rest: readonly string[], place: number): boolean {
  const { lines, languageId } = range.document;
  const [last = '', next = ''] = lines.slice(place, place + 2);
  const ends = next.trim() === '' || closer.test(next);
  if (!ends || isCommentLine(last, languageId)) return false;
  const below = lines.slice(place + 1, range.to);
  return rest.every(
    (line) =>
      line.trim() !== '' &&
      indentationOf(line) === indentationOf(last) &&
      !closer.test(line) &&
      !opener.test(line) &&
      !below.some((own) => areSimilar(own, line) || isVersionOf(line, own)),
  );
}
