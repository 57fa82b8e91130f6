import { languageIdOf } from './languageId';

/** A file that a line of an answer names for the code that follows. */
export interface NamedFile {
  readonly path: string;
  /** A heading speaks for all that follows, a label for the next block, a sentence for the block right below. */
  readonly how: 'heading' | 'label' | 'sentence';
}

const otherEndings =
  /^(lock|gradle|csv|tsv|ipynb|sln|snap|tf|hcl|zig|nim|vb|fs|fsx|groovy|erl|ml|mli|jl|astro|prisma|cmake|ejs|hbs|pug|haml|erb|twig|blade|jinja2?|j2|rst|adoc|org|bicep|sol|wgsl|glsl|feature|styl|razor|cshtml|plist|vim|el|lisp|scm|pas|asm|cu|mm|m|v|sv|vhd)$/i;
const namesWithoutEnding =
  /^(\.?(gitignore|dockerignore|npmignore|prettierignore|eslintignore|gitattributes|editorconfig|npmrc|nvmrc|babelrc|eslintrc|prettierrc|bashrc|zshrc|env(\.\w+)?)|Makefile|Dockerfile|Containerfile|Gemfile|Rakefile|Procfile|Jenkinsfile|Vagrantfile|CMakeLists\.txt|LICENSE|README|CHANGELOG)$/;
/** Names of things, not of files. */
const products =
  /^(node|next|vue|nuxt|react|express|three|d3|nest|ember|backbone|angular|p5|chart|alpine|discord|socket)\.js$/i;
const pathCharacters = /^[\p{L}\p{N}_@.$()[\]+~\-/\\#,&=!]+$/u;

/** What can only be a file, and one elsewhere: then the code is for no other. A web address is where something was read. */
const leadsAway =
  /^(?:(?:[a-z]:|\\)[\\/].*\.\w{1,12}$|(?!.*\s)(?:[a-z]:[\\/]|\\\\[\w.?-]+\\|~[\w.-]*[\\/]|(?:\.|%2e){2}(?:[\\/]|%2f|%5c)|(?:file|untitled|git|ssh|sftp|smb|vscode[\w-]*):\/\/|\/(?:bin|dev|etc|home|lib|mnt|opt|private|proc|root|sbin|srv|sys|tmp|users|usr|var)\/).)/i;

/** Whether a word is the name of a file: a known ending, or any ending where it has folders too. */
export function isPath(word: string): boolean {
  if (word.length > 260) return false;
  if (leadsAway.test(word)) return true;
  if (!pathCharacters.test(word) || /^[./\\]*$/.test(word)) return false;
  const name = /[^/\\]*$/.exec(word)?.[0] ?? '';
  if (namesWithoutEnding.test(name)) return true;
  const ending = /[^.]\.([\p{L}][\p{L}\p{N}_-]{0,11})$/u.exec(name)?.[1];
  if (ending === undefined) return false;
  if (name !== word) return true;
  return !products.test(word) && (languageIdOf(ending) !== undefined || otherEndings.test(ending));
}

/** The path with / between its folders and without a leading ./ */
export function cleanPath(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '');
}

