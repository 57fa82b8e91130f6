import type { IndentedPair } from './indentation';

/** The lines with words that each of two texts has once, whatever their indentation. */
export function sharedLines(
  answered: readonly string[],
  own: readonly string[],
): readonly IndentedPair[] {
  const [once, inDocument] = [linesOnce(answered), linesOnce(own)];
  return [...once].flatMap(([text, line]) => {
    const partner = inDocument.get(text);
    return partner === undefined ? [] : [{ answered: line, inDocument: partner }];
  });
}

function linesOnce(lines: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const all = lines.filter((line) => /[\w$]{2}/.test(line));
  for (const line of all) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return new Map(
    all.flatMap((line) => (counts.get(line.trim()) === 1 ? [[line.trim(), line] as const] : [])),
  );
}
