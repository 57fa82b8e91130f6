/** A name that a piece of code uses, and where it does so first: an offset in UTF-16 units. */
export interface UsedName {
  readonly name: string;
  readonly offset: number;
}

/** Words of the common languages that no definition stands behind. */
const keywords = new Set(
  (
    'abstract and any as assert async auto await base bool boolean break byte case catch char class const constructor ' +
    'continue def default defer del delete do double echo elif else elseif end enum except export extends extern false ' +
    'final finally float fn for foreach from func function get global go goto if impl implements import in include ' +
    'instanceof int integer interface is lambda let long match mod module mut namespace never new nil none nonlocal not ' +
    'null number object of operator or override package pass private protected pub public raise readonly ref require ' +
    'return self set short signed sizeof static str string struct super switch template then this throw throws trait ' +
    'true try type typedef typename typeof undefined union unknown unless unsafe unsigned until use using val var virtual ' +
    'void volatile when where while with yield'
  ).split(' '),
);

/** Comments and texts, which hold words and no names; a template's inner code is lost with it, which costs little. */
const notCode =
  /\/\/[^\n]*|\/\*[^]*?\*\/|(^|\s)#(?![a-zA-Z]+\s*[(<"])[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/**
 * The names that code uses, at most `most`: those in the lines that matter most first, then those that look like types, then
 * in the order of their first use.
 *
 * @param lines those that matter most, 0-based
 */
export function usedNames(
  code: string,
  most: number,
  lines: readonly number[] = [],
): readonly UsedName[] {
  const bare = code.replace(notCode, (found) => found.replace(/[^\n]/g, ' '));
  const inLines = new Map<string, number>();
  const elsewhere = new Map<string, number>();
  let [line, counted] = [0, 0];
  for (const { 0: name, index } of bare.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    if (name.length < 2 || keywords.has(name.toLowerCase())) continue;
    line += bare.slice(counted, index).split('\n').length - 1;
    counted = index;
    const names = lines.includes(line) ? inLines : elsewhere;
    if (!names.has(name)) names.set(name, index);
  }
  const isType = (name: string): boolean => /^\p{Lu}/u.test(name);
  const others = [...elsewhere].filter(([name]) => !inLines.has(name));
  const types = others.filter(([name]) => isType(name));
  return [...inLines, ...types, ...others.filter(([name]) => !isType(name))]
    .slice(0, most)
    .map(([name, offset]) => ({ name, offset }));
}
