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

/** The names that code uses: those that look like types first, then in the order of their first use. At most `most`. */
export function usedNames(code: string, most: number): readonly UsedName[] {
  const bare = code.replace(notCode, (found) => ' '.repeat(found.length));
  const first = new Map<string, number>();
  for (const { 0: name, index } of bare.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
    if (name.length > 1 && !keywords.has(name.toLowerCase()) && !first.has(name))
      first.set(name, index);
  const names = [...first].map(([name, offset]) => ({ name, offset }));
  const isType = ({ name }: UsedName): boolean => /^\p{Lu}/u.test(name);
  return [...names.filter(isType), ...names.filter((name) => !isType(name))].slice(0, most);
}
