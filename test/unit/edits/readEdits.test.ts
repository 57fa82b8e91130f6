import assert from 'node:assert/strict';
import type { ReadAnswer } from '../../../src/core/edits/edit';
import { EditReader } from '../../../src/core/edits/editReader';
import { readEdits } from '../../../src/core/edits/readEdits';
import { seededRandom } from '../../support/seededRandom';
import type { AnswerCase } from './answers/answerCase';
import { bareAnswers, blockAnswers } from './answers/block';
import { patchAnswers } from './answers/patch';
import { searchReplaceAnswers } from './answers/searchReplace';
import { toolCallAnswers } from './answers/toolCall';
import { unifiedDiffAnswers } from './answers/unifiedDiff';

const cases: Readonly<Record<string, readonly AnswerCase[]>> = {
  'SEARCH/REPLACE': searchReplaceAnswers,
  'unified diffs': unifiedDiffAnswers,
  patches: patchAnswers,
  'tool calls written as text': toolCallAnswers,
  'blocks of code': blockAnswers,
  'code without a fence': bareAnswers,
};

function readInPieces(answer: string, finished: boolean, random: () => number): ReadAnswer {
  const reader = new EditReader();
  const cuts = Array.from({ length: 1 + random() * 12 }, () =>
    Math.floor(random() * answer.length),
  );
  let start = 0;
  for (const cut of [...cuts.sort((a, b) => a - b), answer.length]) {
    reader.push(answer.slice(start, cut));
    start = cut;
  }
  return reader.end(finished);
}

for (const [format, answers] of Object.entries(cases))
  describe(`reading ${format}`, () => {
    for (const { what, answer, edits = [], faults = [], cut } of answers)
      it(`${edits.length > 0 ? 'reads' : 'refuses'} ${what}`, () => {
        const read = readEdits(answer, { finished: !cut });
        assert.deepEqual(
          read.edits.map(({ format, path, change }) => [format, path, change]),
          edits,
        );
        assert.equal(read.faults.length, faults.length, JSON.stringify(read.faults));
        for (const [index, reason] of faults.entries())
          assert.match(read.faults[index]!.reason, reason);
        const random = seededRandom(answer.length);
        for (let split = 0; split < 20; split++)
          assert.deepEqual(readInPieces(answer, !cut, random), read);
      });
  });
