import fs from 'node:fs';
import path from 'node:path';
import {
  faults,
  isRight,
  makeCase,
  type EditCase,
  type SourceFile,
} from '../test/support/editCases';
import { edited } from '../test/support/placing';
import { seededRandom } from '../test/support/seededRandom';
import { repository } from '../test/vscode/folders';
import { rounded, type Measurement } from './support/measurement';

const cases = 100_000;
/** The repository's own code, and packages of other hands and in other styles. */
const folders = ['src', 'test', 'bench', ...['preact', 'marked', 'mocha', 'openai'].map(packageOf)];
const languages: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.css': 'css',
  '.md': 'markdown',
  '.json': 'json',
};
/** A package of thousands of files would be all that is seen. */
const perFolder = 400;

interface Tally {
  readonly made: number;
  readonly clear: number;
  readonly right: number;
  readonly refused: number;
}

/** Random edits of real files, written with every fault, the truth known: how many went wrong, and how many were found. */
export function bench(): Promise<readonly Measurement[]> {
  const files = folders.flatMap(readFolder);
  const random = seededRandom(1);
  const tallies = new Map(faults.map((fault) => [fault as string, none]));
  const wrong: EditCase[] = [];
  for (let made = 0; made < cases;) {
    const file = files[Math.floor(random() * files.length)];
    const fault = faults[Math.floor(random() * faults.length)];
    const one = file && fault && makeCase(file, fault, random);
    if (!one) continue;
    made++;
    const result = edited(one.text, one.edit, {
      languageId: one.languageId,
      ...(one.selection && { selection: one.selection }),
    });
    const isRefused = result.startsWith('REFUSED');
    if (!isRefused && !isRight(one, result)) wrong.push(one);
    tallies.set(one.fault, counted(tallies.get(one.fault) ?? none, one, isRefused));
  }
  const all = [...tallies.values()];
  const sum = (of: (tally: Tally) => number): number =>
    all.reduce((total, one) => total + of(one), 0);
  const byFault = Object.fromEntries(
    [...tallies].map(([fault, { clear, right }]) => [
      fault,
      clear > 0 ? rounded(right / clear) : '-',
    ]),
  );
  const [first] = wrong;
  return Promise.resolve([
    {
      name: 'edits_wrong',
      value: wrong.length,
      unit: 'cases',
      cases,
      files: files.length,
      without_a_clear_place: cases - sum(({ clear }) => clear),
      refused: sum(({ refused }) => refused),
      ...(first && { first: { fault: first.fault, change: first.edit.change } }),
    },
    {
      name: 'edits_generated_right',
      value: rounded(sum(({ right }) => right) / sum(({ clear }) => clear)),
      unit: 'share of those with one clear place',
      clear: sum(({ clear }) => clear),
      by_fault: byFault,
    },
  ]);
}

const none: Tally = { made: 0, clear: 0, right: 0, refused: 0 };

function counted(tally: Tally, { isClear }: EditCase, isRefused: boolean): Tally {
  return {
    made: tally.made + 1,
    clear: tally.clear + (isClear ? 1 : 0),
    right: tally.right + (isClear && !isRefused ? 1 : 0),
    refused: tally.refused + (isRefused ? 1 : 0),
  };
}

function packageOf(name: string): string {
  return path.join('node_modules', name);
}

function readFolder(folder: string): readonly SourceFile[] {
  return fs
    .readdirSync(path.join(repository, folder), { recursive: true })
    .map(String)
    .filter((name) => path.extname(name) in languages && !/node_modules|\.d\.\w?ts$/.test(name))
    .toSorted()
    .slice(0, perFolder)
    .flatMap((name) => {
      const text = fs.readFileSync(path.join(repository, folder, name), 'utf8');
      const lines = text.replace(/\n$/, '').split('\n');
      // Minified code and data are edited by nobody, and files with other line ends are made from these.
      const isCode = lines.length < 3000 && lines.every((line) => line.length < 400);
      const languageId = languages[path.extname(name)] ?? 'plaintext';
      return isCode && !text.includes('\r') ? [{ lines, languageId }] : [];
    });
}
