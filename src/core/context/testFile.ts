/** Where the tests of a file belong. Paths are relative to the workspace, with `/`. */
export interface TestFile {
  readonly path: string;
  /** It is there already. */
  readonly exists: boolean;
  /** A test that shows how they are written here; absent when there is none, or the file itself shows it. */
  readonly example?: string;
}

/** How a language names its test files where no example tells. */
const usualNames: Readonly<Record<string, (name: string, extension: string) => string>> = {
  py: (name) => `test_${name}.py`,
  go: (name) => `${name}_test.go`,
  rb: (name) => `${name}_spec.rb`,
  java: (name) => `${name}Test.java`,
  kt: (name) => `${name}Test.kt`,
  cs: (name) => `${name}Tests.cs`,
  php: (name) => `${name}Test.php`,
  c: (name) => `${name}_test.c`,
  cpp: (name) => `${name}_test.cpp`,
};

/** What a test's name has that the name of its subject has not. */
const marks = [
  /^(?<name>.+)(?<after>[-._](test|spec|tests|specs))$/i,
  /^(?<name>.*[a-z0-9])(?<after>(Test|Tests|Spec|Specs|IT))$/,
  /^(?<before>test[_-])(?<name>.+)$/i,
] as const;

interface TestName {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** @returns undefined for a file that is no test by its name */
function testNameOf(path: string): TestName | undefined {
  const { name } = partsOf(path);
  for (const mark of marks) {
    const { groups } = mark.exec(name) ?? {};
    if (groups)
      return {
        name: groups['name'] ?? '',
        before: groups['before'] ?? '',
        after: groups['after'] ?? '',
      };
  }
  return undefined;
}

/** Text, data and looks: nothing that a test could call. */
const noCode = new Set(
  (
    'md markdown mdx rst adoc txt text log json jsonc json5 jsonl ndjson yaml yml toml ini cfg conf properties env csv tsv ' +
    'xml svg css scss sass less html htm lock diff patch ipynb'
  ).split(' '),
);
/** VS Code's ids for files without an extension. */
const noCodeLanguages =
  /^(plaintext|markdown|jsonc?|ya?ml|dotenv|ignore|properties|makefile|dockerfile)$/;
/** Languages whose tests are told by a word at the end of their names; elsewhere it may be about a test. */
const namedInCamelCase = /^(java|kt|kts|cs|php|scala|groovy|swift)$/;

/** Why no tests can be written for a file: it is one itself, or holds no code. */
export function whyUntestable(path: string, languageId: string): 'test' | 'noCode' | undefined {
  const { folder, name, extension } = partsOf(path);
  if (noCode.has(extension) || (extension === '' && noCodeLanguages.test(languageId)))
    return 'noCode';
  if (extension === 'rs') return folder.split('/').includes('tests') ? 'test' : undefined;
  const isNamedSo =
    /[-._](test|spec)s?$|^test_/i.test(name) ||
    (namedInCamelCase.test(extension) && testNameOf(path) !== undefined);
  return isNamedSo ? 'test' : undefined;
}

/** Tests of Rust among the code, in its file. */
const rustTests = /#\[cfg\((all\()?test\b[^\n]*\]\s*(pub(\([^)]*\))?\s+)?mod\s+\w+\s*\{/;

/** In the file itself, where tests are already, else in `tests` beside `src`. */
function rustTestFile(path: string, tests: readonly string[], text: string): TestFile {
  if (rustTests.test(text)) return { path, exists: true };
  const { folder, name } = partsOf(path);
  const segments = folder.split('/');
  const src = segments.lastIndexOf('src');
  const crate = (src < 0 ? segments : segments.slice(0, src)).join('/');
  const subject = name === 'mod' && src < segments.length - 1 ? (segments.at(-1) ?? name) : name;
  const root = join(crate, 'tests');
  const own = join(root, `${subject}.rs`);
  if (tests.includes(own)) return { path: own, exists: true };
  const [example] = tests.filter((test) => partsOf(test).folder === root).sort(order);
  return { path: own, exists: false, ...(example !== undefined && { example }) };
}

/**
 * The test file of a source file: the one that is named after it, else a new one where the nearest test shows that it
 * belongs, else a new one beside it, named as its language does.
 *
 * @param tests the paths of files that may be tests
 * @param text of the source file
 */
export function testFileFor(path: string, tests: readonly string[], text = ''): TestFile {
  const { folder, name, extension } = partsOf(path);
  if (extension === 'rs') return rustTestFile(path, tests, text);
  const alike = tests.filter(
    (test) => testNameOf(test) && sameLanguage(partsOf(test).extension, extension),
  );
  const nearest = [...alike].sort(
    (a, b) => distance(folder, a) - distance(folder, b) || order(a, b),
  );
  const own = nearest.find((test) => testNameOf(test)?.name === name);
  if (own !== undefined) return { path: own, exists: true };
  const [example] = nearest;
  if (example === undefined) {
    const usual = usualNames[extension] ?? ((plain, end) => `${plain}.test.${end}`);
    return { path: join(folder, usual(name, extension)), exists: false };
  }
  const { before, after } = testNameOf(example) ?? { before: '', after: '.test' };
  const file = `${before}${name}${after}.${extension}`;
  return { path: join(testFolder(folder, example, alike), file), exists: false, example };
}

/** Folders that hold sources, as projects call them. */
const sourceRoots = new Set(['src', 'lib', 'app', 'source', 'sources', 'main', 'java', 'kotlin']);
const testRoots = /^(tests?|specs?|unit|integration|.+[.]tests?)$/i;

/** Beside the source, in a folder of tests beside it, or in a tree of tests that mirrors the sources: as the example is. */
function testFolder(folder: string, example: string, tests: readonly string[]): string {
  const exampleFolder = partsOf(example).folder;
  if (exampleFolder === folder) return folder;
  const segments = exampleFolder.split('/');
  const last = segments.at(-1) ?? '';
  if (/^__tests__$/.test(last)) return join(folder, last);
  const rootLength = segments.findLastIndex((segment) => testRoots.test(segment)) + 1;
  // Tests that lie among sources say: beside the source.
  if (rootLength === 0) return folder;
  // `src/test/java` is the root of `src/main/java`.
  const kept = sourceRoots.has(segments[rootLength] ?? '') ? rootLength + 1 : rootLength;
  const root = segments.slice(0, kept).join('/');
  const isFlat = tests.every((test) => partsOf(test).folder === root);
  if (isFlat && tests.length > 1) return root;
  return join(root, withoutSourceRoots(folder, root));
}

/** What of a source's folder its tests' folder repeats below its root. */
function withoutSourceRoots(folder: string, testRoot: string): string {
  const segments = folder.split('/').filter((segment) => segment !== '');
  const rootParent = testRoot.split('/').slice(0, -1);
  let first = 0;
  while (first < segments.length && segments[first] === rootParent[first]) first++;
  const project = /^(.+)[.]tests?$/i.exec(testRoot.split('/').at(-1) ?? '')?.[1];
  if (segments[first] === project && project !== undefined) first++;
  while (first < segments.length && sourceRoots.has(segments[first] ?? '')) first++;
  return segments.slice(first).join('/');
}

function partsOf(path: string): {
  readonly folder: string;
  readonly name: string;
  readonly extension: string;
} {
  const slash = path.lastIndexOf('/');
  const file = path.slice(slash + 1);
  const dot = file.lastIndexOf('.');
  return {
    folder: slash < 0 ? '' : path.slice(0, slash),
    name: dot <= 0 ? file : file.slice(0, dot),
    extension: dot <= 0 ? '' : file.slice(dot + 1).toLowerCase(),
  };
}

const families = [
  ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'],
  ['c', 'cc', 'cpp', 'cxx'],
];

function sameLanguage(one: string, other: string): boolean {
  return one === other || families.some((family) => family.includes(one) && family.includes(other));
}

/** How many folders apart they are. */
function distance(folder: string, test: string): number {
  const here = folder.split('/');
  const there = partsOf(test).folder.split('/');
  const shared = here.filter((segment) => there.includes(segment)).length;
  return here.length + there.length - 2 * shared;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function join(...segments: readonly string[]): string {
  return segments.filter((segment) => segment !== '').join('/');
}