const quotes = /^[\s`*"'“”‘’([<]+|[\s`*"'“”‘’)\]>:,;]+$/g;
/** Underlines at one end belong to the name: `__init__.py`. */
const underlined = /^(_+)(?=[^_])(.*[^_])\1$/;

function unquoted(text: string): string {
  return text.replace(quotes, '').replace(underlined, '$2').replace(quotes, '');
}

const label =
  /^(?:(?:new|updated|modified|changed|full|complete|the)\s+)*(?:file ?(?:name|path)?|path|filename|datei|fichier|archivo|文件|ファイル)\s*[:：=]\s*/i;
const remark =
  /\s*[([](?:new|updated?|modified|changed|created?|edited|full|complete|lines?)\b.{0,40}$/i;

/** More words than a name with its label and a remark have. */
const isLong = /^\s*(?:\S+\s+){9}\S/;

/** The path that is all a text says, but for quotes, a label and a remark such as "(new file)". */
function pathAlone(text: string): string | undefined {
  if (isLong.test(text)) return undefined;
  const said = unquoted(text);
  if (leadsAway.test(said)) return said;
  const bare = unquoted(said.replace(label, ''));
  if (label.test(said) && /^\/[^\s/]+(\/[^\s/]+)*$/.test(bare)) return bare;
  for (const candidate of [bare, unquoted(bare.replace(remark, ''))])
    if (isPath(candidate)) return cleanPath(candidate);
  return undefined;
}

const takesNoCode =
  /^(see|unlike|like|compare|similar|equivalent|same|from|as in|based on|run|use|using|call|import|output|with|after|before|it|this)\b/i;
const takesCode =
  /^(?:now |then |next,? |first,? |finally,? )?(in|update|edit|change|modify|create|add|replace|rewrite|for|save|fix|refactor)\b/i;

/** The file that a line of prose names for the code after it, where that is certain. */
export function fileNamedIn(line: string): NamedFile | undefined {
  if (line.length > 300 || !/[./\\]|file/.test(line)) return undefined;
  const [, heading, item, text = ''] =
    /^\s*(#{1,6}\s+)?((?:\d+[.)]|[-*+]|step \d+:)\s+)?(.*)$/i.exec(line) ?? [];
  const alone = pathAlone(text);
  if (alone !== undefined)
    return { path: alone, how: heading ? 'heading' : item ? 'sentence' : 'label' };
  const said = text.replace(/^[*_]+/, '');
  if (!heading && (!/[:：][\s*_]*$/.test(text) || takesNoCode.test(said))) return undefined;
  const words = [...text.matchAll(/`([^`]+)`|(\S+)/g)]
    .map(([, quoted, word]) => unquoted(quoted ?? word ?? '').replace(/\.$/, ''))
    .filter(Boolean);
  const paths = [...new Set(words.filter(isPath).map(cleanPath))];
  const [path] = paths;
  if (path === undefined || paths.length > 1) return undefined;
  if (heading) return { path, how: 'heading' };
  const last = words.at(-1);
  const isLast = last !== undefined && isPath(last);
  return isLast || takesCode.test(said) ? { path, how: 'sentence' } : undefined;
}

/** The path in what stands behind an opening fence: `ts src/a.ts`, `ts:src/a.ts`, `12:20:a.ts`, `title="a.ts"`. */
export function pathInInfo(info: string): string | undefined {
  const named =
    /\b(?:title|file|file_?name|file_?path|path|name)\s*[=:]\s*(?:"([^"]+)"|'([^']+)'|([^\s}]+))/i;
  const [, double, single, plain] = named.exec(info) ?? [];
  const words = [double, single, plain, ...info.split(/[\s{}]+/)];
  for (const word of words) {
    if (word === undefined) continue;
    const path = unquoted(
      word
        .replace(/^\d+:\d+:/, '')
        .replace(/^([\w+#]{1,16}):(?=([\\/]*))/, (whole, said: string, slashes: string) =>
          slashes === '' || (said.length > 1 && languageIdOf(said) !== undefined) ? '' : whole,
        ),
    );
    if (languageIdOf(path) === undefined && isPath(path)) return cleanPath(path);
  }
  return undefined;
}

const comment =
  /^\s*(?:\/\/+|#+|--+|;+|%+|\/\*+|<!--|\{\/\*|\(\*|REM )\s*(.*?)\s*(?:\*+\/\}?|-->|\*\))?\s*$/i;

/** What a line says that is nothing but a comment, in any language. */
export function commentIn(line: string): string | undefined {
  return line.length > 300 ? undefined : comment.exec(line)?.[1];
}

/** The path that a comment consists of, as models put it on the first line of a file. */
export function pathInComment(line: string): string | undefined {
  const said = commentIn(line);
  return said === undefined ? undefined : pathAlone(said);
}

/** The path that a line consists of, also as a comment or quoted. */
export function pathInLine(line: string): string | undefined {
  return line.length > 300 ? undefined : (pathInComment(line) ?? pathAlone(line));
}
