import fs from 'node:fs';
import path from 'node:path';
import { languageIdOfPath } from '../../../src/core/edits/answer/languageId';
import { repository } from '../../vscode/folders';
import { readCorpus } from '../readCorpus';
import { byLanguage, type SourceFile } from './sourceFile';

/** So many files of a language are looked at, spread over all there are: one package would be all that is seen. */
const perLanguage = 500;
const [fewestLines, mostLines, longestLine] = [12, 250, 300];

/** Real files to edit: the repository's own code, that of installed packages, and the corpus with its many languages. */
export function readSources(): readonly SourceFile[] {
  const groups = byLanguage(
    ['src', 'test', 'bench', 'node_modules'].flatMap(pathsIn),
    (name) => languageIdOfPath(name) ?? '',
  );
  const files = [...groups].flatMap(([languageId, paths]) =>
    languages.has(languageId)
      ? spread(paths).flatMap((name) => sourceOf(nameOf(name), readText(name)) ?? [])
      : [],
  );
  return unlike([...files, ...corpusSources()]);
}

/** The files that the corpus is about. */
export function corpusSources(): readonly SourceFile[] {
  return unlike(
    readCorpus().flatMap(({ originals }) =>
      originals.flatMap(({ path: name, text }) => sourceOf(name, text) ?? []),
    ),
  );
}

function unlike(files: readonly SourceFile[]): readonly SourceFile[] {
  return [...new Map(files.map((file) => [file.lines.join('\n'), file])).values()];
}

function pathsIn(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(repository, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => !/\s|\.d\.\w?ts$|corpus\/edits\//.test(name))
    .toSorted();
}

function spread(paths: readonly string[]): readonly string[] {
  const step = Math.max(1, paths.length / perLanguage);
  const count = Math.min(paths.length, perLanguage);
  return Array.from({ length: count }, (_, at) => paths[Math.floor(at * step)] ?? '');
}

function readText(name: string): string {
  const file = path.join(repository, name);
  return fs.statSync(file).isFile() ? fs.readFileSync(file, 'utf8') : '';
}

/** As its own project names it. */
function nameOf(name: string): string {
  return name.replace(/^node_modules\/(?:@[^/]+\/)?[^/]+\/(?=.)/, '');
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
