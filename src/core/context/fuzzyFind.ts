/** A text in which the typed characters are found, in their order. */
export interface FuzzyMatch<T> {
  readonly item: T;
  /** The greater the better. */
  readonly score: number;
}

/** `part2` before `part10`. */
const inOrder = new Intl.Collator('en', { numeric: true });

/** The best matches, at most so many, the best first; what was typed with nothing in it matches all alike. */
export function fuzzyFind<T>(
  items: readonly T[],
  typed: string,
  textOf: (item: T) => string,
  most: number,
): readonly T[] {
  if (typed === '') return items.slice(0, most);
  const wanted = typed.toLowerCase();
  return items
    .flatMap((item): readonly FuzzyMatch<T>[] => {
      const score = scoreOf(textOf(item), wanted);
      return score === undefined ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score || inOrder.compare(textOf(a.item), textOf(b.item)))
    .slice(0, most)
    .map(({ item }) => item);
}

/**
 * How well a path fits, undefined where it does not. Its name counts more than its folders, a beginning more than a middle,
 * characters in a row more than scattered ones, a short path more than a long one.
 */
function scoreOf(path: string, wanted: string): number | undefined {
  const text = path.toLowerCase();
  const nameAt = text.lastIndexOf('/') + 1;
  const inName = wanted.includes('/') ? undefined : runsOf(text.slice(nameAt), wanted);
  const runs = inName ?? runsOf(text, wanted);
  if (runs === undefined) return undefined;
  const name = text.slice(nameAt);
  const place = name.startsWith(wanted) ? 60 : text.includes(wanted) ? 30 : 0;
  return (inName === undefined ? 0 : 100) + place - 8 * runs - Math.min(text.length, 200) / 10;
}

/** In how many pieces the wanted characters stand in the text, each as long as can be; undefined: they do not. */
function runsOf(text: string, wanted: string): number | undefined {
  let [runs, from, at] = [0, 0, 0];
  while (at < wanted.length) {
    let length = wanted.length - at;
    let found = -1;
    // The longest piece that still stands there; what is typed is short.
    for (; length > 0; length--) {
      found = text.indexOf(wanted.slice(at, at + length), from);
      if (found >= 0 && canFollow(text, wanted.slice(at + length), found + length)) break;
      found = -1;
    }
    if (found < 0) return undefined;
    from = found + length;
    at += length;
    runs++;
  }
  return runs;
}

function canFollow(text: string, rest: string, from: number): boolean {
  let at = from;
  for (const character of rest) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
