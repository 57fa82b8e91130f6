import type { Grammar } from './grammars';

/** A language as the page shows and names it. */
export interface Language {
  /** VS Code's language id. */
  readonly id: string;
  readonly label: string;
  readonly grammar?: Grammar;
}

/** VS Code's id, label, grammar, then what models and file names call it. */
const rows: readonly (readonly [
  id: string,
  label: string,
  grammar: Grammar | '',
  names: string,
])[] = [
  ['shellscript', 'Shell', 'bash', 'bash sh zsh shell console shellsession'],
  ['c', 'C', 'cpp', 'c h'],
  ['cpp', 'C++', 'cpp', 'cpp c++ cc cxx hpp hh ino'],
  ['csharp', 'C#', 'csharp', 'csharp cs c#'],
  ['css', 'CSS', 'css', 'css'],
  ['scss', 'SCSS', 'css', 'scss'],
  ['less', 'Less', 'css', 'less'],
  ['diff', 'Diff', 'diff', 'diff patch'],
  ['go', 'Go', 'go', 'go golang'],
  ['ini', 'INI', 'ini', 'ini conf cfg editorconfig'],
  ['toml', 'TOML', 'ini', 'toml'],
  ['properties', 'Properties', 'ini', 'properties env dotenv'],
  ['java', 'Java', 'java', 'java'],
  ['javascript', 'JavaScript', 'typescript', 'javascript js mjs cjs node'],
  ['javascriptreact', 'JavaScript JSX', 'typescript', 'jsx javascriptreact'],
  ['json', 'JSON', 'json', 'json'],
  ['jsonc', 'JSON with Comments', 'json', 'jsonc json5'],
  ['kotlin', 'Kotlin', 'kotlin', 'kotlin kt kts'],
  ['markdown', 'Markdown', 'markdown', 'markdown md'],
  ['php', 'PHP', 'php', 'php'],
  ['python', 'Python', 'python', 'python py python3 pyi'],
  ['ruby', 'Ruby', 'ruby', 'ruby rb gemfile'],
  ['rust', 'Rust', 'rust', 'rust rs'],
  ['sql', 'SQL', 'sql', 'sql mysql postgresql postgres sqlite plsql'],
  ['typescript', 'TypeScript', 'typescript', 'typescript ts mts cts'],
  ['typescriptreact', 'TypeScript JSX', 'typescript', 'tsx typescriptreact'],
  ['html', 'HTML', 'xml', 'html htm'],
  ['xml', 'XML', 'xml', 'xml svg xhtml xsd xsl plist'],
  ['vue', 'Vue', 'xml', 'vue'],
  ['svelte', 'Svelte', 'xml', 'svelte'],
  ['yaml', 'YAML', 'yaml', 'yaml yml'],
  ['dockerfile', 'Docker', '', 'dockerfile docker'],
  ['makefile', 'Makefile', '', 'makefile make mk'],
  ['powershell', 'PowerShell', '', 'powershell ps1 pwsh'],
  ['swift', 'Swift', '', 'swift'],
  ['lua', 'Lua', '', 'lua'],
  ['dart', 'Dart', '', 'dart'],
  ['r', 'R', '', 'r'],
  ['perl', 'Perl', '', 'perl pl'],
  ['plaintext', 'Text', '', 'text txt plaintext plain output log'],
];

const byName: ReadonlyMap<string, Language> = new Map(
  rows.flatMap(([id, label, grammar, names]) =>
    names
      .split(' ')
      .map((name): [string, Language] => [
        name,
        { id, label, ...(grammar === '' ? {} : { grammar }) },
      ]),
  ),
);

/** The language of this name, alias or file extension; `undefined` where the page knows none. */
export function findLanguage(name: string): Language | undefined {
  return byName.get(name.toLowerCase());
}
