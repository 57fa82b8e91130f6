import assert from 'node:assert/strict';
import { EditReader } from '../../../src/core/edits/editReader';
import { readEdits } from '../../../src/core/edits/readEdits';
import { readInPieces } from '../../support/readInPieces';
import { seededRandom } from '../../support/seededRandom';
import type { AnswerCase } from './answers/answerCase';
import { announcedAnswers } from './answers/announced';
import { bareAnswers } from './answers/bare';
import { blockAnswers } from './answers/block';
import { diffOfFilesAnswers } from './answers/diffOfFiles';
import { patchAnswers } from './answers/patch';
import { searchReplaceAnswers } from './answers/searchReplace';
import { toolCallAnswers } from './answers/toolCall';
import { unifiedDiffAnswers } from './answers/unifiedDiff';

const cases: Readonly<Record<string, readonly AnswerCase[]>> = {
  'SEARCH/REPLACE': searchReplaceAnswers,
  'unified diffs': unifiedDiffAnswers,
  'diffs of files': diffOfFilesAnswers,
  patches: patchAnswers,
  'tool calls written as text': toolCallAnswers,
  'blocks of code': blockAnswers,
  'blocks that are announced': announcedAnswers,
  'code without a fence': bareAnswers,
};

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

describe('an answer that still comes', () => {
  const block = '<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n';

  /** How many edits there are after each piece. */
  const counts = (...pieces: readonly string[]): readonly number[] => {
    const reader = new EditReader();
    return pieces.map((piece) => {
      reader.push(piece);
      return reader.answer.edits.length;
    });
  };

  it('shows each block as soon as it is complete', () => {
    assert.deepEqual(counts('```ts\n', block, block.slice(0, -1), '\n', '```\n'), [0, 1, 1, 2, 2]);
  });

  it('shows each hunk of a diff when the next begins', () => {
    assert.deepEqual(
      counts('```diff\n', '@@\n-a\n+b\n', '@@\n', '-c\n+d\n', '```\n'),
      [0, 0, 1, 1, 2],
    );
  });

  it('shows each file of a patch when the next begins', () => {
    const file = '*** Update File: a.ts\n-a\n+b\n';
    assert.deepEqual(counts('*** Begin Patch\n', file, file, '*** End Patch\n'), [0, 0, 1, 2]);
  });

  it('takes back what turns out to be reasoning', () => {
    assert.deepEqual(counts(block, 'Or rather:\n</think>\n', block), [1, 0, 1]);
  });

  it('is not complete before its end', () => {
    const reader = new EditReader();
    reader.push(block);
    assert.equal(reader.answer.complete, false);
    assert.equal(reader.end().complete, true);
  });

  it('says in which of its lines each edit stands', () => {
    const { edits } = readEdits(`So:\n\n${block}\n\`\`\`ts\nc\n\`\`\`\n`);
    assert.deepEqual(
      edits.map(({ source }) => source),
      [
        [2, 7],
        [8, 11],
      ],
    );
  });
});
