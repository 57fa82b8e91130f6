// Judges its share of the generated cases, as a worker thread of `bench/generatedEdits.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { SyntaxTrees } from '../../src/core/syntax/syntaxTrees';
import { CaseMaker } from '../../test/corpus/generated/caseMaker';
import { judge } from '../../test/corpus/generated/judge';
import { readSources } from '../../test/corpus/generated/readSources';
import { grammarFiles } from '../../test/support/grammarFiles';

/** Which cases to judge: from the first on, by steps. */
export interface CaseNumbers {
  readonly first: number;
  readonly step: number;
  readonly end: number;
}

export interface FormatTally {
  readonly made: number;
  /** Those that a careful person would apply, and how many of them were. */
  readonly clear: number;
  readonly right: number;
  readonly refused: number;
}

export interface JudgedCases {
  readonly formats: Readonly<Record<string, FormatTally>>;
  /** Each with what tells it: its format, its fault, its number. */
  readonly wrong: readonly string[];
}

async function judgeAll({ first, step, end }: CaseNumbers): Promise<JudgedCases> {
  const trees = new SyntaxTrees(grammarFiles());
  const open = async (languageId: string) => trees.open(languageId);
  const maker = new CaseMaker(readSources(), open);
  const formats: Record<string, FormatTally> = {};
  const wrong: string[] = [];
  for (let number = first; number < end; number += step) {
    const one = await maker.make(number);
    const { judgement } = await judge(one, open);
    const { made = 0, clear = 0, right = 0, refused = 0 } = formats[one.format] ?? {};
    formats[one.format] = {
      made: made + 1,
      clear: clear + (one.isClear ? 1 : 0),
      right: right + (one.isClear && judgement === 'right' ? 1 : 0),
      refused: refused + (judgement === 'refused' ? 1 : 0),
    };
    if (judgement === 'wrong') wrong.push(`${one.format} ${one.fault} ${number}`);
  }
  trees.dispose();
  return { formats, wrong };
}

judgeAll(workerData as CaseNumbers).then(
  (judged) => parentPort?.postMessage(judged),
  (error: unknown) => {
    throw error;
  },
);
