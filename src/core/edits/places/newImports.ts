import { isCommentLine } from './commentLine';
import type { PlacesDocument } from './placesDocument';
import { spelling } from './spelling';
import { importedNames } from './versionOf';

/** In each language, how a line begins that says what a file uses. */
const patterns: Readonly<Record<string, RegExp>> = {
  c: /^#\s*include\b/,
  cpp: /^#\s*include\b/,
  csharp: /^(global\s+)?using\s+(static\s+)?[\w.]+(\s*=\s*[\w.<>]+)?;/,
  go: /^import\b/,
  java: /^import\s/,
  javascript: /^import\b(?!\s*[(.])/,
  javascriptreact: /^import\b(?!\s*[(.])/,
  php: /^use\s+(function\s+|const\s+)?\\?\w+\\/,
  python: /^(import|from)\s+[\w.]/,
  rust: /^(pub\s+)?use\s/,
  typescript: /^import\b(?!\s*[(.])/,
  typescriptreact: /^import\b(?!\s*[(.])/,
};

/** Languages in which an import may also stand in a function. */
const localLanguages = new Set(['python', 'rust']);

/** What stands above the imports, or beside them. */
const beside =
  /^(package\s|namespace\s[\w\\.]+;|<\?php|#\s*(pragma|ifndef|define|if|ifdef|endif|else)\b|['"]use \w+['"])/;

/** An import, by lines; the end is exclusive. */
interface ImportLines {
  readonly start: number;
  readonly end: number;
}

/** Whether a line of code in this language is an import of its own. */
export function isImport(line: string, languageId: string): boolean {
  return Object.hasOwn(patterns, languageId) && patterns[languageId]?.test(line) === true;
}

/** What an answer for a selection has of imports at its head. */
export interface NewImports {
  /** The code behind them. */
  readonly rest: readonly string[];
  /** The lines of those that the file does not have. */
  readonly added: readonly string[];
  /** Before which line of the document they belong. */
  readonly at: number;
}

/** Undefined where there are none, or their place in the file is not certain. */
export function newImports(
  document: PlacesDocument,
  lines: readonly string[],
  [start, end]: readonly [start: number, end: number],
): NewImports | undefined {
  const { languageId } = document;
  const given = importsAt(
    lines.map((line) => line.trim()),
    languageId,
    false,
  );
  const own = importsAt(document.lines, languageId, true);
  const last = given?.at(-1);
  const place = own && placeIn(document, own);
  if (!own || !given || !last || !place) return undefined;
  const selected = document.text.slice(start, end).split('\n');
  const isBelow = document.lineAt(start) >= place.at && start > 0;
  if (!isBelow || selected.some((line) => isImport(line.trim(), languageId))) return undefined;
  if (localLanguages.has(languageId) && !declares(selected)) return undefined;
  const known = own.map((one) => textOf(document.lines, one));
  const added: string[] = [];
  for (const one of given) {
    const text = textOf(lines, one);
    const more = languageId === 'go' ? newPaths(text, known, place) : newNames(text, known);
    if (more === undefined) return undefined;
    // One that is new as a whole stays written as it is.
    if (more.length === 1 && more[0] === text)
      added.push(...withoutMargin(lines.slice(one.start, one.end)));
    else added.push(...more);
  }
  const spaced = own.length === 0 && added.length > 0 ? [...added, ''] : added;
  return { rest: lines.slice(last.end), added: spaced, at: place.at };
}

interface Place {
  readonly at: number;
  /** In a block of imports, which has a line for each. */
  readonly isBlock: boolean;
}

/** Behind the imports that the file has, or at its beginning where that is code. */
function placeIn(
  { lines, languageId }: PlacesDocument,
  own: readonly ImportLines[],
): Place | undefined {
  const last = own.at(-1);
  if (!last) {
    const isCode = !/^\s*$|^[#'"]/.test(lines[0] ?? '') && !beside.test(lines[0] ?? '');
    return isCode && mayBegin.has(languageId) && pastComment(lines, 0, languageId) === 0
      ? { at: 0, isBlock: false }
      : undefined;
  }
  const isBlock = languageId === 'go' && last.end - last.start > 1;
  if (isBlock && !lines[last.end - 1]?.startsWith(')')) return undefined;
  return { at: last.end - (isBlock ? 1 : 0), isBlock };
}

/** Languages whose files may begin with an import. */
const mayBegin = new Set(
  'javascript javascriptreact typescript typescriptreact python rust'.split(' '),
);

function newPaths(text: string, known: readonly string[], { isBlock }: Place): readonly string[] {
  const pathsIn = (code: string): readonly string[] => code.match(/(?:[\w.]+ +)?"[^"]+"/g) ?? [];
  const bare = (path: string): string => path.replace(/^import +/, '');
  const own = new Set(known.flatMap(pathsIn).map(bare));
  const fresh = pathsIn(text)
    .map(bare)
    .filter((path) => !own.has(path));
  return fresh.map((path) => (isBlock ? `\t${path}` : `import ${path}`));
}

/** What of an import the file does not have; undefined where one of its names is there from elsewhere. */
function newNames(text: string, known: readonly string[]): readonly string[] | undefined {
  if (known.some((other) => spelling(other) === spelling(text))) return [];
  const list = listOf(text);
  const same =
    list && known.flatMap((other) => listOf(other) ?? []).filter(({ key }) => key === list.key);
  const have = new Set(same?.flatMap(({ names }) => names));
  const rest = list && have.size > 0 ? list.names.filter((name) => !have.has(name)) : undefined;
  if (rest?.length === 0) return [];
  const code = rest && list ? `${list.before}${rest.join(', ')}${list.after}` : text;
  const taken = new Set(known.flatMap(importedNames));
  const names = rest ?? importedNames(text);
  const isPath = text.startsWith('#') || /^(global\s+)?using\b/.test(text);
  return !isPath && names.some((name) => taken.has(name)) ? undefined : [code];
}

/** An import of a list of names. */
interface NameList {
  readonly before: string;
  readonly names: readonly string[];
  readonly after: string;
  /** Where they come from, and how. */
  readonly key: string;
}

function listOf(text: string): NameList | undefined {
  const [, before = '', list = '', after = ''] =
    /^(import\s+(?:type\s+)?\{\s*)([^{}]*?),?(\s*\}\s*from\b.*)$/.exec(text) ??
    /^(from\s+\S+\s+import\s+)\(?([^()#]*)\)?()$/.exec(text) ??
    /^(use\s+[\w:]+::\{\s*)([^{}]*?),?(\s*\};)$/.exec(text) ??
    [];
  if (before === '') return undefined;
  const names = list.split(',').flatMap((name) => name.trim() || []);
  const key = spelling(before + after);
  return { before, names, after, key };
}

function withoutMargin(lines: readonly string[]): readonly string[] {
  const margin = /^\s*/.exec(lines[0] ?? '')?.[0] ?? '';
  return lines.map((line) =>
    line.startsWith(margin) ? line.slice(margin.length) : line.trimStart(),
  );
}

function declares(lines: readonly string[]): boolean {
  const head = lines.find((line) => line.trim() !== '' && !/^\s*(#|@|\/\/)/.test(line)) ?? '';
  return /^\s*(pub(\(\w+\))?\s+|async\s+|unsafe\s+)*(def|class|fn|struct|enum|trait|impl|const|static|mod)\b/.test(
    head,
  );
}

function textOf(lines: readonly string[], { start, end }: ImportLines): string {
  return lines
    .slice(start, end)
    .map((line) => line.trim())
    .join(' ');
}

/**
 * The imports that the code begins with; undefined where one of them does not end with certainty.
 * @param isFile whether comments and what a file begins with may stand between them
 */
function importsAt(
  lines: readonly string[],
  languageId: string,
  isFile: boolean,
): readonly ImportLines[] | undefined {
  const found: ImportLines[] = [];
  let [cases, firstCases] = [0, 0];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^#\s*if/.test(line)) cases++;
    if (/^#\s*endif/.test(line)) cases--;
    if (isImport(line, languageId)) {
      const end = endOf(lines, at, languageId);
      if (end === undefined) return undefined;
      if (found.length === 0) firstCases = cases;
      // One for some cases only is no place for others.
      if (cases === firstCases) found.push({ start: at, end });
      at = end - 1;
    } else if (isFile && line.trim() !== '' && !beside.test(line)) {
      const past = pastComment(lines, at, languageId);
      if (past === at) break;
      at = past - 1;
    } else if (!isFile && line.trim() !== '') break;
  }
  return found;
}

/** The line behind an import, once all that it opens is closed. */
function endOf(lines: readonly string[], start: number, languageId: string): number | undefined {
  let depth = 0;
  const hasEnd = ['rust', 'java', 'php', 'csharp'].includes(languageId);
  for (let at = start; at < Math.min(lines.length, start + 60); at++) {
    const line = (lines[at] ?? '').replace(/\/\/.*/, '').trimEnd();
    depth += (line.match(/[({]/g)?.length ?? 0) - (line.match(/[)}]/g)?.length ?? 0);
    if (depth > 0) continue;
    if (depth < 0 || /[\\,]$/.test(line) || (hasEnd && !line.endsWith(';'))) return undefined;
    return at + 1;
  }
  return undefined;
}

/** The line behind the comment that begins here: the same where there is none. */
function pastComment(lines: readonly string[], start: number, languageId: string): number {
  const line = lines[start]?.trim() ?? '';
  const open =
    languageId === 'python' ? /^[rRuU]?("""|''')/.exec(line)?.[1] : /^\/\*/.exec(line)?.[0];
  if (open === undefined) return isCommentLine(line, languageId) ? start + 1 : start;
  const close = open === '/*' ? '*/' : open;
  const rest = line.slice(line.indexOf(open) + open.length);
  if (rest.includes(close)) return start + 1;
  const end = lines.findIndex((other, at) => at > start && other.includes(close));
  return end < 0 ? start : end + 1;
}
