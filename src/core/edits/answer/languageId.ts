/** VS Code's language ids, each with the names and file endings that stand for it. */
const namesOf: Readonly<Record<string, string>> = {
  bat: 'bat cmd batch',
  c: 'c h',
  clojure: 'clojure clj cljs',
  cpp: 'cpp c++ cc cxx hpp hh hxx',
  csharp: 'csharp cs c#',
  css: 'css',
  dart: 'dart',
  diff: 'diff patch udiff',
  dockerfile: 'dockerfile docker',
  elixir: 'elixir ex exs',
  go: 'go golang',
  graphql: 'graphql gql',
  haskell: 'haskell hs',
  html: 'html htm xhtml',
  ini: 'ini cfg conf editorconfig',
  java: 'java',
  javascript: 'javascript js mjs cjs node',
  javascriptreact: 'javascriptreact jsx',
  json: 'json json5',
  jsonc: 'jsonc',
  kotlin: 'kotlin kt kts',
  latex: 'latex tex',
  less: 'less',
  lua: 'lua',
  makefile: 'makefile make mk',
  markdown: 'markdown md mdx',
  perl: 'perl pl pm',
  php: 'php',
  plaintext: 'plaintext text txt plain',
  powershell: 'powershell ps1 psm1 pwsh',
  properties: 'properties',
  proto3: 'proto proto3',
  python: 'python py python3 py3 pyi',
  r: 'r',
  ruby: 'ruby rb',
  rust: 'rust rs',
  scala: 'scala',
  scss: 'scss sass',
  shellscript: 'shellscript shell sh bash zsh console',
  sql: 'sql mysql postgresql',
  svelte: 'svelte',
  swift: 'swift',
  toml: 'toml',
  typescript: 'typescript ts mts cts',
  typescriptreact: 'typescriptreact tsx',
  vue: 'vue',
  xml: 'xml svg xsd xsl csproj',
  yaml: 'yaml yml',
};

const ids = new Map(
  Object.entries(namesOf).flatMap(([id, names]) => names.split(' ').map((name) => [name, id])),
);

/** The language that a fence's word or a file ending (without its dot) stands for. */
export function languageIdOf(name: string): string | undefined {
  return ids.get(name.toLowerCase());
}

/** The language of a file, by the ending of its name. */
export function languageIdOfPath(path: string): string | undefined {
  return languageIdOf(/\.([^./\\]+)$/.exec(path)?.[1] ?? '');
}

/** The language of a fenced block, by the first word behind its fence. */
export function languageIdOfInfo(info: string): string | undefined {
  return languageIdOf(/^[\w+#-]+/.exec(info)?.[0] ?? '');
}
