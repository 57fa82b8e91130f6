import assert from 'node:assert/strict';
import { collectedTurn, readCollected } from '../../../src/core/collect/collected';
import { createAttachment } from '../../../src/core/prompt/attachment';

const code = (path: string, first: number) =>
  createAttachment({
    id: path,
    uri: `file:///${path}`,
    path,
    languageId: 'typescript',
    text: 'x',
    lines: [first, first + 2],
  });

const read = (text: string, count = 3): readonly (readonly [number, string])[] => [
  ...readCollected(text, count),
];

describe('questions that were collected', () => {
  it('are one turn, each with its code', () => {
    const turn = collectedTurn([
      { code: code('a.ts', 3), question: 'Why?' },
      { code: code('b.ts', 1), question: 'How?' },
    ]);
    assert.match(
      turn.text,
      /Answer each of these 2 questions[^]*Question 1 \(a\.ts, lines 3-5\): Why\?\n\nQuestion 2 \(b\.ts, lines 1-3\): How\?/,
    );
    assert.equal(turn.attachments.length, 2);
  });

  it('get their answers by number, in whatever order they come', () => {
    assert.deepEqual(read('## Answer 2\nTwo.\n\n### answer 1:\nOne.\n- more\n## Answer 3\nThree'), [
      [2, 'Two.'],
      [1, 'One.\n- more'],
      [3, 'Three'],
    ]);
  });

  it('stay without one where it is missing, empty, said twice or of no question', () => {
    assert.deepEqual(read('Well:\n## Answer 1\n\n## Answer 4\nx'), []);
    assert.deepEqual(read('## Answer 1\na\n## Answer 1\nb\n## Answer 2\nc'), [[2, 'c']]);
    assert.deepEqual(read('One is this, two is that.'), []);
  });

  it('take no heading in code for the next answer', () => {
    const text = '## Answer 1\n```md\n## Answer 2\n```\nend';
    assert.deepEqual(read(text), [[1, '```md\n## Answer 2\n```\nend']]);
  });
});
