import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { readCorpus } from '../test/corpus/readCorpus';
import { runCase } from '../test/corpus/runCase';
import { SyntaxTrees } from '../src/core/syntax/syntaxTrees';
import { grammarFiles } from '../test/support/grammarFiles';
import type { CaseNumbers, FormatTally, JudgedCases } from './support/judgeGenerated';
import { rounded, type Measurement } from './support/measurement';

const cases = 100_000;

/**
 * Answers made of random edits of real files, in every format and with every fault, the truth known; and the corpus: how
 * many went wrong, and how many were applied of those that a careful person would apply.
 */
export async function bench(): Promise<readonly Measurement[]> {
  const corpus = await judgeCorpus();
  const count = os.availableParallelism();
  const judged = await Promise.all(
    Array.from({ length: count }, (_, first) => judgeAside({ first, step: count, end: cases })),
  );
  const formats = merged(judged.map(({ formats: own }) => own));
  const wrong = judged.flatMap((one) => one.wrong);
  const sum = (of: (tally: FormatTally) => number): number =>
    Object.values(formats).reduce((total, one) => total + of(one), 0);
  return [
    {
      name: 'edits_wrong',
      value: wrong.length + corpus.wrong.length,
      unit: 'cases',
      cases: cases + corpus.cases,
      wrong: [...corpus.wrong, ...wrong].slice(0, 20),
      refused: sum(({ refused }) => refused),
    },
    {
      name: 'edits_corpus_right',
      value: rounded(corpus.right / corpus.clear),
      unit: 'share of those that a careful person would apply',
      cases: corpus.cases,
      clear: corpus.clear,
    },
    {
      name: 'edits_generated_right',
      value: rounded(sum(({ right }) => right) / sum(({ clear }) => clear)),
      unit: 'share of those that a careful person would apply',
      clear: sum(({ clear }) => clear),
      by_format: formats,
    },
  ];
}

async function judgeCorpus() {
  const trees = new SyntaxTrees(grammarFiles());
  const all = readCorpus();
  const wrong: string[] = [];
  let [clear, right] = [0, 0];
  for (const one of all) {
    const { outcome } = await runCase(one, async (languageId) => trees.open(languageId));
    if (outcome === 'wrong') wrong.push(one.name);
    if (!one.isClear) continue;
    clear++;
    if (outcome === 'right') right++;
  }
  trees.dispose();
  return { cases: all.length, clear, right, wrong };
}

function judgeAside(workerData: CaseNumbers): Promise<JudgedCases> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'support/judgeGenerated.ts'), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

function merged(all: readonly JudgedCases['formats'][]): Record<string, FormatTally> {
  const total: Record<string, FormatTally> = {};
  for (const [format, one] of all.flatMap((formats) => Object.entries(formats))) {
    const { made = 0, clear = 0, right = 0, refused = 0 } = total[format] ?? {};
    total[format] = {
      made: made + one.made,
      clear: clear + one.clear,
      right: right + one.right,
      refused: refused + one.refused,
    };
  }
  return total;
}
