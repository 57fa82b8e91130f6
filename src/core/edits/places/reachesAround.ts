import { headsOf } from './headsOf';
import type { PlacesDocument } from './placesDocument';

/** Heads of branches and loops, which are often alike. */
const branching =
  /^\W*(?:if|else|elif|elsif|unless|for|foreach|while|do|try|catch|except|rescue|finally|ensure|switch|case|default|match|when|with|loop|begin)\b/;

/** Whether the answer has code that stands around the selection, and not in it: then it is not the selection's new text. */
export function reachesAround(
  document: PlacesDocument,
  answered: readonly string[],
  [start, end]: readonly [start: number, end: number],
): boolean {
  const first = document.lineAt(start);
  const last = document.lineAt(Math.max(start, end - 1));
  const own = trimmed(document.lines.slice(first, last + 1));
  const code = trimmed(answered);
  const isHead = (line: string): boolean =>
    /\w{2}/.test(line) && !branching.test(line) && !own.includes(line);
  const isOutside = (line: string | undefined, outside: string | undefined): boolean =>
    line !== undefined && line === outside && isHead(line) && /\w\W+\w/.test(line);
  const begin = document.lines.findIndex((line, at) => at >= first && line.trim() !== '');
  const heads = trimmed(headsOf(document, begin < 0 ? first : begin));
  return (
    heads.some((head) => isHead(head) && code.includes(head)) ||
    isOutside(code[0], trimmed(document.lines.slice(0, first)).at(-1)) ||
    isOutside(code.at(-1), trimmed(document.lines.slice(last + 1))[0])
  );
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.trim() || []);
}
