import { wordsOf } from './spelling';

/** Lines that give something its name: another name is other code. */
const declares =
  /^\s*(export |public |private |protected |static |async |abstract |final |pub |default )*(function|class|interface|enum|struct|trait|impl|fn|func|def|type|module|namespace|package|case|describe|it|test)\b/;

/**
 * Whether two versions of a line that the answer keeps can be the same line: one has words that the other has not.
 * A name or a number in the place of another makes it other code.
 */
export function meansTheSame(answered: string, inDocument: string): boolean {
  const [first, second] = [wordsOf(answered), wordsOf(inDocument)];
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  const extra: string[] = [];
  let at = 0;
  for (const word of long) {
    if (word === short[at]) at++;
    else extra.push(word);
  }
  if (at < short.length) return false;
  const isNamed = declares.test(answered) || declares.test(inDocument);
  return isNamed ? extra.every((word) => modifiers.has(word)) : extra.length <= short.length;
}

/** Words that change what kind of thing is declared, not which. */
const modifiers = new Set(
  'export default declare public private protected static async abstract final readonly override function class interface type enum struct fn func def pub const let var'.split(
    ' ',
  ),
);
