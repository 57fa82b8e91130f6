import { meansTheSame } from './meansTheSame';

const declaring =
  /\b(?:function\*?|class|interface|enum|struct|trait|impl|fn|func|def|type|const|let|var|val|module|namespace|record|object)\s+([\w$]+)/;
/** A method with its types, or with the beginning of its body. */
const method =
  /^\s*(?:(?:[\w<>[\],*&:?.@]+\s+)+([\w$~#]+)\s*(?:<[^>]*>)?\([^;]*\)|(?:[\w<>[\],*&:?.@]+\s+)*([\w$~#]+)\s*(?:<[^>]*>)?\([^;]*[{:(])\s*$/;
const statement =
  /^\s*(?:if|else|elif|for|foreach|while|switch|match|catch|except|with|return|await|yield|throw|new|delete|case|unless|until|do|try)\b/;
const property =
  /^\s*(?:(["'`])([^"'`]+)\1|(?:[\w<>[\]*&?]+\s+){0,3}([\w$.@-]+))\s*(?::(?![:\w].*\{\s*$|:)|:?=(?![=>]))/;
const tag = /^\s*(<[\w.-]+)/;

/** What a line names: a definition, a property, a variable, a tag; nothing where it is a statement. */
export function keyOf(line: string): string | undefined {
  return declaring.exec(line)?.[1] ?? tag.exec(line)?.[1] ?? propertyName(line) ?? methodName(line);
}

/** The name of what a line declares. */
export function declaredName(line: string): string | undefined {
  return declaring.exec(line)?.[1] ?? methodName(line);
}

function propertyName(line: string): string | undefined {
  const [, , quoted, plain] = property.exec(line) ?? [];
  return quoted ?? plain;
}

function methodName(line: string): string | undefined {
  const [, typed, opened] = statement.test(line) ? [] : (method.exec(line) ?? []);
  return typed ?? opened;
}

export const importing =
  /^\s*(import|from|using|use|require|include|package|#\s*include|(const|let|var) .*= require)\b/;

/** What a line that imports makes known: the names in it, but for those of where they come from; else the file's. */
export function importedNames(line: string): readonly string[] {
  const path = /(["'<])([^"'>]*)[">']/;
  const plain = line.replace(path, '').replace(/^\s*from\s+\S+\s+import\b/, '');
  const names = plain.replace(/[\w*]+(?:\\|::|\.)(?=[\w{*])/g, '').match(/[\w$]+/g) ?? [];
  const known = names.filter((name) => !importWords.has(name));
  return known.length > 0
    ? known
    : [/[^/\\]*$/.exec(path.exec(line)?.[2] ?? line.trim())?.[0] ?? ''];
}

const importWords = new Set(
  'import from type as use using require include package const let var static pub crate self super default'.split(
    ' ',
  ),
);

/** Whether one line is the other in a new version: of the same name, or with words more or less. */
export function isVersionOf(line: string, other: string): boolean {
  if (importing.test(line) || importing.test(other)) {
    const names = importedNames(other);
    return (
      importing.test(line) &&
      importing.test(other) &&
      importedNames(line).some((name) => names.includes(name))
    );
  }
  if (!/[\w$]/.test(line) || !/[\w$]/.test(other)) return false;
  const [key, otherKey] = [keyOf(line), keyOf(other)];
  if (declaring.test(line) !== declaring.test(other)) return false;
  if (key !== undefined || otherKey !== undefined) return key === otherKey;
  // Calls of one function may well follow each other.
  const isCall = /^\s*(?:await )?[\w.$]+\(.*\)[;,]?\s*$/;
  return !isCall.test(line) && meansTheSame(line, other);
}

/** Whether two imports have names of which one holds the other, as a new name often holds the old one. */
function mayBeRenamed(line: string, other: string): boolean {
  const stems = (of: string): readonly string[] =>
    importedNames(of).map((name) => name.toLowerCase().replace(/\.\w+$/, ''));
  const names = stems(other);
  return stems(line).some((own) => names.some((old) => old.includes(own) || own.includes(old)));
}

/** Whether a line imports what no line does: names like those of another may be what becomes of that. */
export function isNewImport(line: string, lines: readonly string[]): boolean {
  return (
    importing.test(line) && !lines.some((own) => importing.test(own) && mayBeRenamed(line, own))
  );
}
